import { chmod, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { World } from '../../src/model/world.ts';
import { rolloutReportSchema } from '../../src/report/rollout/device.ts';
import { printPlist } from '../../src/rollout/formats/plist.ts';
import { BY_HELPER, CODE, DESKTOP, json, plist } from '../rollout/check/files.ts';
import { runData, runRefusal, runText } from '../support/run.ts';
import { put, temporaryWorld } from '../support/world.ts';

const MAC = { platform: 'darwin' as const, env: { USER: 'jane' } };
const PREFERENCES = '/Library/Managed Preferences';
const LINUX = '/etc/claude-desktop/managed-settings.json';

async function report(world: World, ...more: string[]) {
  const data = await runData(world, 'rollout', 'report', ...more);
  expect(rolloutReportSchema.parse(data)).toEqual(data);
  return data;
}
const states = (sources: { file: string; state: string }[], { systemRoot }: World) =>
  sources.map(({ file, state }) => [file.replace(systemRoot, ''), state]);

describe('what is in force', () => {
  test('is nothing on a device that nobody manages', async () => {
    const world = await temporaryWorld({ platform: 'linux' });
    const data = await report(world);
    expect(data).toMatchObject({ verdict: 'unmanaged', findings: [], needs: [] });
    expect((await runText(world, 'rollout', 'report')).exitCode).toBe(0);
  });

  test('on a Mac is merged of user and device, the user first, and the local configuration is off', async () => {
    const world = await temporaryWorld(MAC);
    const { systemRoot, home } = world;
    const domain = 'com.anthropic.claudefordesktop.plist';
    const { deploymentOrganizationUuid, ...others } = DESKTOP;
    await put(
      join(systemRoot, PREFERENCES, domain),
      plist({ ...others, inferenceBedrockRegion: 'us-east-1' }),
    );
    await put(
      join(systemRoot, PREFERENCES, 'jane', domain),
      plist({ inferenceBedrockRegion: 'eu-central-1', deploymentOrganizationUuid }),
    );
    const library = join(home, 'Library/Application Support/Claude-3p/configLibrary');
    await put(
      join(library, '_meta.json'),
      json({ appliedId: 'one', entries: [{ id: 'one', name: 'Mine' }] }),
    );
    await put(join(library, 'one.json'), json(BY_HELPER));
    await put(
      join(systemRoot, '/Applications/Claude.app/Contents/Info.plist'),
      printPlist({ CFBundleShortVersionString: '1.52386.0' }),
    );
    const data = await report(world);
    expect(states(data.desktop.sources, world)).toEqual([
      [`${PREFERENCES}/jane/${domain}`, 'in-force'],
      [`${PREFERENCES}/${domain}`, 'in-force'],
      [join(library, 'one.json'), 'ignored'],
    ]);
    expect(data.desktop.version).toBe('1.52386.0');
    expect(data.desktop.values).toContainEqual({ key: 'inferenceBedrockRegion', value: 'eu-central-1' });
    expect(data.findings).toEqual([]);
  });

  test('of Claude Code is the profile, and of the file beside it variables alone', async () => {
    const world = await temporaryWorld(MAC);
    const file = '/Library/Application Support/ClaudeCode/managed-settings.json';
    await put(join(world.systemRoot, PREFERENCES, 'com.anthropic.claudecode.plist'), printPlist(CODE));
    await put(join(world.systemRoot, file), json(CODE));
    const data = await report(world);
    expect(states(data.claudeCode.sources, world)).toEqual([
      [`${PREFERENCES}/com.anthropic.claudecode.plist`, 'in-force'],
      [file, 'partly'],
    ]);
  });

  test('on Windows is the policy of the machine, and that of the user is ignored', async () => {
    const answers: Record<string, string> = {
      'HKLM\\SOFTWARE\\Policies\\Claude':
        '\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Claude\r\n    inferenceProvider    REG_EXPAND_SZ    bedrock\r\n    disableAutoUpdates    REG_DWORD    0x1\r\n\r\n',
      'HKCU\\SOFTWARE\\Policies\\Claude':
        '\r\nHKEY_CURRENT_USER\\SOFTWARE\\Policies\\Claude\r\n    inferenceProvider    REG_SZ    bedrock\r\n\r\n',
      'HKLM\\SOFTWARE\\Policies\\ClaudeCode': `\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\ClaudeCode\r\n    Settings    REG_SZ    ${JSON.stringify(CODE)}\r\n\r\n`,
    };
    const world = await temporaryWorld({
      platform: 'win32',
      exec: async (_, [, key = '']) => ({
        exitCode: answers[key] === undefined ? 1 : 0,
        stdout: answers[key] ?? '',
        stderr: '',
        timedOut: false,
      }),
    });
    const data = await report(world);
    expect(data.desktop.sources).toMatchObject([
      { file: 'HKLM\\SOFTWARE\\Policies\\Claude', state: 'in-force', keys: 2 },
      { file: 'HKCU\\SOFTWARE\\Policies\\Claude', state: 'ignored' },
    ]);
    expect(data.claudeCode.sources).toMatchObject([{ kind: 'HKLM', state: 'in-force', keys: 4 }]);
    expect(data.findings).toMatchObject([
      { id: 'desktop-value-encoding', place: { key: 'inferenceProvider' } },
    ]);
  });
});

describe('on Linux', () => {
  test('the managed file of root is in force', async () => {
    const world = await temporaryWorld({ platform: 'linux' });
    await put(join(world.systemRoot, LINUX), json(DESKTOP));
    const data = await report(world);
    expect(data.desktop.sources).toMatchObject([{ kind: 'linux', state: 'in-force' }]);
    expect(data.verdict).toBe('clean');
  });

  test.each<[string, (file: string) => Promise<void>, string]>([
    ['that others may write', (file) => chmod(file, 0o666), 'Others than root may write the file.'],
    [
      'in a folder that others may write',
      (file) => chmod(join(file, '..'), 0o777),
      'Others than root may write the folder.',
    ],
  ])('a managed file %s is rejected, and the local configuration is off', async (_, spoil, because) => {
    const world = await temporaryWorld({ platform: 'linux' });
    const file = await put(join(world.systemRoot, LINUX), json(DESKTOP));
    await put(
      join(world.home, '.config/Claude-3p/claude_desktop_config.json'),
      json({ enterpriseConfig: DESKTOP }),
    );
    await spoil(file);
    const data = await report(world);
    expect(data.desktop.sources).toMatchObject([
      { state: 'rejected', because },
      { kind: 'local', state: 'ignored' },
    ]);
    expect(data.verdict).toBe('broken');
  });

  test('a managed file that is a link is rejected', async () => {
    const world = await temporaryWorld({ platform: 'linux' });
    const file = join(world.systemRoot, LINUX);
    await put(join(world.systemRoot, '/etc/claude-desktop/other.json'), json(DESKTOP));
    await symlink('other.json', file);
    expect((await report(world)).desktop.sources).toMatchObject([
      { state: 'rejected', because: 'The file is a symbolic link.' },
    ]);
  });
});

test('profile, sign-in and AWS CLI that the settings need are told of', async () => {
  const world = await temporaryWorld({ platform: 'linux' });
  await put(join(world.systemRoot, '/etc/claude-code/managed-settings.json'), json(CODE));
  const absent = await report(world);
  expect(absent.needs).toMatchObject([
    { what: 'profile', name: 'claude', state: 'missing' },
    { what: 'aws-cli', state: 'missing' },
  ]);
  await put(
    join(world.home, '.aws/config'),
    '[profile claude]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = BedrockUser\n[sso-session corp]\nsso_start_url = https://example.awsapps.com/start\nsso_region = eu-west-1\n',
  );
  expect((await report(world)).needs).toMatchObject([
    { what: 'profile', state: 'there' },
    { what: 'sign-in', state: 'missing', fix: 'claude-bedrock login --profile claude' },
    { what: 'aws-cli', state: 'missing' },
  ]);
});

test('a helper that the system cannot start is told of with its place', async () => {
  const world = await temporaryWorld({ platform: 'linux' });
  const helper = await put(join(world.cwd, 'key.sh'), '#!/bin/sh\r\nexec key\r\n');
  await chmod(helper, 0o755);
  await put(join(world.systemRoot, LINUX), json({ ...BY_HELPER, inferenceCredentialHelper: helper }));
  expect((await report(world)).findings).toMatchObject([
    { id: 'desktop-helper-unstartable', place: { file: helper, line: 1 } },
  ]);
});

test('the version of the app is told where it cannot be read', async () => {
  const world = await temporaryWorld({ platform: 'linux' });
  await put(join(world.systemRoot, LINUX), json({ ...DESKTOP, inferenceStreamIdleTimeoutSec: 300 }));
  const data = await report(world, '--desktop-version', '1.6259.0');
  expect(data.desktop.version).toBe('1.6259.0');
  expect(data.findings.map(({ id }: { id: string }) => id)).toContain('desktop-key-too-new');
  expect((await runRefusal(world, 'rollout', 'report', '--desktop-version', 'new')).code).toBe('usage');
});

test('a shared report names no account, portal, person or company', async () => {
  const world = await temporaryWorld(MAC);
  const values = {
    ...DESKTOP,
    deploymentDisplayName: 'Initech',
    inferenceBedrockBearerToken: 'ABSKsecretsecretsecret',
  };
  await put(join(world.systemRoot, PREFERENCES, 'jane/com.anthropic.claudefordesktop.plist'), plist(values));
  const { text } = await runText(world, 'rollout', 'report', '--share');
  expect(text).not.toMatch(/111122223333|example\.awsapps|jane|Initech|secretsecret|BedrockUser/);
  expect(text).toContain('inferenceBedrockSsoAccountId = ACCOUNT-1');
});

describe('the diagnostic zip of the app', () => {
  test('is read, without what looks like a secret', async () => {
    const world = await temporaryWorld({ platform: 'linux' });
    const zip = zipSync({
      'report/managed-config.txt': strToU8('Source: MDM\ninferenceBedrockBearerToken: abcdef\n'),
      'report/main.log': strToU8('secret'),
    });
    await put(join(world.cwd, 'diagnostic.zip'), Buffer.from(zip));
    expect((await report(world, 'diagnostic.zip')).diagnostic).toEqual([
      { name: 'managed-config.txt', lines: ['Source: MDM', 'inferenceBedrockBearerToken: …'] },
    ]);
  });

  test.each<[string, Buffer]>([
    ['is no zip', Buffer.from('hello')],
    ['is cut off', Buffer.from(zipSync({ 'managed-config.txt': strToU8('a'.repeat(1000)) })).subarray(0, 60)],
    ['holds something else', Buffer.from(zipSync({ 'a.txt': strToU8('a') }))],
    ['holds far too much', Buffer.from(zipSync({ 'managed-config.txt': new Uint8Array(1024 * 1024) }))],
  ])('that %s is refused', async (_, bytes) => {
    const world = await temporaryWorld({ platform: 'linux' });
    await put(join(world.cwd, 'a.zip'), bytes);
    expect(await runRefusal(world, 'rollout', 'report', 'a.zip')).toMatchObject({
      code: 'rollout-unreadable',
      exitCode: 1,
    });
  });
});
