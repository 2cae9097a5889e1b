import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { parseKnownFiles } from '@smithy/core/config';
import { describe, expect, test } from 'vitest';
import { readAwsFiles } from '../../../src/facts/aws-files/aws-files.ts';
import { AWS_CONFIG, AWS_CREDENTIALS } from '../../support/aws-home.ts';
import { isWindows } from '../../support/environment.ts';
import { put, temporaryWorld } from '../../support/world.ts';

/** The AWS files of a home with these contents. */
async function read(config: string | Buffer, credentials?: string) {
  const world = await temporaryWorld();
  await put(join(world.home, '.aws/config'), config);
  if (credentials !== undefined) await put(join(world.home, '.aws/credentials'), credentials);
  return readAwsFiles(world);
}
const names = async (config: string | Buffer) => [...(await read(config)).profiles.keys()];
const notes = async (config: string | Buffer) => (await read(config)).files[0]?.notes;

test('sees the profiles that the SDK sees, with the same keys', async () => {
  const world = await temporaryWorld();
  const configFilepath = await put(join(world.home, 'c'), AWS_CONFIG);
  const filepath = await put(join(world.home, 'k'), AWS_CREDENTIALS);
  const env = { AWS_CONFIG_FILE: configFilepath, AWS_SHARED_CREDENTIALS_FILE: filepath };
  const { profiles } = readAwsFiles({ ...world, env });
  const { 'sso-session.corp': session, ...seen } = await parseKnownFiles({
    configFilepath,
    filepath,
    ignoreCache: true,
  });
  expect(session).toBeDefined();
  expect(Object.fromEntries(profiles)).toEqual(seen);
});

test('merges the files per key, the credentials file winning', async () => {
  const { profiles, credentials } = await read(
    '[profile work]\nregion = eu-west-1\noutput = json\n',
    '[work]\nregion = us-west-2\n',
  );
  expect(profiles.get('work')).toEqual({ region: 'us-west-2', output: 'json' });
  expect(credentials.get('work')).toEqual({ region: 'us-west-2' });
});

test('keeps SSO sessions and services apart from profiles', async () => {
  const { profiles, ssoSessions } = await read(
    '[sso-session corp]\nsso_region = eu-west-1\n[services local]\ns3 =\n  endpoint_url = http://x\n[profile a]\nregion = x\n',
  );
  expect([...profiles.keys()]).toEqual(['a']);
  expect(ssoSessions).toEqual(new Map([['corp', { sso_region: 'eu-west-1' }]]));
});

describe('finds the files', () => {
  test('below the home directory', async () => {
    const world = await temporaryWorld();
    const { files } = readAwsFiles(world);
    expect(files).toEqual([
      { kind: 'config', file: join(world.home, '.aws/config'), state: 'absent', notes: [] },
      { kind: 'credentials', file: join(world.home, '.aws/credentials'), state: 'absent', notes: [] },
    ]);
  });

  test('named with ~/ or relative to the current directory', async () => {
    const world = await temporaryWorld({
      env: { AWS_CONFIG_FILE: '~/conf', AWS_SHARED_CREDENTIALS_FILE: 'keys' },
    });
    await put(join(world.home, 'conf'), '[profile a]\nregion = x\n');
    await put(join(world.cwd, 'keys'), '[b]\nregion = x\n');
    expect([...readAwsFiles(world).profiles.keys()]).toEqual(['a', 'b']);
  });

  test('named with ~/, where the SDK finds profiles and no SSO session', async () => {
    const world = await temporaryWorld({ env: { AWS_CONFIG_FILE: '~/conf' } });
    await put(join(world.home, 'conf'), '[sso-session corp]\nsso_region = eu-west-1\n');
    const { ssoSessions, files } = readAwsFiles(world);
    expect(ssoSessions.size).toBe(0);
    expect(files[0]?.notes).toEqual([expect.stringContaining('give the whole path')]);
  });

  test('nowhere without a home directory', async () => {
    const world = { ...(await temporaryWorld()), home: undefined };
    const { files, profiles } = readAwsFiles(world);
    expect(files.map(({ state }) => state)).toEqual(['absent', 'absent']);
    expect(profiles.size).toBe(0);
  });
});

describe('a file that cannot be read', () => {
  test('may be a directory', async () => {
    const world = await temporaryWorld();
    await mkdir(join(world.home, '.aws/config'), { recursive: true });
    const [config] = readAwsFiles(world).files;
    expect(config).toMatchObject({ state: 'unreadable', notes: ['It is not a file.'] });
  });

  test.skipIf(isWindows)('may be a link to itself', async () => {
    const world = await temporaryWorld();
    await mkdir(join(world.home, '.aws'));
    await symlink('config', join(world.home, '.aws/config'));
    const [config] = readAwsFiles(world).files;
    expect(config).toMatchObject({ state: 'unreadable', notes: ['It cannot be read (ELOOP).'] });
  });
});

describe('reads', () => {
  test.each([
    ['CRLF', '[profile a]\r\nregion = x\r\n[profile b]\r\nregion = y\r\n'],
    [
      'tabs and comments',
      '\t[profile\ta]\t; mine\n\tregion\t=\tx\n# [profile c]\n[profile b] # his\nregion=y',
    ],
    ['a byte order mark', '\uFEFF[profile a]\nregion = x\n[profile b]\nregion = y\n'],
    [
      'lines of 2 MB',
      `[profile a]\nregion = x\nnote = ${'x '.repeat(1e6)}\n${' '.repeat(2e6)}\n[profile b]\nregion = y`,
    ],
  ])('%s', async (_, config) => {
    expect(await names(config)).toEqual(['a', 'b']);
  });

  test('the profiles beside one whose name is that of an inherited property', async () => {
    const { profiles } = await read('[profile a]\nregion = x\n[profile constructor]\nregion = y\n');
    expect([...profiles.keys()]).toEqual(['a', 'constructor']);
  });
});

describe('notes', () => {
  test.each([
    [
      'a byte order mark',
      '\uFEFF[default]\nregion = x\n',
      'It starts with a byte order mark, which the AWS CLI refuses.',
    ],
    [
      'a section that stands there twice',
      '[default]\nregion = x\n[default]\noutput = y\n',
      'Line 3: [default] is there twice, which the AWS CLI refuses.',
    ],
    [
      'a profile without its prefix',
      '\n[work]\nregion = x\n',
      'Line 2: [work] is not read by Claude Code: write [profile work].',
    ],
    [
      'a name with spaces',
      '[profile my team]\nregion = x\n',
      'Line 1: [profile my team] is not read by Claude Code: its name holds a space or a sign that the SDK does not take.',
    ],
    [
      'a name that makes the SDK give up',
      '[profile ok]\nregion = x\n[profile __proto__]\nregion = x\n',
      'Line 3: [profile __proto__] makes Claude Code ignore the whole file.',
    ],
  ])('%s', async (_, config, note) => {
    expect(await notes(config)).toEqual([note]);
  });

  test('nothing in files as AWS writes them', async () => {
    const { files } = await read(
      '[default]\nregion = x\n[plugins]\na = b\n[profile "q"]\nregion = x\n',
      '[a]\nk = v\n',
    );
    expect(files.map((file) => file.notes)).toEqual([[], []]);
  });

  test('what is wrong in the credentials file', async () => {
    const { files, droppedProfiles } = await read(
      '',
      '[profile a]\nk = v\n[b c]\nk = v\n[sso-session d]\nk = v\n',
    );
    expect(files[1]?.notes).toEqual([
      'Line 1: [profile a] is not read by Claude Code: write [a] in this file.',
      'Line 3: [b c] is not read by Claude Code: its name holds a space.',
      'Line 5: [sso-session d] is not read by Claude Code: it belongs in the config file.',
    ]);
    expect(droppedProfiles).toEqual(['a', 'b c']);
  });

  test('no more than a person reads', async () => {
    const config = Array.from({ length: 5_000 }, (_, i) => `[team ${i}]\nregion = x\n`).join('');
    const all = (await notes(config)) ?? [];
    expect(all).toHaveLength(21);
    expect(all.at(-1)).toBe('4980 more.');
  });
});

test.each(['a b', 'x;rm -rf ~', '$(id)', '"a b"'])(
  'lists the profile %j of the config file as dropped',
  async (name) => {
    const { droppedProfiles, profiles } = await read(`[profile ${name}]\nregion = eu-west-1\n`);
    expect(droppedProfiles).toEqual([name.replaceAll('"', '')]);
    expect(profiles.size).toBe(0);
  },
);

test('agrees with the SDK about every section that it calls dropped', async () => {
  const sections = [
    'default',
    'profile a',
    'profile "b"',
    "profile 'c'",
    'profile d/e',
    'profile é',
    'profile f g',
    'h',
    'i j',
    'profile',
    'profile.k',
    'sso-session l',
    'profile m(n)',
    'services o',
    'profile  p',
    'plugins',
  ];
  for (const section of sections) {
    const { profiles, droppedProfiles, ssoSessions, files } = await read(`[${section}]\nregion = x\n`);
    const isRead = profiles.size > 0 || ssoSessions.size > 0;
    const isSaid = droppedProfiles.length > 0 || (files[0]?.notes.length ?? 0) > 0;
    const isOthers = section === 'plugins' || section.startsWith('services');
    expect([section, isRead || isOthers]).toEqual([section, !isSaid]);
  }
});
