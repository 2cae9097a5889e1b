import { EXAMPLE, iamUser, temporaryCredentials } from '../../../src/sandbox/index.ts';
import { ENV, type Person } from '../person.ts';
import type { Scene } from '../scene.ts';
import { KEYS, using } from './profile.ts';

const HOUR_MS = 3_600_000;
const { accessKeyId, secretAccessKey } = EXAMPLE;
const MFA = 'mfa_serial = arn:aws:iam::111122223333:mfa/ada\n';
const ROLE = `role_arn = ${EXAMPLE.roleArn}\n`;
const REGION = 'region = eu-central-1\n';

/** A config whose profile `work` has these keys. */
function work(keys: string) {
  return ({ config }: Person) => config(`[profile work]\n${REGION}${keys}`);
}

/** Access keys in the environment instead of a profile. */
function exported(keys: Readonly<Record<string, string>>) {
  return async (person: Person) => {
    await using(undefined)(person);
    Object.assign(person.env, keys);
  };
}

/** What a program prints that hands over credentials. */
function answer(given: object): string {
  return `echo '${JSON.stringify(given)}'`;
}

/** Temporary credentials that ended an hour ago. */
function endedKeys({ sandbox }: Person) {
  const user = iamUser(EXAMPLE.sandboxAccount, 'ada', []);
  const keys = temporaryCredentials(user, new Date(Date.now() - HOUR_MS));
  sandbox.cloud.sessions.push(keys);
  return keys;
}

const CHAIN: readonly Scene[] = [
  {
    row: 'mfa-in-chain',
    when: 'the role of the profile asks for a code',
    arrange: ({ config }) =>
      config(`[profile work]\n${ROLE}source_profile = base\n${MFA}${REGION}\n[profile base]\n${KEYS}`),
    status: 'fail',
    found: /mfa_serial = arn:aws:iam::111122223333:mfa\/ada stands in the profile 'work'\. The AWS CLI asks/,
    fix: /IAM Identity Center.*aws sts get-session-token/,
    origin: '.aws/config',
  },
  {
    row: 'mfa-in-chain',
    when: 'a role on the way asks for a code',
    arrange: ({ config }) =>
      config(
        `[profile work]\n${ROLE}source_profile = middle\n${REGION}\n[profile middle]\n${ROLE}${MFA}source_profile = base\n\n[profile base]\n${KEYS}`,
      ),
    status: 'fail',
    found: /stands in the profile 'middle' \(work → middle\)/,
  },
  {
    row: 'web-identity-token',
    when: 'the token of the platform is not there',
    arrange: work(`${ROLE}web_identity_token_file = /nonexistent/token\n`),
    status: 'fail',
    found: /\/nonexistent\/token does not exist/,
    fix: /where the platform puts the token/,
    origin: '.aws/config',
  },
  {
    row: 'process-broken',
    when: 'the program of the profile is not there',
    arrange: work('credential_process = company-credentials --for work\n'),
    status: 'fail',
    found: /There is no program company-credentials\. Install it/,
    fix: /Correct credential_process so that the shell finds its program/,
    origin: '.aws/config',
  },
];

const PROCESS: readonly Scene[] = (
  [
    ['prints something else than JSON', 'echo nonsense', /What it prints is not JSON/],
    ['ends with an error', 'echo secret-of-the-program >&2; exit 3', /^It ended with exit status 3\.$/],
    [
      'tells no version',
      answer({ AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey }),
      /lacks Version/,
    ],
    [
      'hands over what has expired',
      answer({
        Version: 1,
        AccessKeyId: accessKeyId,
        SecretAccessKey: secretAccessKey,
        SessionToken: 'x',
        Expiration: '2020-01-01T00:00:00Z',
      }),
      /The credentials that it prints ended/,
    ],
  ] as const
).map(([when, command, found]) => ({
  row: 'process-broken',
  when: `the program of the profile ${when}`,
  arrange: work(`credential_process = ${command}\n`),
  status: 'fail' as const,
  found,
  fix: /Run the command of credential_process in a terminal/,
  origin: '.aws/config',
}));

const EXPORT: readonly Scene[] = (
  [
    [
      'ends with an error',
      'exit 3',
      'warn',
      /ended with exit status 3\. Claude Code signs with other credentials instead/,
    ],
    ['prints something else than JSON', 'echo nonsense', 'warn', /is not JSON/],
    [
      'lacks a session token',
      answer({ AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey }),
      'warn',
      /lacks SessionToken/,
    ],
    [
      'names a program that is not there',
      'company-credentials',
      'warn',
      /There is no program company-credentials/,
    ],
  ] as const
).map(([when, awsCredentialExport, status, found]) => ({
  row: 'export-command',
  when: `awsCredentialExport ${when}`,
  arrange: using('work', { awsCredentialExport }),
  status,
  found,
  fix: /prints temporary credentials with a SessionToken/,
  origin: '.claude/settings.json',
}));

const KEPT: readonly Scene[] = [
  {
    row: 'export-command',
    when: 'awsCredentialExport stands below env',
    arrange: ({ settings }) => settings({ env: { ...ENV, awsCredentialExport: 'company-credentials' } }),
    status: 'warn',
    found: /it belongs to the top level/,
    fix: /--fix export-command --plan/,
    origin: '.claude/settings.json',
  },
  {
    row: 'credentials-expired',
    when: 'the exported keys tell that they are over',
    arrange: exported({
      AWS_ACCESS_KEY_ID: 'ASIAEXPIREDEXPIRED00',
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_SESSION_TOKEN: 'x',
      AWS_CREDENTIAL_EXPIRATION: new Date(Date.now() - 3 * HOUR_MS).toISOString(),
    }),
    status: 'fail',
    found: /The access key ASIA…ED00 \(AWS_ACCESS_KEY_ID in the environment\) ended 3 hours ago/,
    fix: /Put new ones in the shell, and start Claude Code again from it/,
    origin: 'environment',
  },
  {
    row: 'credentials-expired',
    when: 'temporary keys in the credentials file are over',
    arrange: async (person) => {
      const keys = endedKeys(person);
      await person.config(`[profile work]\n${REGION}`);
      await person.credentials(
        `[work]\naws_access_key_id = ${keys.accessKeyId}\naws_secret_access_key = ${keys.secretAccessKey}\naws_session_token = ${keys.sessionToken}\n`,
      );
    },
    status: 'fail',
    found: /of the AWS profile 'work' \(.*credentials\) ended\. .*AWS says/,
    fix: /Put new ones into the profile 'work' in .*credentials/,
    origin: '.aws/credentials',
  },
  {
    row: 'credentials-invalid',
    when: 'the access key was deleted',
    arrange: async (person) => {
      await work(KEYS)(person);
      person.sandbox.cloud.users = [];
    },
    status: 'fail',
    found: /The access key AKIA…OPER of the AWS profile 'work' .* is not accepted\./,
    fix: /Put new ones into the profile 'work'/,
    origin: '.aws/config',
  },
  {
    row: 'credentials-invalid',
    when: 'the exported secret is mistyped',
    arrange: exported({ AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: 'mistyped'.repeat(5) }),
    status: 'fail',
    found: /AWS_ACCESS_KEY_ID in the environment\) is not accepted/,
    fix: /Or remove them from the environment and use a profile/,
    origin: 'environment',
  },
  {
    row: 'clock-skew',
    when: 'the clock is an hour behind',
    arrange: ({ sandbox }) => sandbox.fail({}, { kind: 'skew', seconds: 3600 }),
    status: 'fail',
    found: /behind the clock of AWS/,
    fix: /Set the clock/,
  },
  {
    row: 'credentials-unavailable',
    when: 'nothing names any credentials',
    arrange: using(undefined),
    status: 'fail',
    found: /No AWS_PROFILE, access keys or API key are set/,
    fix: /Choose the profile that Claude Code is to use: \/bedrock:setup/,
  },
  {
    row: 'credentials-unavailable',
    when: 'there is no profile at all',
    arrange: async (person) => {
      await using(undefined)(person);
      await person.config('');
    },
    status: 'fail',
    found: /There is no profile in /,
    fix: /^Sign in with \/bedrock:setup: it takes the address of your AWS access portal, or an API key\./,
  },
  {
    row: 'identity',
    when: 'all is well',
    arrange: () => undefined,
    status: 'ok',
    found:
      /^account 111122223333, arn:aws:sts::111122223333:assumed-role\/AWSReservedSSO_BedrockUser_.*, access key ASIA…/,
  },
  {
    row: 'account-unexpected',
    when: 'the keys of the profile belong to another account than it names',
    arrange: work(`aws_account_id = ${EXAMPLE.productionAccount}\n${KEYS}`),
    status: 'warn',
    found: /'work' names account 444455556666; what signs is arn:aws:iam::111122223333:user\/developer/,
    fix: /Choose the profile of the account/,
    origin: '.aws/config',
  },
];

export const CREDENTIALS_SCENES: readonly Scene[] = [...CHAIN, ...PROCESS, ...EXPORT, ...KEPT];
