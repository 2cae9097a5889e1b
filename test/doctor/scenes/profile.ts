import { join } from 'node:path';
import { EXAMPLE } from '../../../src/sandbox/index.ts';
import { exportCommand } from '../../../src/shell/export-command.ts';
import { put } from '../../support/world.ts';
import { CONFIG, ENV, type Person } from '../person.ts';
import type { Scene } from '../scene.ts';

const { accessKeyId, secretAccessKey } = EXAMPLE;
export const KEYS = `aws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;
const GONE_KEYS = KEYS.replace(accessKeyId, 'AKIADELETEDLONGAGO00');

/** Settings that name another profile. */
export function using(profile: string | undefined, more: object = {}) {
  return ({ settings }: Person) => settings({ env: { ...ENV, AWS_PROFILE: profile }, ...more });
}

const MISSING: readonly Scene[] = [
  {
    row: 'profile-missing',
    when: 'the name of the profile is misspelt',
    arrange: using('wrok'),
    status: 'fail',
    found: /env\.AWS_PROFILE in .*settings\.json names it\. The profiles there are: work\./,
    fix: /Use 'work', .*claude-bedrock doctor --fix profile-missing --plan/,
    origin: '.claude/settings.json',
  },
  {
    row: 'profile-missing',
    when: 'the shell names it, and two names are near',
    arrange: async ({ env, settings, config }) => {
      await settings({ env: { ...ENV, AWS_PROFILE: undefined } });
      await config(CONFIG.replace('[profile work]', '[profile work1]\nregion = x\n[profile work2]'));
      env.AWS_PROFILE = 'work3';
    },
    status: 'fail',
    found: /AWS_PROFILE in the environment names it\. The profiles there are: work1, work2\./,
    fix: /Use 'work1', if that is the one you mean\. $/,
    origin: 'environment',
  },
  {
    row: 'profile-missing',
    when: 'AWS_CONFIG_FILE leads to another file',
    arrange: async ({ env, world }) => {
      env.AWS_CONFIG_FILE = await put(join(world.home, 'moved', 'config'), '[profile other]\nregion = x\n');
    },
    status: 'fail',
    found: /The profiles there are: other in .*moved\/config, and .*credentials does not exist\./,
    fix: /'work' stands in ~\/\.aws, which is not read because of AWS_CONFIG_FILE in the environment/,
  },
  {
    row: 'profile-missing',
    when: 'the AWS files are not there at all',
    arrange: ({ env, world }) => {
      env.AWS_CONFIG_FILE = join(world.home, 'nowhere');
      env.AWS_SHARED_CREDENTIALS_FILE = join(world.home, 'nowhere-else');
    },
    status: 'fail',
    found: /There is no profile: .*nowhere and .*nowhere-else do not exist\.$/,
  },
  {
    row: 'profile-missing',
    when: 'its name has a space, so the SDK drops it',
    arrange: async (person) => {
      await person.config(CONFIG.replace('[profile work]', '[profile two words]'));
      await using('two words')(person);
    },
    status: 'fail',
    found:
      /the AWS SDK drops it\. Line 1: \[profile two words\] is not read by Claude Code: its name holds a space/,
    fix: /a name of letters, digits, - and _/,
  },
  {
    row: 'profile-missing',
    when: 'its section lacks the word profile',
    arrange: (person) => person.config(CONFIG.replace('[profile work]', '[work]')),
    status: 'fail',
    found: /write \[profile work\]/,
  },
  {
    row: 'profile-missing',
    when: 'our command hands over the credentials of a profile that was renamed',
    arrange: async (person) => {
      const launcher = join(person.world.home, '.claude/bedrock/bin/claude-bedrock');
      const awsCredentialExport = exportCommand(launcher, "ada's old", 'linux');
      await using(undefined, { awsCredentialExport })(person);
    },
    status: 'fail',
    found: /awsCredentialExport in .* names it/,
    fix: /Choose a profile that exists/,
  },
];

const INCOMPLETE: readonly Scene[] = [
  [
    'its sso_session names no section',
    'sso_session = corp',
    'sso_session = crop',
    /sso_session names crop/,
    /Write sso_session = corp/,
  ],
  [
    'it lacks the role',
    'sso_role_name = BedrockUser\n',
    '',
    /sso_role_name is missing/,
    /Complete the profile 'work' in/,
  ],
  [
    'the session lacks the region',
    'sso_region = eu-central-1\n',
    '',
    /sso_region is missing in \[sso-session corp\]/,
    /Complete/,
  ],
].map(([when, from, to, found, fix]) => ({
  row: 'profile-incomplete',
  when: String(when),
  arrange: ({ config }: Person) => config(CONFIG.replace(String(from), String(to))),
  status: 'fail' as const,
  found: found as RegExp,
  fix: fix as RegExp,
  origin: '.aws/config',
}));

const ROLE = `role_arn = ${EXAMPLE.roleArn}\n`;
const CHAINS: readonly Scene[] = [
  ['it has a region and nothing else', 'region = eu-central-1\n', /it names no credentials/],
  [
    'its source_profile does not exist',
    `${ROLE}source_profile = bose\n`,
    /source_profile of work names bose/,
    /Write source_profile = base/,
  ],
  [
    'its source_profile goes in a circle',
    `${ROLE}source_profile = base\n`,
    /in a circle: base → work → base/,
  ],
].map(([when, section, found, fix]) => ({
  row: 'profile-incomplete',
  when: String(when),
  arrange: ({ config }: Person) =>
    config(`[profile work]\n${section}\n[profile base]\n${ROLE}source_profile = work\n`),
  status: 'fail' as const,
  found: found as RegExp,
  fix: (fix ?? /choose another one/) as RegExp,
}));

const HALF_A_DEFAULT: Scene = {
  row: 'profile-incomplete',
  when: 'nothing names a profile, and `default` has half of a sign-in, at which the SDK stops',
  arrange: async (person) => {
    await using(undefined)(person);
    await person.config(
      '[default]\nsso_start_url = https://example.awsapps.com/start\nsso_region = eu-central-1\n',
    );
  },
  status: 'fail',
  found: /sso_account_id.*missing/,
  fix: /Complete the profile 'default'/,
  origin: '.aws/config',
};

const DIFFERENT: readonly Scene[] = [
  {
    row: 'static-shadows-sso',
    when: 'deleted access keys stand under the name of the profile',
    arrange: ({ credentials }) => credentials(`[work]\n${GONE_KEYS}`),
    status: 'fail',
    found: /takes AKIA…GO00 from .*credentials, which AWS does not accept; the AWS CLI signs in/,
    fix: /Take aws_access_key_id, .* out of the profile 'work'/,
    origin: '.aws/credentials',
  },
  {
    row: 'static-shadows-sso',
    when: 'access keys that work stand under the name of the profile',
    arrange: ({ credentials }) => credentials(`[work]\n${KEYS}`),
    status: 'warn',
    found: /takes AKIA…OPER from .*credentials; the AWS CLI signs in/,
  },
  {
    row: 'chain-differs',
    when: 'only AWS_DEFAULT_PROFILE names the profile',
    arrange: async (person) => {
      await using(undefined)(person);
      person.env.AWS_DEFAULT_PROFILE = 'work';
    },
    status: 'fail',
    found: /The AWS CLI takes the profile 'work' by it\. Claude Code takes none\./,
    fix: /Set AWS_PROFILE to 'work' instead/,
    origin: 'environment',
  },
  {
    row: 'chain-differs',
    when: 'only AWS_DEFAULT_PROFILE names the profile, and nobody looked whether there are other credentials',
    arrange: async (person) => {
      await using(undefined)(person);
      person.env.AWS_DEFAULT_PROFILE = 'work';
    },
    options: ['--offline'],
    status: 'warn',
    found: /Claude Code takes none\./,
    fix: /Set AWS_PROFILE to 'work' instead/,
  },
  {
    row: 'chain-differs',
    when: 'AWS_DEFAULT_PROFILE names another profile than default',
    arrange: async (person) => {
      await person.config(`[default]\n${KEYS}\n${CONFIG}`);
      await using(undefined, { env: { ...ENV, AWS_PROFILE: undefined, AWS_DEFAULT_PROFILE: 'work' } })(
        person,
      );
    },
    status: 'warn',
    found: /Claude Code takes the profile 'default'\./,
    origin: '.claude/settings.json',
  },
  {
    row: 'chain-differs',
    when: 'the environment holds other access keys than the profile',
    arrange: async ({ config, env }) => {
      await config(`[profile work]\nregion = eu-central-1\n${KEYS}`);
      Object.assign(env, {
        AWS_ACCESS_KEY_ID: 'AKIAOTHEROTHEROTHER0',
        AWS_SECRET_ACCESS_KEY: 'x'.repeat(40),
      });
    },
    status: 'warn',
    found:
      /Claude Code takes the profile 'work'.* The AWS CLI takes the access key AKIA…HER0 .*from the environment/,
    fix: /unset AWS_ACCESS_KEY_ID/,
    where: 'terminal',
    origin: 'environment',
  },
  {
    row: 'chain-differs',
    when: 'the profile has a credential_process beside its sign-in',
    arrange: ({ config }) =>
      config(
        CONFIG.replace(
          '[profile work]',
          `[profile work]\ncredential_process = echo '{"Version":1,"AccessKeyId":"${accessKeyId}","SecretAccessKey":"${secretAccessKey}"}'`,
        ),
      ),
    status: 'warn',
    found: /Claude Code takes its credential_process, the AWS CLI its sign-in/,
  },
  {
    row: 'profile-kind',
    when: 'all is well',
    arrange: () => undefined,
    status: 'ok',
    found: /^the profile work: IAM Identity Center, account 111122223333, BedrockUser, eu-central-1$/,
    origin: '.claude/settings.json',
  },
];

export const PROFILE_SCENES: readonly Scene[] = [
  ...MISSING,
  ...INCOMPLETE,
  ...CHAINS,
  HALF_A_DEFAULT,
  ...DIFFERENT,
];
