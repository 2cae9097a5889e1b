import { EXAMPLE } from '../../../src/sandbox/index.ts';
import { CONFIG, ENV, type Person } from '../person.ts';
import type { Scene } from '../scene.ts';
import { putProgram } from '../stand-in-aws.ts';

const { accessKeyId, secretAccessKey } = EXAMPLE;
const PORTAL = CONFIG.slice(CONFIG.indexOf('sso_start_url'));

function named(name: string | null) {
  return ({ settings }: Person) => settings({ env: { ...ENV, AWS_PROFILE: name } });
}

function written(from: string, to: string) {
  return ({ config }: Person) => config(CONFIG.replace(from, to));
}

/** The profile stands in the credentials file alone, with these lines. */
function kept(lines: string) {
  return async ({ config, credentials }: Person) => {
    await config('');
    await credentials(lines);
  };
}

const NAMES: readonly Scene[] = (
  [
    ['has a blank behind it', named('work '), /It has a blank or a line end around it/],
    ['has a line end behind it', named('work\n'), /It has a blank or a line end around it/],
    ['stands in quotes', named('"work"'), /It has quotes around it/],
    ['has a capital letter', named('Work'), /Capital letters count/],
    ['has the word profile before it', named('profile work'), /'profile' belongs in the AWS config file/],
    [
      'has its section in [Profile work]',
      written('[profile work]', '[Profile work]'),
      /write \[profile work\]/,
    ],
    ['has its section in [profile: work]', written('[profile work]', '[profile: work]'), /write \[profile w/],
    [
      'has a section with colons',
      kept(`[work]\naws_access_key_id: ${accessKeyId}\naws_secret_access_key: ${secretAccessKey}\n`),
      /Line 1: \[work\] has no key that Claude Code reads: write key = value, not key: value/,
    ],
    ['is kept in JSON', kept('{"work":{}}'), /credentials: It is JSON, of which nothing is read/],
    ['is kept in UTF-16', kept('[\0w\0o\0r\0k\0]\0'), /credentials: It is no text of UTF-8 \(UTF-16/],
    [
      'is looked for in files that are not there',
      async (person: Person) => {
        person.env.AWS_CONFIG_FILE = '/nonexistent/config';
      },
      /AWS_CONFIG_FILE in the environment names \/nonexistent\/config, which cannot be read/,
    ],
    [
      'stands in a file that a variable nobody reads names',
      async (person: Person) => {
        await person.config('');
        person.env.AWS_CREDENTIALS_FILE = '/home/ada/creds';
      },
      /AWS_CREDENTIALS_FILE in the environment is not read: AWS_SHARED_CREDENTIALS_FILE is/,
    ],
  ] as const
).map(([when, arrange, found]) => ({
  row: 'profile-missing',
  when: `the name of the profile ${when}`,
  arrange,
  status: 'fail' as const,
  found,
}));

const KEYS: readonly Scene[] = (
  [
    [
      'aws_secret_key',
      ({ config }: Person) =>
        config(`[profile work]\naws_access_key_id = ${accessKeyId}\naws_secret_key = x\n`),
      /'aws_secret_key' is not read: it has to be called aws_secret_access_key/,
    ],
    [
      'AWS_ACCESS_KEY_ID',
      kept(`[work]\nAWS_ACCESS_KEY_ID=${accessKeyId}\nAWS_SECRET_ACCESS_KEY=x\n`),
      /'AWS_ACCESS_KEY_ID' is not read: it has to be called aws_access_key_id/,
    ],
    [
      'export AWS_ACCESS_KEY_ID',
      kept(`[work]\nexport AWS_ACCESS_KEY_ID="${accessKeyId}"\n`),
      /'export AWS_ACCESS_KEY_ID' is not read/,
    ],
    ['sso_regoin', written('sso_region', 'sso_regoin'), /'sso_regoin' is not read: .* sso_region/],
    ['sso_acount_id', written('sso_account_id', 'sso_acount_id'), /'sso_acount_id' .* sso_account_id/],
  ] as const
).map(([name, arrange, found]) => ({
  row: 'profile-incomplete',
  when: `a key is written ${name}`,
  arrange,
  status: 'fail' as const,
  found,
}));

function session(head: string, name: string) {
  return ({ config }: Person) =>
    config(`${CONFIG.slice(0, CONFIG.indexOf('[sso')).replace('corp', name)}${head}\n${PORTAL}`);
}

const SESSIONS: readonly Scene[] = (
  [
    ["[sso-session 'my corp']", 'my corp', /Line 7: \[sso-session 'my corp'\] is not read by Claude Code/],
    ['[sso-session my corp]', 'my corp', /is there, but the AWS SDK drops it\. .* rename it, also in/],
    [
      '[sso_session corp]',
      'corp',
      /\[sso_session corp\] is not read by Claude Code: write \[sso-session corp/,
    ],
    ['[profile corp]', 'corp', /\[profile corp\] holds what belongs in \[sso-session corp\]/],
  ] as const
).map(([head, name, found]) => ({
  row: 'profile-incomplete',
  when: `the session stands in ${head}`,
  arrange: session(head, name),
  status: 'fail' as const,
  found,
}));

const ASSIGNMENTS: readonly Scene[] = (
  [
    ['111122223333', '1111-2222-3333', /sso_account_id = 1111-2222-3333: an account has 12 digits/],
    ['= BedrockUser', '= arn:aws:iam::111122223333:role/X', /it wants the name of the permission set/],
  ] as const
).map(([from, to, found]) => ({
  row: 'sso-access-removed',
  when: `the profile has ${to}`,
  arrange: written(from, to),
  status: 'fail' as const,
  found,
  fix: /Correct the profile: .*claude-bedrock accounts/,
}));

/** What helpers print, and what is made of it. */
const SAID: readonly Scene[] = (
  [
    [
      'The SSO session associated with this profile has expired or is otherwise invalid.',
      /session has expired/,
    ],
    [
      'An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:iam::111122223333:user/ada is not authorized to perform: sts:AssumeRole',
      /IAM does not allow the request/,
    ],
    [
      'An error occurred (ExpiredToken) when calling the AssumeRole operation: The security token included in the request is expired',
      /credentials have expired/,
    ],
    ['Could not connect to the endpoint URL: "https://sts.us-west-2.amazonaws.com/"', /AWS does not answer/],
    [
      'An error occurred (AccessDenied) when calling the AssumeRole operation: MultiFactorAuthentication failed with invalid MFA one time pass code.',
      /asks for a one-time code/,
    ],
    ['The config profile (human) could not be found', /AWS profile does not exist/],
    [
      'Unable to locate credentials. You can configure credentials by running "aws configure".',
      /No AWS cred/,
    ],
  ] as const
).map(([words, found]) => ({
  row: 'process-broken',
  when: `the credential process says: ${words}`,
  arrange: async (person: Person) => {
    await putProgram(person, 'company-credentials', `cat >&2 <<'END'\n${words}\nEND\nexit 255`);
    await person.config('[profile work]\nregion = eu-central-1\ncredential_process = company-credentials\n');
  },
  options: ['--run-commands'],
  status: 'fail' as const,
  found,
}));

export const SPELLING_SCENES: readonly Scene[] = [...NAMES, ...KEYS, ...SESSIONS, ...ASSIGNMENTS, ...SAID];
