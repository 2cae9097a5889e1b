import { chmod, mkdir, readdir, readFile, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { World } from '../../src/model/world.ts';
import { profileReportSchema } from '../../src/report/changes/profile.ts';
import { AWS_CONFIG, putAwsFiles, putSsoToken } from '../support/aws-home.ts';
import { runData, runRefusal, runText } from '../support/run.ts';
import { put, temporaryWorld } from '../support/world.ts';

const PORTAL = ['--start-url', 'https://example.awsapps.com/start', '--sso-region', 'eu-central-1'];
const ROLE = ['--account', '111122223333', '--role', 'ReadOnly'];
const NEW = [...PORTAL, ...ROLE, '--region', 'eu-central-1', '--name', 'ada'];
const UNFIT_NAMES = [
  'a b',
  'a]',
  '$(id)',
  'a;b',
  "a'b",
  'a\nb',
  '__proto__',
  'ü',
  'profile.x',
  '.',
  'x'.repeat(101),
];
const SESSION = `[sso-session example]
sso_start_url = https://example.awsapps.com/start
sso_region = eu-central-1
sso_registration_scopes = sso:account:access
`;
const PROFILE = `[profile ada]
sso_session = example
sso_account_id = 111122223333
sso_role_name = ReadOnly
region = eu-central-1
`;
const legacy = (name: string, url = 'https://example.awsapps.com/start') => `[profile ${name}]
sso_start_url = ${url}
sso_region = eu-central-1
sso_account_id = 111122223333
sso_role_name = ReadOnly
`;

let world: World & { home: string };
let file: string;

beforeEach(async () => {
  world = await temporaryWorld({ now: () => new Date() });
  file = join(world.home, '.aws', 'config');
});

const text = () => readFile(file, 'utf8');
const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

async function plan(...options: string[]) {
  const data = await runData(world, 'profile', '--plan', ...options);
  expect(profileReportSchema.parse(data)).toEqual(data);
  return data;
}

async function apply(...options: string[]) {
  const { planId } = await plan(...options);
  const data = await runData(world, 'profile', '--apply', '--plan-id', planId, ...options);
  expect(profileReportSchema.parse(data)).toEqual(data);
  return data;
}

describe('adds a profile', () => {
  test('to a home without AWS files, private, with its session', async () => {
    const shown = await plan(...NEW);
    expect(shown).toMatchObject({
      isApplied: false,
      offers: [
        {
          label: 'ada',
          options: '--profile ada',
          isReady: false,
          signIn: 'claude-bedrock login --profile ada',
        },
      ],
      nextStep: `Nothing is written yet. To write this: claude-bedrock ${shown.applyOptions}`,
    });
    expect(shown.changes).toContainEqual({
      scope: 'aws',
      file,
      key: 'profile ada.sso_session',
      after: 'example',
    });
    expect(shown.diff).toContain('+[profile ada]\n+sso_session = example\n');
    const done = await runData(world, ...shown.applyOptions.split(' '));
    expect(done).toMatchObject({ isApplied: true, nextStep: 'Sign in: claude-bedrock login --profile ada' });
    expect(await text()).toBe(`${SESSION}\n${PROFILE}`);
    expect([await modeOf(file), await modeOf(join(world.home, '.aws'))]).toEqual(['600', '700']);
  });

  test('that is signed in already where its session is', async () => {
    const token = { accessToken: 'x', expiresAt: new Date(Date.now() + 3_600_000).toISOString() };
    await putSsoToken(world.home, 'example', token);
    expect(await apply(...NEW)).toMatchObject({
      offers: [{ isReady: true }],
      nextStep: 'See which models can be used: claude-bedrock models --profile ada --probe',
    });
  });

  test('behind the others, which stay byte for byte, with the session that leads to the portal already', async () => {
    await putAwsFiles(world.home);
    await chmod(file, 0o640);
    await apply(...NEW);
    expect(await text()).toBe(`${AWS_CONFIG}\n${PROFILE.replace('example', 'corp')}`);
    expect(await modeOf(file)).toBe('640');
  });

  test.each([
    ['a session by its name', ['--sso-session', 'corp'], 'corp'],
    [
      'a start URL as a browser shows it',
      ['--start-url', 'https://example.awsapps.com/start/#/?tab=accounts', '--sso-region', 'eu-central-1'],
      'corp',
    ],
    [
      'another region of the portal',
      ['--start-url', 'https://example.awsapps.com/start', '--sso-region', 'us-east-1'],
      'example',
    ],
    [
      'another portal',
      ['--start-url', 'https://corp.awsapps.com/start', '--sso-region', 'us-east-1'],
      'corp-2',
    ],
    [
      'a portal in GovCloud',
      [
        '--start-url',
        'https://start.us-gov-home.awsapps.com/directory/Agency',
        '--sso-region',
        'us-gov-west-1',
      ],
      'agency',
    ],
    [
      'a session that is to be',
      ['--sso-session', 'mine', '--start-url', 'https://mine.awsapps.com/start', '--sso-region', 'us-east-1'],
      'mine',
    ],
  ])('by %s', async (_, portal, session) => {
    await putAwsFiles(world.home);
    await apply(...portal, ...ROLE, '--name', 'ada');
    expect(await text()).toContain(`[profile ada]\nsso_session = ${session}\n`);
    expect((await text()).split(`[sso-session ${session}]`)).toHaveLength(2);
  });

  test('whose session gets the scope that it lacks; other scopes stay', async () => {
    await put(file, SESSION.replace('sso:account:access', 'codewhisperer:completions'));
    await apply('--sso-session', 'example', ...ROLE, '--name', 'ada', '--region', 'eu-central-1');
    const scopes = 'codewhisperer:completions, sso:account:access';
    expect(await text()).toBe(`${SESSION.replace('sso:account:access', scopes)}\n${PROFILE}`);
  });

  test('where AWS_CONFIG_FILE says, also in the settings of Claude Code', async () => {
    file = join(world.home, 'elsewhere', 'aws.ini');
    const settings = { env: { AWS_CONFIG_FILE: file } };
    await put(join(world.home, '.claude', 'settings.json'), JSON.stringify(settings));
    await apply(...NEW);
    expect(await text()).toContain('[profile ada]');
    expect(await readdir(world.home)).not.toContain('.aws');
  });

  test('through a link, which stays one', async () => {
    const target = await put(join(world.home, 'dotfiles', 'aws'), '# mine\n');
    await mkdir(join(world.home, '.aws'));
    await symlink(target, file);
    await apply(...NEW);
    expect(await readFile(target, 'utf8')).toBe(`# mine\n\n${SESSION}\n${PROFILE}`);
  });
});

describe('names it', () => {
  test.each([
    ['after role and account', '', 'readonly-111122223333'],
    [
      'with a number where that is taken',
      '[profile readonly-111122223333]\nregion = us-east-1\n',
      'readonly-111122223333-2',
    ],
    ['as it is named already', PROFILE + SESSION, 'ada'],
  ])('%s', async (_, before, name) => {
    if (before) await put(file, before);
    const { offers } = await plan(...PORTAL, ...ROLE);
    expect(offers).toMatchObject([{ label: name }]);
  });

  test('and has nothing to do where it stands there', async () => {
    await put(file, `${SESSION}\n${PROFILE}`);
    const shown = await plan(...NEW);
    expect(shown).toMatchObject({
      changes: [],
      diff: '',
      nextStep: expect.stringContaining('says this already'),
    });
    expect(shown).not.toHaveProperty('applyOptions');
    expect(await apply(...NEW)).toMatchObject({ isApplied: false });
    expect(await readdir(world.home)).toEqual(['.aws']);
  });
});

describe('a name that exists is not overwritten without being shown', () => {
  const OTHER = `[profile ada] # hers
credential_process = get --token hunter2
role_arn = arn:aws:iam::111122223333:role/x
region = us-east-1
output = json
`;

  test('refuses', async () => {
    await put(file, OTHER);
    expect(await runRefusal(world, 'profile', '--plan', ...NEW)).toMatchObject({
      code: 'profile-exists',
      message: "There is a profile 'ada' already: us-east-1.",
      fix: 'Choose another with --name, or add --replace to see what would change in it.',
    });
  });

  test('with --replace changes the keys that differ, and takes away what would win', async () => {
    await put(file, OTHER);
    const shown = await plan(...NEW, '--replace');
    expect(JSON.stringify(shown)).not.toContain('hunter2');
    expect(shown.diff).toContain('-credential_process = …');
    await apply(...NEW, '--replace');
    expect(await text()).toBe(
      `[profile ada] # hers\nregion = eu-central-1\noutput = json\nsso_session = example\nsso_account_id = 111122223333\nsso_role_name = ReadOnly\n\n${SESSION}`,
    );
  });

  test.each([
    ['in the credentials file', 'keys', []],
    ['in the credentials file, also with --replace', 'keys', ['--replace']],
    ['where the SDK drops it', 'work', []],
  ])('refuses one %s', async (_, name, more) => {
    await putAwsFiles(world.home);
    await put(file, '[profile   work]\nregion = us-east-1\n');
    const options = [...PORTAL, ...ROLE, '--name', name, ...more];
    expect(await runRefusal(world, 'profile', '--plan', ...options)).toMatchObject({
      code: 'profile-exists',
    });
  });
});

describe('repairs a profile of the older form', () => {
  test('into one that names a session; every other key and comment stays', async () => {
    const before = `# head\n${legacy('old', 'https://example.awsapps.com/start#/')}# note\ns3 =\n  addressing_style = path\n\n[default]\nregion = x\n`;
    await put(file, before);
    await apply('--repair', '--profile', 'old');
    expect(await text()).toBe(
      `# head\n[profile old]\nsso_account_id = 111122223333\nsso_role_name = ReadOnly\n# note\ns3 =\n  addressing_style = path\nsso_session = example\n\n[default]\nregion = x\n\n${SESSION}`,
    );
  });

  test('with the session that leads to the same portal', async () => {
    await put(file, `${legacy('old')}\n${SESSION}`);
    await apply('--repair', '--profile', 'old');
    expect(await text()).toBe(
      `[profile old]\nsso_account_id = 111122223333\nsso_role_name = ReadOnly\nsso_session = example\n\n${SESSION}`,
    );
  });

  test('offers those of the same start URL, and takes them together', async () => {
    await put(
      file,
      [legacy('one'), legacy('two'), legacy('else', 'https://else.awsapps.com/start')].join('\n'),
    );
    const { also } = await plan('--repair', '--profile', 'one');
    expect(also).toEqual({
      profiles: ['two'],
      options: 'profile --plan --repair --profile one --profile two --json',
    });
    const { text: shown } = await runText(world, 'profile', '--plan', '--repair', '--profile', 'one');
    expect(shown).toContain('\n  claude-bedrock profile --plan --repair --profile one --profile two\n');
    await apply('--repair', '--profile', 'one', '--profile', 'two');
    expect((await text()).match(/^\[sso-session .*\]$/gm)).toEqual(['[sso-session example]']);
    expect((await text()).match(/^sso_session = .*$/gm)).toEqual([
      'sso_session = example',
      'sso_session = example',
    ]);
  });

  test('all of them, each with the session of its portal', async () => {
    await put(
      file,
      [legacy('one'), legacy('two'), legacy('else', 'https://else.awsapps.com/start')].join('\n'),
    );
    await apply('--repair', '--all');
    expect((await text()).match(/^\[sso-session .*\]$/gm)).toEqual([
      '[sso-session example]',
      '[sso-session else]',
    ]);
    expect(await text()).not.toContain(
      'sso_start_url = https://example.awsapps.com/start\nsso_region = eu-central-1\nsso_account_id',
    );
    expect(await plan('--repair', '--all')).toMatchObject({ changes: [] });
  });

  test('a hundred of them at once', async () => {
    await put(file, Array.from({ length: 100 }, (_, i) => legacy(`p${i}`)).join('\n'));
    await apply('--repair', '--all');
    expect((await text()).match(/^sso_session = example$/gm)).toHaveLength(100);
  });

  test.each([
    ['of a profile', ['--profile', 'ada']],
    ['by name', ['--sso-session', 'example']],
  ])('gives the session %s the scope that it lacks', async (_, options) => {
    await put(file, `${SESSION.replace(/sso_registration.*\n/, '')}\n${PROFILE}`);
    expect(await apply('--repair', ...options)).toMatchObject({ offers: [{ label: 'ada' }] });
    expect(await text()).toBe(`${SESSION}\n${PROFILE}`);
  });

  test.each([
    ['nothing', [], 'option-missing', 'Of the older form are: old.'],
    ['a name that is not there', ['--profile', 'odl'], 'profile-missing', "Did you mean 'old'?"],
    ['a profile with keys', ['--profile', 'keys'], 'login-not-sso', "'keys'"],
    ['one in the credentials file', ['--profile', '$(id)'], 'profile-exists', 'credentials file'],
    ['an answer for a new one', ['--profile', 'old', '--region', 'us-east-1'], 'option-conflict', '--region'],
    ['all and one', ['--all', '--profile', 'old'], 'option-conflict', '--all'],
  ])('refuses %s', async (_, options, code, said) => {
    await putAwsFiles(world.home);
    await put(file, `${legacy('old')}[profile keys]\nregion = us-west-2\n`);
    const refusal = await runRefusal(world, 'profile', '--plan', '--repair', ...options);
    expect(refusal).toMatchObject({ code, message: expect.stringContaining(said) });
  });
});

describe('refuses', () => {
  test.each<[string, string[], string]>([
    ['an account of 11 digits', ['--account', '11112222333', '--role', 'R'], 'account-malformed'],
    ['an account by name', ['--account', 'Sandbox', '--role', 'R'], 'account-malformed'],
    ['no account', ['--role', 'R'], 'option-missing'],
    ['no role', ['--account', '111122223333'], 'option-missing'],
    ['a role with a path', ['--account', '111122223333', '--role', 'team/R'], 'role-malformed'],
    ['a role with a line feed', ['--account', '111122223333', '--role', 'R\n[x]'], 'role-malformed'],
    ['a region that is none', [...ROLE, '--region', 'Frankfurt'], 'region-malformed'],
    ['--all without --repair', [...ROLE, '--all'], 'option-conflict'],
    ['--profile without --repair', [...ROLE, '--profile', 'x'], 'option-conflict'],
    ...UNFIT_NAMES.map((name): [string, string[], string] => [
      `the name ${JSON.stringify(name)}`,
      [...ROLE, '--name', name],
      'profile-name-unsupported',
    ]),
  ])('%s', async (_, options, code) => {
    expect(await runRefusal(world, 'profile', '--plan', ...PORTAL, ...options)).toMatchObject({ code });
    expect(await readdir(world.home)).toEqual([]);
  });

  test.each([
    ['no portal', [], 'option-missing'],
    [
      'a start URL that is no address of the web',
      ['--start-url', 'ftp://x.awsapps.com/start', '--sso-region', 'us-east-1'],
      'start-url-malformed',
    ],
    ['a session that is not there', ['--sso-session', 'nowhere'], 'sso-session-missing'],
    [
      'a session of another portal',
      ['--sso-session', 'corp', '--start-url', 'https://x.awsapps.com/start', '--sso-region', 'us-east-1'],
      'option-conflict',
    ],
    [
      'a session name that the SDK does not read',
      ['--sso-session', 'a b', ...PORTAL],
      'profile-name-unsupported',
    ],
  ])('%s', async (_, portal, code) => {
    await putAwsFiles(world.home);
    expect(await runRefusal(world, 'profile', '--plan', ...portal, ...ROLE)).toMatchObject({ code });
  });

  test('names the permission set that a role in an ARN was made of', async () => {
    const role = 'AWSReservedSSO_BedrockUser_0123456789abcdef';
    const refusal = await runRefusal(
      world,
      'profile',
      '--plan',
      ...PORTAL,
      '--account',
      '111122223333',
      '--role',
      role,
    );
    expect(refusal).toMatchObject({
      code: 'role-malformed',
      message: expect.stringContaining("Did you mean 'BedrockUser'?"),
    });
  });

  test.each([
    ['a directory', () => mkdir(file, { recursive: true }), 'aws-config-unreadable'],
    [
      'a link to nothing',
      async () => {
        await mkdir(join(world.home, '.aws'));
        await symlink('nowhere', file);
      },
      'aws-config-unreadable',
    ],
    ['a file above it', () => put(join(world.home, '.aws'), ''), 'aws-config-unreadable'],
    ['Latin-1', () => put(file, Buffer.from('# B\xfcro\n', 'latin1')), 'aws-config-unreadable'],
    [
      'a name that makes the SDK ignore the file',
      () => put(file, '[profile __proto__]\nregion = x\n'),
      'aws-config-ambiguous',
    ],
    [
      'a session that stands there twice',
      () => put(file, SESSION.replace(/sso_registration.*\n/, '').repeat(2)),
      'aws-config-ambiguous',
    ],
    ['old line ends', () => put(file, '[default]\rregion = x\r'), 'aws-config-ambiguous'],
  ])('%s in the place of the file, which stays as it is', async (_, make, code) => {
    await make();
    expect(await runRefusal(world, 'profile', '--plan', ...NEW)).toMatchObject({ code });
  });

  test('a path that begins with ~/, where Claude Code finds no session', async () => {
    world = { ...world, env: { ...world.env, HOME: world.home, AWS_CONFIG_FILE: '~/aws' } };
    expect(await runRefusal(world, 'profile', '--plan', ...NEW)).toMatchObject({
      code: 'aws-config-unreadable',
      fix: expect.stringContaining(`AWS_CONFIG_FILE=${join(world.home, 'aws')}`),
    });
  });

  test('a file that is read-only, in words that fit', async () => {
    await put(file, '[default]\nregion = x\n');
    await chmod(file, 0o400);
    const { planId } = await plan(...NEW);
    const refusal = await runRefusal(world, 'profile', '--apply', '--plan-id', planId, ...NEW);
    expect(refusal).toMatchObject({ code: 'aws-config-unwritable', message: `${file} is read-only.` });
    expect(refusal.fix).not.toContain('scope');
    expect(await readdir(join(world.home, '.aws'))).toEqual(['config']);
    expect(await readdir(join(world.home, '.claude')).catch(() => [])).toEqual([]);
  });

  test.each([
    ['the file changed', NEW, () => put(file, '# hi\n')],
    ['the answers changed', [...NEW.slice(0, -1), 'eve'], async () => undefined],
  ])('to apply a plan when %s', async (_, options, change) => {
    const { planId } = await plan(...NEW);
    await change();
    const refusal = await runRefusal(world, 'profile', '--apply', '--plan-id', planId, ...options);
    expect(refusal.code).toBe('plan-changed');
  });

  test.each([
    ['neither --plan nor --apply', NEW],
    ['--apply without its id', ['--apply', ...NEW]],
  ])('%s, as misuse', async (_, options) => {
    expect(await runRefusal(world, 'profile', ...options)).toMatchObject({ code: 'usage', exitCode: 2 });
  });
});

test('shows no value of anybody else, neither key nor comment', async () => {
  const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
  await put(file, `${legacy('old')}# was ${secret}\naws_secret_access_key = ${secret} # ${secret}\n`);
  for (const options of [['--repair', '--profile', 'old'], NEW]) {
    expect(JSON.stringify(await plan(...options))).not.toContain('wJalr');
    expect((await runText(world, 'profile', '--plan', ...options)).text).not.toContain('wJalr');
  }
});

test('says that the AWS CLI refuses a byte order mark', async () => {
  await put(file, '\uFEFF[default]\nregion = x\n');
  expect((await plan(...NEW)).warnings).toEqual([expect.objectContaining({ code: 'byte-order-mark' })]);
  await apply(...NEW);
  expect((await text()).startsWith('\uFEFF[default]\n')).toBe(true);
});
