import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXAMPLE } from '../../../src/sandbox/index.ts';
import { putAwsCli, putSsoToken } from '../../support/aws-home.ts';
import { PATH } from '../../support/environment.ts';
import { put } from '../../support/world.ts';
import { CONFIG, ENV, type Person } from '../person.ts';
import type { Scene } from '../scene.ts';

const HOUR_MS = 3_600_000;
const later = (ms: number) => new Date(Date.now() + ms).toISOString();

/** The older form: the profile names the portal itself, whose token is kept under the start URL. */
export const LEGACY = `[profile work]
sso_start_url = ${EXAMPLE.startUrl}
sso_region = ${EXAMPLE.ssoRegion}
sso_account_id = ${EXAMPLE.sandboxAccount}
sso_role_name = BedrockUser
region = eu-central-1
`;

/** Makes the profile one of the older form; `expiresAt` is the end of its sign-in. */
async function legacy({ config, signIn, world }: Person, expiresAt = later(5 * HOUR_MS)): Promise<void> {
  await config(LEGACY);
  const token = JSON.parse(await readFile(await signIn(), 'utf8'));
  const { startUrl, region, accessToken } = token;
  await putSsoToken(world.home, EXAMPLE.startUrl, { startUrl, region, accessToken, expiresAt });
}

const NOT_SIGNED_IN: readonly Scene[] = [
  {
    row: 'sso-not-signed-in',
    when: 'nobody has signed in yet',
    arrange: async ({ signIn }) => rm(await signIn()),
    status: 'fail',
    found:
      /session corp \(https:\/\/example\.awsapps\.com\/start in eu-central-1\)\. .*\.json does not exist/,
    fix: /claude-bedrock login --profile work/,
    where: 'prompt',
    origin: '.aws/config',
  },
  {
    row: 'sso-not-signed-in',
    when: 'the file of the sign-in is cut off',
    arrange: async ({ signIn }) => writeFile(await signIn(), '{"accessToken": "aoa'),
    status: 'fail',
    found: /What is kept of it in .*\.json is damaged/,
    fix: /claude-bedrock login --profile work/,
  },
  {
    row: 'sso-not-signed-in',
    when: 'the file of the sign-in cannot be read',
    arrange: async ({ signIn }) => {
      const file = await signIn();
      await rm(file);
      await mkdir(file);
    },
    status: 'fail',
    found: /which cannot be read/,
  },
  {
    row: 'sso-not-signed-in',
    when: 'the session was pointed to another portal',
    arrange: async ({ config, sandbox }) => {
      await config(CONFIG.replace(EXAMPLE.startUrl, 'https://other.awsapps.com/start'));
      sandbox.cloud.ssoTokens = [];
    },
    status: 'fail',
    found: /is for another portal: https:\/\/example\.awsapps\.com\/start/,
  },
  {
    row: 'sso-not-signed-in',
    when: 'a role is taken by way of a profile that is not signed in',
    arrange: async ({ config, signIn }) => {
      await config(
        `${CONFIG.replace('profile work', 'profile base')}\n[profile work]\nrole_arn = ${EXAMPLE.roleArn}\nsource_profile = base\n`,
      );
      await rm(await signIn());
    },
    status: 'fail',
    found: /session corp/,
    fix: /claude-bedrock login --profile work/,
  },
  {
    row: 'sso-not-signed-in',
    when: 'the profile signs in at the AWS console',
    arrange: ({ config }) =>
      config('[profile work]\nlogin_session = arn:aws:iam::111122223333:user/ada\nregion = eu-central-1\n'),
    status: 'fail',
    found: /a sign-in to the AWS console\. There is none on this computer/,
    fix: /AWS CLI 2\.32 or newer.*aws login --profile work/,
  },
];

const EXPIRED: readonly Scene[] = [
  {
    row: 'sso-expired',
    when: 'it is over, and there is no refresh token',
    arrange: ({ signIn }) => signIn({ expiresAt: later(-3 * HOUR_MS), refreshToken: undefined }),
    status: 'fail',
    found: /It ended 3 hours ago\. It came without a refresh token/,
    fix: /Sign in again\. claude-bedrock login --profile work/,
  },
  {
    row: 'sso-expired',
    when: 'the client registration that could renew it is over too',
    arrange: async ({ signIn, sandbox }) => {
      const registrationExpiresAt = later(-5 * 24 * HOUR_MS);
      await signIn({ expiresAt: later(-HOUR_MS), registrationExpiresAt });
      for (const client of sandbox.cloud.oidcClients) client.expiresAt = new Date(registrationExpiresAt);
    },
    status: 'fail',
    found: /The client registration that could renew it ended 5 days ago/,
    fix: /claude-bedrock login --profile work/,
  },
  {
    row: 'sso-expired',
    when: 'it is of the older form and over',
    arrange: (person) => legacy(person, later(-HOUR_MS)),
    status: 'fail',
    found: /In its older form a sign-in cannot renew itself/,
    fix: /claude-bedrock login --profile work/,
  },
  {
    row: 'sso-expired',
    when: 'somebody signed out at the portal',
    arrange: ({ sandbox }) => {
      sandbox.cloud.ssoTokens = [];
    },
    status: 'fail',
    found: /Session token not found or invalid/,
    fix: /claude-bedrock login --profile work/,
  },
  {
    row: 'sso-expiring',
    when: 'it ends in ten minutes and does not renew itself',
    arrange: ({ signIn }) => signIn({ expiresAt: later(10 * 60_000), refreshToken: undefined }),
    status: 'warn',
    found: /It cannot renew itself/,
    fix: /before it ends\. claude-bedrock login --again --profile work/,
  },
];

const FORM: readonly Scene[] = [
  {
    row: 'sso-legacy',
    when: 'the profile names the portal itself',
    arrange: (person) => legacy(person),
    status: 'warn',
    found: /'work' names the portal itself.* lasts 8 hours/,
    fix: /claude-bedrock doctor --fix sso-legacy --plan/,
    origin: '.aws/config',
  },
  {
    row: 'sso-legacy',
    when: 'the session does not ask for what renews it',
    arrange: async ({ config, signIn }) => {
      await config(CONFIG.replace('sso:account:access', 'codewhisperer:completions'));
      await signIn({ refreshToken: undefined });
    },
    status: 'warn',
    found: /\[sso-session corp\] does not ask for sso:account:access/,
    fix: /claude-bedrock doctor --fix sso-legacy --plan/,
  },
];

const PORTAL: readonly Scene[] = [
  {
    row: 'sso-wrong-region',
    when: 'the profile names another region than the sign-in was made in',
    arrange: ({ config, env, sandbox }) => {
      env.AWS_ENDPOINT_URL_SSO = sandbox.urlIn('us-east-1');
      return config(CONFIG.replace('sso_region = eu-central-1', 'sso_region = us-east-1'));
    },
    status: 'fail',
    found: /\[sso-session corp\] says sso_region = us-east-1, and the sign-in was made in eu-central-1/,
    fix: /Write sso_region = eu-central-1 into \[sso-session corp\]/,
    origin: '.aws/config',
  },
  {
    row: 'sso-wrong-region',
    when: 'Claude Code 2.1.207 asks the portal in the region of Bedrock',
    arrange: async ({ env, settings, world }) => {
      const directory = join(world.home, 'versions');
      await mkdir(directory, { recursive: true });
      env.CLAUDE_CODE_EXECPATH = join(directory, '2.1.207');
      await writeFile(env.CLAUDE_CODE_EXECPATH, '', { mode: 0o755 });
      await settings({ env: { ...ENV, AWS_REGION: 'eu-west-1' } });
    },
    status: 'fail',
    found: /The portal is in eu-central-1; this version asks in eu-west-1/,
    fix: /claude update/,
  },
  {
    row: 'sso-region-unknown',
    when: 'the region of the portal is misspelt',
    arrange: async ({ config, signIn }) => {
      await config(CONFIG.replace('sso_region = eu-central-1', 'sso_region = eu-central1'));
      await signIn({ region: 'eu-central1' });
    },
    status: 'fail',
    found: /\[sso-session corp\] says sso_region = eu-central1/,
    fix: /the AWS access portal shows it/,
    origin: '.aws/config',
  },
  {
    row: 'sso-access-removed',
    when: 'the assignment was revoked',
    arrange: ({ sandbox }) => {
      for (const center of sandbox.cloud.identityCenters) center.assignments = [];
    },
    status: 'fail',
    found: /No access/,
    fix: /^Send the text below to whoever manages IAM Identity Center\. Until then, another account or role/,
    origin: '.aws/config',
  },
  {
    row: 'sso-portal-unknown',
    when: 'the sign-in is over, and its region knows nothing of it when it is to be renewed',
    arrange: async ({ sandbox, signIn }) => {
      await signIn({ expiresAt: later(-HOUR_MS) });
      sandbox.fail(
        { service: 'sso-oidc' },
        { kind: 'error', status: 400, code: 'InvalidRequestException', message: 'Invalid request' },
      );
    },
    status: 'fail',
    found: /Asked was the session corp/,
    fix: /start URL/,
    origin: '.aws/config',
  },
  {
    row: 'sso-throttled',
    when: 'the portal asks to wait',
    arrange: ({ sandbox }) =>
      sandbox.fail(
        { service: 'sso' },
        { kind: 'error', status: 429, code: 'TooManyRequestsException', message: 'Too many requests' },
      ),
    status: 'fail',
    found: /Asked was the session corp/,
    fix: /Wait a minute/,
  },
];

/** The healthy person with a command that is to renew the sign-in. */
function refreshing(awsAuthRefresh: string, more: (person: Person) => unknown = () => undefined) {
  return async (person: Person) => {
    person.env.PATH = `${await putAwsCli(person.world.home, '2.15.3')}:${PATH}`;
    await person.settings({ awsAuthRefresh, env: ENV });
    await more(person);
  };
}

const KEYS_CONFIG = `[profile work]\nregion = eu-central-1\naws_access_key_id = ${EXAMPLE.accessKeyId}\naws_secret_access_key = ${EXAMPLE.secretAccessKey}\n`;

const REFRESH: readonly Scene[] = (
  [
    [
      'names another profile',
      refreshing('aws sso login --profile old'),
      /It names the AWS profile 'old'.*what signs is 'work'/,
      /Write aws sso login --profile work instead.*--fix refresh-command --plan/,
    ],
    [
      'names another session',
      refreshing('aws sso login --sso-session other'),
      /signs in to the session other, not to corp/,
    ],
    [
      'names no profile, and the shell has another one',
      refreshing('aws sso login', ({ env }) => Object.assign(env, { AWS_DEFAULT_PROFILE: 'old' })),
      /It names no profile, so it takes 'old'/,
    ],
    [
      'names a program that is not there',
      refreshing('company-sso --login work'),
      /There is no program company-sso/,
      /--fix refresh-command --plan/,
    ],
    [
      'needs an AWS CLI that is not there',
      refreshing('aws sso login --profile work', ({ env }) => Object.assign(env, { PATH: '/nonexistent' })),
      /There is no program aws/,
      /Let \/bedrock:setup write a command/,
    ],
    [
      'needs a newer AWS CLI',
      refreshing('aws sso login --profile work', async ({ env, world }) => {
        env.PATH = `${await putAwsCli(world.home, '1.32.0')}:${PATH}`;
      }),
      /The AWS CLI 1\.32\.0 has no such command; version 2\.0\.0/,
    ],
    [
      'stands before a profile with access keys',
      refreshing('aws sso login --profile work', ({ config }) => config(KEYS_CONFIG)),
      /'work' has no sign-in that it could renew/,
      /Remove it.*--fix refresh-command --plan/,
    ],
    [
      'stands below env',
      async (person: Person) => {
        await refreshing('')(person);
        await person.settings({ env: { ...ENV, awsAuthRefresh: 'aws sso login --profile work' } });
      },
      /it belongs to the top level/,
      /--fix refresh-command --plan/,
    ],
    [
      'names a file of my own for the whole team',
      refreshing('', async ({ settings, world }) => {
        const program = await put(join(world.home, 'bin', 'login'), '#!/bin/sh\n');
        await chmod(program, 0o755);
        await settings({ env: ENV });
        await settings({ awsAuthRefresh: program }, 'project');
      }),
      /names .*\/bin\/login, a file of your own, in settings that the team shares/,
    ],
    [
      "holds the profile's name without quotes",
      refreshing('', async ({ config, credentials, settings }) => {
        await config(CONFIG);
        await credentials(
          `[$(id)]\nsso_session = corp\nsso_account_id = ${EXAMPLE.sandboxAccount}\nsso_role_name = BedrockUser\n`,
        );
        await settings({
          awsAuthRefresh: 'aws sso login --profile $(id)',
          env: { ...ENV, AWS_PROFILE: '$(id)' },
        });
      }),
      /stands without quotes/,
    ],
    [
      'is for the console, and the profile is not',
      refreshing('aws login --profile work', async ({ env, world }) => {
        env.PATH = `${await putAwsCli(world.home, '2.33.0')}:${PATH}`;
      }),
      /signs in through IAM Identity Center \(aws sso login\), and the command does not/,
    ],
  ] as const
).map(([when, arrange, found, fix]) => ({
  row: 'refresh-command',
  when: `awsAuthRefresh ${when}`,
  arrange,
  status: 'warn' as const,
  found,
  ...(fix && { fix }),
}));

export const SIGN_IN_SCENES: readonly Scene[] = [
  ...NOT_SIGNED_IN,
  ...EXPIRED,
  ...FORM,
  ...PORTAL,
  ...REFRESH,
];
