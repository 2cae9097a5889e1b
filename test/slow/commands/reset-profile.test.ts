import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { World } from '../../../src/model/world.ts';
import { resetSchema } from '../../../src/report/changes/reset.ts';
import { runData, runText } from '../../support/run.ts';
import { put, temporaryWorld } from '../../support/world.ts';

const PORTAL = ['--start-url', 'https://example.awsapps.com/start', '--sso-region', 'eu-central-1'];
const ADA = [
  ...PORTAL,
  '--account',
  '111122223333',
  '--role',
  'R',
  '--region',
  'eu-central-1',
  '--name',
  'ada',
];
const LEGACY = `[profile old]
sso_start_url = https://example.awsapps.com/start
sso_region = eu-central-1
sso_account_id = 111122223333
sso_role_name = R
# note
region = eu-central-1`;

let world: World & { home: string };
let file: string;
let settings: string;

beforeEach(async () => {
  world = await temporaryWorld({ now: () => new Date() });
  file = join(world.home, '.aws', 'config');
  settings = join(world.home, '.claude', 'settings.json');
});

const text = () => readFile(file, 'utf8');

async function doIt(command: string, ...options: string[]) {
  const { planId } = await runData(world, command, '--plan', ...options);
  return runData(world, command, '--apply', '--plan-id', planId, ...options);
}

async function resetAll(...options: string[]) {
  const done = await doIt('reset', ...options);
  expect(resetSchema.parse(done)).toEqual(done);
  return done;
}

const setUp = () => doIt('setup', '--profile', 'ada', '--offline');

describe('nobody edited the AWS config file since', () => {
  test.each([
    ['a new profile', '# mine\r\n[default]\r\nregion = x', ADA],
    ['a repair', LEGACY, ['--repair', '--profile', 'old']],
    [
      'a repair with a byte order mark and CRLF',
      `\uFEFF${LEGACY.replaceAll('\n', '\r\n')}`,
      ['--repair', '--all'],
    ],
    [
      'a replaced profile',
      `[profile ada]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = s\n`,
      [...ADA, '--replace'],
    ],
  ])('%s is undone byte for byte, and nothing of ours is left', async (_, before, options) => {
    await put(file, before);
    await doIt('profile', ...options);
    expect(await text()).not.toBe(before);
    const { files } = await resetAll();
    expect(files).toEqual([{ scope: 'aws', file, result: 'restored' }]);
    expect(await text()).toBe(before);
    expect(await readdir(world.home)).toEqual(['.aws']);
  });

  test('the file and its directory go where there were none', async () => {
    await doIt('profile', ...ADA);
    const { files } = await resetAll();
    expect(files).toEqual([{ scope: 'aws', file, result: 'removed' }]);
    expect(await readdir(world.home)).not.toContain('.aws');
  });

  test('several changes are undone together with the settings', async () => {
    await put(file, LEGACY);
    await doIt('profile', '--repair', '--all');
    await doIt('profile', ...ADA);
    await setUp();
    const { files } = await resetAll();
    expect(files.map(({ scope }: { scope: string }) => scope)).toEqual(['user', 'aws']);
    expect(await text()).toBe(LEGACY);
  });
});

describe('somebody edited the AWS config file since', () => {
  test('only our sections go; the rest stays byte for byte', async () => {
    await put(file, '[default]\nregion = x\n');
    await doIt('profile', ...ADA);
    const theirs = '\n# theirs\n[profile bob]\nregion=y\n';
    await writeFile(file, (await text()).replace('region = x', 'region =   z') + theirs);
    const { files, left } = await resetAll();
    expect({ files, left }).toEqual({ files: [{ scope: 'aws', file, result: 'keys' }], left: [] });
    expect(await text()).toBe(`[default]\nregion =   z\n${theirs}`);
  });

  test('a file of ours to which somebody added stays, without our sections', async () => {
    await doIt('profile', ...ADA);
    await writeFile(file, `${await text()}\n[profile bob]\nregion=y\n`);
    await resetAll();
    expect(await text()).toBe('\n[profile bob]\nregion=y\n');
  });

  test('a key that was changed stays and is named, and so does what was added to our section', async () => {
    await doIt('profile', ...ADA);
    await writeFile(
      file,
      (await text()).replace(/region = eu-central-1\n$/, 'region = us-east-1\noutput = json\n'),
    );
    const { left } = await resetAll();
    expect(left).toEqual([{ file, key: 'profile ada.region', why: 'changed-since' }]);
    expect(await text()).toBe('\n[profile ada]\nregion = us-east-1\noutput = json\n');
  });

  test('a repaired profile names its portal itself again', async () => {
    await put(file, LEGACY);
    await doIt('profile', '--repair', '--profile', 'old');
    await writeFile(file, (await text()).replace('# note', '# my note'));
    await resetAll();
    const { profiles } = await runData(world, 'status');
    expect(profiles).toMatchObject([{ name: 'old', kind: 'sso-legacy' }]);
    expect(await text()).toContain('# my note\nregion = eu-central-1\n');
    expect(await text()).not.toContain('sso-session');
  });

  test('secrets that --replace took away come back out of the backup', async () => {
    await put(
      file,
      '[profile ada]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = s3cr3t\n',
    );
    await doIt('profile', ...ADA, '--replace');
    await writeFile(file, `# edited\n${await text()}`);
    const plan = await runData(world, 'reset', '--plan');
    expect(JSON.stringify(plan)).not.toContain('s3cr3t');
    await resetAll();
    expect(await text()).toContain('aws_secret_access_key = s3cr3t\n');
    const journal = await readdir(join(world.home, '.claude', 'bedrock')).catch(() => []);
    expect(journal).toEqual([]);
  });

  test('a file that means two things stays, with its journal, until it is corrected', async () => {
    await doIt('profile', ...ADA);
    const ours = await text();
    await writeFile(file, `${ours}[profile ada]\nregion = x\n`);
    const plan = await runData(world, 'reset', '--plan');
    expect(plan).toMatchObject({
      files: [{ result: 'stuck' }],
      warnings: [{ code: 'aws-config-ambiguous', message: expect.stringContaining('Line 11 of ') }],
    });
    await writeFile(file, ours);
    await resetAll();
    expect(await readdir(world.home)).not.toContain('.aws');
  });

  test('a file that was deleted is told', async () => {
    await put(file, LEGACY);
    await doIt('profile', ...ADA);
    await rm(file);
    expect(await resetAll()).toMatchObject({ files: [{ result: 'gone' }] });
  });
});

describe('what somebody has come to need stays, and who needs it is said', () => {
  const bob = (more: string) => `\n[profile bob]\nregion = y\n${more}\n`;
  const sessionOf = async () => /\[sso-session (.+)\]/.exec(await text())?.[1] ?? '';

  test('a session that another profile names', async () => {
    await doIt('profile', ...ADA);
    const session = await sessionOf();
    await writeFile(file, (await text()) + bob(`sso_session = ${session}`));
    const { warnings } = await resetAll();
    expect(warnings).toContainEqual({
      code: 'section-in-use',
      message: `[sso-session ${session}] was made by claude-bedrock and stays, because [profile bob] names it.`,
    });
    expect(await text()).toMatch(
      /^\[sso-session .+\]\nsso_start_url = .+\nsso_region = .+\n.*scopes.*\n\n\[profile bob\]/,
    );
    expect(await text()).not.toContain('[profile ada]');
    const journal = await readdir(join(world.home, '.claude', 'bedrock')).catch(() => []);
    expect(journal).toEqual([]);
  });

  test('a profile that is the source of another one, with the session that it needs itself', async () => {
    await doIt('profile', ...ADA);
    const ours = await text();
    await writeFile(file, ours + bob('role_arn = arn:aws:iam::111122223333:role/R\nsource_profile = ada'));
    const before = await text();
    const { warnings } = await resetAll();
    expect(await text()).toBe(before);
    expect(warnings.map(({ message }: { message: string }) => message).join()).toMatch(
      /\[profile ada\].*\[profile bob\] names it.*\[sso-session .*\].*\[profile ada\] names it/s,
    );
  });

  test('also for a profile of the credentials file', async () => {
    await doIt('profile', ...ADA);
    const before = await text();
    const role = '[bob]\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = ada\n';
    await put(join(world.home, '.aws', 'credentials'), role);
    await resetAll();
    expect(await text()).toBe(before);
  });

  test('nothing stays for what goes itself', async () => {
    await put(file, '[default]\nregion = x\n');
    await doIt('profile', ...ADA);
    await doIt('profile', ...ADA.slice(0, -1), 'eve');
    await resetAll();
    expect(await text()).toBe('[default]\nregion = x\n');
  });
});

describe('the profile can stay', () => {
  beforeEach(async () => {
    await doIt('profile', ...ADA);
    await setUp();
  });

  test('the plan says that it goes, and how to keep it', async () => {
    const { warnings } = await runData(world, 'reset', '--plan');
    expect(warnings).toEqual([
      {
        code: 'profile-goes',
        message: expect.stringMatching(/ada\. Other programs may use it by now\. .*--keep-profiles/),
      },
    ]);
    expect((await runText(world, 'reset', '--plan')).text).toContain('-[profile ada]');
  });

  test('with --keep-profiles, and a later reset takes it all the same', async () => {
    const { files } = await resetAll('--keep-profiles');
    expect(files.map(({ scope }: { scope: string }) => scope)).toEqual(['user']);
    expect(await text()).toContain('[profile ada]');
    await resetAll();
    expect(await readdir(world.home)).not.toContain('.aws');
  });

  test('--scope user leaves it, --scope aws takes it alone and says which settings still name it', async () => {
    const ofUser = await runData(world, 'reset', '--plan', '--scope', 'user');
    expect(ofUser.files).toMatchObject([{ scope: 'user' }]);
    const ofAws = await runData(world, 'reset', '--plan', '--scope', 'aws');
    expect(ofAws).toMatchObject({ files: [{ scope: 'aws' }], way: 'journal' });
    expect(ofAws.warnings).toContainEqual({
      code: 'profile-in-use',
      message: expect.stringContaining(`${settings} still names the profile 'ada'`),
    });
    expect(await resetAll('--scope', 'aws')).toMatchObject({
      nextStep: expect.stringContaining('settings of Claude Code were left alone'),
    });
    expect(JSON.parse(await readFile(settings, 'utf8')).env.AWS_PROFILE).toBe('ada');
  });
});

describe('a repair that is undone', () => {
  const SECOND = LEGACY.replace('[profile old]', '[profile older]');
  const KEEP = 'To leave the AWS config file as it is, add --keep-profiles.';

  test.each([
    [
      'one profile',
      ['old'],
      "The profile 'old' goes back to the older form, whose sign-in ends after 8 hours, and has to be signed in again.",
    ],
    [
      'two profiles',
      ['old', 'older'],
      "The profiles 'old', 'older' go back to the older form, whose sign-in ends after 8 hours, and have to be signed in again.",
    ],
  ])('of %s tells what is lost, and how to keep it', async (_, names, message) => {
    await put(file, `${LEGACY}\n\n${SECOND}\n`);
    const before = await text();
    await doIt('profile', '--repair', ...names.flatMap((name) => ['--profile', name]));
    const repaired = await text();
    const { warnings } = await runData(world, 'reset', '--plan');
    expect(warnings).toEqual([{ code: 'profile-goes', message: `${message} ${KEEP}` }]);
    await doIt('reset', '--keep-profiles');
    expect(await text()).toBe(repaired);
    await resetAll();
    expect(await text()).toBe(before);
  });
});

test('an entry of the journal from before there were AWS config files in it is undone as ever', async () => {
  await put(
    file,
    '[profile ada]\nregion = eu-central-1\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = s\n',
  );
  await put(settings, '{"a":1}');
  await setUp();
  const journal = join(world.home, '.claude', 'bedrock');
  const [name = ''] = (await readdir(journal)).filter((one) => one.endsWith('.json'));
  const entry = JSON.parse(await readFile(join(journal, name), 'utf8'));
  await writeFile(join(journal, name), JSON.stringify({ ...entry, version: 1 }));
  await resetAll();
  expect(await readFile(settings, 'utf8')).toBe('{"a":1}');
  expect((await stat(file)).isFile()).toBe(true);
});
