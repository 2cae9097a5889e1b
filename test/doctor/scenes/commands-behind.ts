import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CONFIG, ENV, type Person } from '../person.ts';
import type { Scene } from '../scene.ts';
import { printedKeys, putHandingAws, putProgram } from '../stand-in-aws.ts';

const HOUR_MS = 3_600_000;
const EXPORT = 'aws configure export-credentials --profile work --format process';
const REFRESH = 'aws sso login --profile work';
const OVER = { expiresAt: new Date(Date.now() - 3 * HOUR_MS).toISOString(), refreshToken: undefined };

/** A profile `bedrock`, which signs, with this credential process beside the profile `work`. */
export function byProcess(command: string, awsAuthRefresh: string | undefined = REFRESH) {
  return async ({ config, settings }: Person) => {
    await config(`${CONFIG}\n[profile bedrock]\nregion = eu-central-1\ncredential_process = ${command}\n`);
    await settings({ env: { ...ENV, AWS_PROFILE: 'bedrock' }, awsAuthRefresh });
  };
}

/** A command of the settings that hands over credentials; without one, nothing else would sign. */
export function byExport(awsCredentialExport: string, more: object = {}) {
  return ({ settings }: Person) =>
    settings({ env: { ...ENV, AWS_PROFILE: undefined }, awsCredentialExport, ...more });
}

const SPELLINGS = [
  EXPORT,
  'aws --profile work configure export-credentials --format process',
  "sh -c 'AWS_PROFILE=work exec aws configure export-credentials'",
] as const;

const EXPIRED: readonly Scene[] = [
  ...SPELLINGS.map((command) => [`${command} of the profile`, byProcess(command)] as const),
  ...SPELLINGS.map((command) => [`${command} of the settings`, byExport(command)] as const),
].map(([when, arrange]) => ({
  row: 'sso-expired',
  when: `the sign-in behind ${when} is over`,
  arrange: async (person: Person) => {
    await putHandingAws(person, 'Error loading SSO Token: Token for corp does not exist');
    await arrange(person);
    await person.signIn(OVER);
  },
  status: 'fail' as const,
  found: /It ended 3 hours ago\. It came without a refresh token/,
  fix: /Sign in again\. claude-bedrock login --profile work/,
  origin: '.aws/config',
}));

const BEHIND: readonly Scene[] = [
  {
    row: 'sso-not-signed-in',
    when: 'nobody has signed in for the profile whose credentials are handed over',
    arrange: async (person) => {
      await putHandingAws(person, 'nothing');
      await byProcess(EXPORT)(person);
      await rm(await person.signIn());
    },
    status: 'fail',
    found: /session corp .* does not exist/,
    fix: /claude-bedrock login --profile work/,
  },
  {
    row: 'sso-expired',
    when: 'AWS refuses to renew the sign-in behind a credential process',
    arrange: async (person) => {
      await putHandingAws(person);
      await byProcess(EXPORT)(person);
      await person.signIn({ expiresAt: OVER.expiresAt });
      person.sandbox.cloud.ssoTokens = [];
    },
    status: 'fail',
    found: /ended 3 hours ago/,
    fix: /claude-bedrock login --profile work/,
  },
  {
    row: 'sso-expired',
    when: 'a program that keeps its own sign-ins is named beside one of the AWS CLI that is over',
    arrange: async (person) => {
      await putProgram(person, 'aws-vault', 'sleep 60');
      await byProcess('aws-vault exec work --json')(person);
      await person.signIn(OVER);
    },
    status: 'warn',
    found: /aws-vault may keep a sign-in of its own/,
    fix: /claude-bedrock login --profile work/,
  },
  {
    row: 'process-broken',
    when: 'the profile whose credentials are handed over does not exist',
    arrange: async (person) => {
      await putHandingAws(person, 'The config profile (wrok) could not be found');
      await byProcess(EXPORT.replace('work', 'wrok'))(person);
    },
    status: 'fail',
    found: /the AWS profile 'wrok', which does not exist/,
    fix: /credential_process/,
    origin: '.aws/config',
  },
  {
    row: 'process-broken',
    when: 'a credential process asks for the credentials of its own profile',
    arrange: async (person) => {
      await putHandingAws(person, 'a circle');
      await byProcess(EXPORT.replace('work', 'bedrock'))(person);
    },
    status: 'fail',
    found: /the AWS profile 'bedrock', which asks it: a circle/,
  },
  {
    row: 'export-command',
    when: 'the sign-in behind awsCredentialExport is over, and keys of the shell sign instead',
    arrange: async (person) => {
      await putHandingAws(person, 'Token has expired and refresh failed');
      await byExport(EXPORT)(person);
      await person.signIn(OVER);
      const { AccessKeyId, SecretAccessKey, SessionToken } = printedKeys(person) as Record<string, string>;
      Object.assign(person.env, {
        AWS_ACCESS_KEY_ID: AccessKeyId,
        AWS_SECRET_ACCESS_KEY: SecretAccessKey,
        AWS_SESSION_TOKEN: SessionToken,
      });
    },
    status: 'warn',
    found: /has expired\. .* Claude Code signs with other credentials instead/,
    fix: /Sign in again\. claude-bedrock login --profile work/,
  },
];

/** What the doctor does not start unless it is told to. */
const UNSTARTED: readonly Scene[] = [
  {
    row: 'process-broken',
    when: 'a program that is not known hands over credentials',
    arrange: async (person) => {
      const marker = join(person.world.home, 'started');
      await putProgram(person, 'company-credentials', `touch '${marker}'; sleep 60`);
      await byProcess('company-credentials --for bedrock', 'company-credentials --login')(person);
    },
    status: 'warn',
    found: /may wait for a person or open a browser/,
    fix: /claude-bedrock doctor --run-commands/,
    origin: '.aws/config',
  },
  {
    row: 'export-command',
    when: 'a program that is not known is awsCredentialExport',
    arrange: async (person) => {
      await putProgram(person, 'company-credentials', 'sleep 60');
      await byExport('company-credentials')(person);
    },
    status: 'warn',
    found: /may wait for a person or open a browser/,
    fix: /claude-bedrock doctor --run-commands/,
  },
  {
    row: 'process-broken',
    when: 'a program that is not known is started, as was said, and fails for want of a sign-in',
    arrange: async (person) => {
      await putProgram(
        person,
        'company-credentials',
        'echo >&2 "secret: Error when retrieving token from sso: Token has expired and refresh failed"; exit 1',
      );
      await byProcess('company-credentials')(person);
    },
    options: ['--run-commands'],
    status: 'fail',
    found: /^It ended with exit status 1\. The IAM Identity Center session has expired\./,
    fix: /Sign in where that program does/,
  },
];

export const COMMAND_SCENES: readonly Scene[] = [...EXPIRED, ...BEHIND, ...UNSTARTED];
