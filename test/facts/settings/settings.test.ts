import { writeFileSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSettings } from '../../../src/facts/settings/settings.ts';
import type { ExecResult, World } from '../../../src/model/world.ts';
import { isWindows } from '../../support/environment.ts';
import { put, temporaryWorld } from '../../support/world.ts';

const answered = (stdout: string, exitCode = 0): ExecResult => ({
  exitCode,
  stdout,
  stderr: '',
  timedOut: false,
});

/** A world whose programs are played by `play`, which gets the program and its arguments as one text. */
async function worldWithPrograms(platform: NodeJS.Platform, play: (line: string) => ExecResult) {
  const started: string[] = [];
  const world = await temporaryWorld({
    platform,
    exec: async (program, args) => {
      started.push([program, ...args].join(' '));
      return play([program, ...args].join(' '));
    },
  });
  return { world, started };
}
const managed = async (world: World) =>
  (await readSettings(world)).filter(({ scope }) => scope === 'managed');

test('reads every scope, highest precedence first, and says which are absent', async () => {
  const world = await temporaryWorld({ platform: 'linux' });
  await put(join(world.cwd, '.claude/settings.local.json'), '{"env":{}}');
  await put(join(world.home, '.claude/settings.json'), '\uFEFF{"model":"opus"}');
  const settings = await readSettings(world);
  expect(settings.map(({ scope, state }) => `${scope} ${state}`)).toEqual([
    'managed absent',
    'local parsed',
    'project absent',
    'user parsed',
  ]);
});

describe('a file that Claude Code ignores', () => {
  test.each([
    ['a comment', '{\n  // on\n  "env": {}\n}', 'settings-invalid-json', 2, 3],
    ['a trailing comma', '{\n  "env": {},\n}', 'settings-invalid-json', 2, 12],
    ['a text that ends too early', '{\n  "env": {', 'settings-invalid-json', 2, 11],
    ['a merge marker', '{\n<<<<<<< HEAD\n}', 'settings-invalid-json', 2, 1],
    ['an array', '[]', 'settings-not-object', undefined, undefined],
    ['null', 'null', 'settings-not-object', undefined, undefined],
    ['env null', '{"env":null}', 'settings-env-not-object', undefined, undefined],
    ['env a string', '{"env":"AWS_REGION=x"}', 'settings-env-not-object', undefined, undefined],
    ['a list as a command', '{"awsAuthRefresh":["aws"]}', 'settings-value-type', undefined, undefined],
    ['a text as the rules', '{"permissions":{"allow":"x"}}', 'settings-value-type', undefined, undefined],
    ['null as the model', '{"model":null}', 'settings-value-type', undefined, undefined],
    ['a text as a list', '{"fallbackModel":"opus"}', 'settings-value-type', undefined, undefined],
    [
      'a word that is none of the choices',
      '{"defaultShell":"zsh"}',
      'settings-value-type',
      undefined,
      undefined,
    ],
    ['a number of no days', '{"cleanupPeriodDays":0}', 'settings-value-type', undefined, undefined],
    [
      'a mode that there is not',
      '{"permissions":{"defaultMode":"yolo"}}',
      'settings-value-type',
      undefined,
      undefined,
    ],
    [
      'a guard without its hooks',
      '{"hooks":{"PreToolUse":[{"type":"command","command":"x"}]}}',
      'settings-value-type',
      undefined,
      undefined,
    ],
    [
      'a guard without its command',
      '{"hooks":{"PreToolUse":[{"hooks":[{"type":"command"}]}]}}',
      'settings-value-type',
      undefined,
      undefined,
    ],
    ['no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'settings-not-utf8', undefined, undefined],
  ])('is told by its place: %s', async (_, content, code, line, column) => {
    const world = await temporaryWorld();
    const file = await put(join(world.home, '.claude/settings.json'), content);
    const user = (await readSettings(world)).at(-1);
    expect(user).toMatchObject({ scope: 'user', file, state: 'invalid', problem: { code } });
    expect(user).toHaveProperty('problem.message', expect.stringContaining(file));
    if (line !== undefined) expect(user).toMatchObject({ line, column });
  });

  test.each([
    '{"hooks":{"PostToolUse":"x","PreToolUse":null,"Nothing":1}}',
    '{"hooks":"x"}',
    '{"theme":1,"effortLevel":"huge","enableAllProjectMcpServers":null,"attribution":false}',
    '{"permissions":{"allow":[1],"defaultMode":"plan"},"disabledMcpjsonServers":"x","fallbackModel":["opus"]}',
  ])('is none where Claude Code passes over the key alone: %s', async (content) => {
    const world = await temporaryWorld();
    await put(join(world.home, '.claude/settings.json'), content);
    expect((await readSettings(world)).at(-1)).toMatchObject({ scope: 'user', state: 'parsed' });
  });

  test('may be a directory', async () => {
    const world = await temporaryWorld();
    await mkdir(join(world.home, '.claude/settings.json'), { recursive: true });
    expect((await readSettings(world)).at(-1)).toMatchObject({
      state: 'unreadable',
      problem: { code: 'settings-not-a-file' },
    });
  });

  test.skipIf(isWindows)('may be unreadable', async () => {
    const world = await temporaryWorld();
    await mkdir(join(world.home, '.claude'));
    await symlink('settings.json', join(world.home, '.claude/settings.json'));
    expect((await readSettings(world)).at(-1)).toMatchObject({
      state: 'unreadable',
      problem: { code: 'settings-unreadable', message: expect.stringContaining('ELOOP') },
    });
  });
});

describe('the policy of the system', () => {
  test('starts no program on Linux, nor on macOS without managed preferences', async () => {
    for (const platform of ['linux', 'darwin'] as const) {
      const { world, started } = await worldWithPrograms(platform, () => answered(''));
      await readSettings(world);
      expect(started).toEqual([]);
    }
  });

  test('on macOS are the managed preferences, in place of the managed files', async () => {
    const json = '{"env":{"CLAUDE_CODE_USE_BEDROCK":"1"}}';
    const { world, started } = await worldWithPrograms('darwin', () => answered(json));
    const file = 'Library/Managed Preferences/com.anthropic.claudecode.plist';
    await put(join(world.systemRoot, file), 'bplist00');
    await put(join(world.systemRoot, 'Library/Application Support/ClaudeCode/managed-settings.json'), '{}');
    const path = join(world.systemRoot, file);
    expect(await managed(world)).toMatchObject([{ file: path, state: 'parsed', json: JSON.parse(json) }]);
    expect(started).toEqual([`/usr/bin/plutil -convert json -o - -- ${path}`]);
  });

  test('is told as unreadable where plutil cannot convert it', async () => {
    const { world } = await worldWithPrograms('darwin', () => answered('', 1));
    await put(join(world.systemRoot, 'Library/Managed Preferences/com.anthropic.claudecode.plist'), 'x');
    expect(await managed(world)).toMatchObject([{ state: 'unreadable' }]);
  });

  const registry = (key: string, json: string) => (line: string) =>
    line.includes(`query ${key}`)
      ? answered(`\r\n${key}\r\n    Settings    REG_SZ    ${json}\r\n\r\n`)
      : answered('', 1);

  test('on Windows is the registry, asked with the absolute path of reg.exe', async () => {
    const key = 'HKLM\\SOFTWARE\\Policies\\ClaudeCode';
    const { world, started } = await worldWithPrograms('win32', registry(key, '{"model":"opus"}'));
    expect(await managed(world)).toMatchObject([{ file: `${key}\\Settings`, json: { model: 'opus' } }]);
    expect(started[0]).toBe(`C:\\Windows\\System32\\reg.exe query ${key} /v Settings`);
    expect(started[1]).toMatch(/^C:\\Windows\\System32\\reg\.exe export /);
  });

  // Both are named first on a line of their own below the key; a policy pushed by Intune may be of the second kind.
  const hex = (text: string) => {
    const bytes = [...Buffer.from(`${text}\0`, 'utf16le')].map((byte) => byte.toString(16).padStart(2, '0'));
    return `${bytes.slice(0, 20).join(',')},\\\r\n  ${bytes.slice(20).join(',')}`;
  };
  test.each([
    ['text', (json: string) => `"Settings"="${json.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`],
    ['text with variables', (json: string) => `"Settings"=hex(2):${hex(json)}`],
  ])('on Windows keeps letters that reg query loses, from %s', async (_, line) => {
    const json = JSON.stringify({ env: { AWS_PROFILE: 'Müller € "\\"' } });
    const key = 'HKLM\\SOFTWARE\\Policies\\ClaudeCode';
    const { world } = await worldWithPrograms('win32', (call) => {
      const [, file] = / export \S+ (.+) \/y$/.exec(call) ?? [];
      if (file === undefined)
        return answered(`\r\n${key}\r\n    Settings    REG_SZ    {"env":{"M\ufffdller ?":1}}\r\n`);
      const text = `\ufeffWindows Registry Editor Version 5.00\r\n\r\n[${key}]\r\n"Other"="x"\r\n${line(json)}\r\n\r\n`;
      writeFileSync(file, text, 'utf16le');
      return answered('');
    });
    expect(await managed(world)).toMatchObject([{ json: JSON.parse(json) }]);
  });

  test('of a Windows user counts only where no administrator says anything', async () => {
    const key = 'HKCU\\SOFTWARE\\Policies\\ClaudeCode';
    const { world } = await worldWithPrograms('win32', registry(key, '{"model":"opus"}'));
    expect(await managed(world)).toMatchObject([{ file: `${key}\\Settings` }]);
  });

  test('on Windows may be invalid JSON', async () => {
    const key = 'HKLM\\SOFTWARE\\Policies\\ClaudeCode';
    const { world } = await worldWithPrograms('win32', registry(key, '{oops'));
    expect(await managed(world)).toMatchObject([{ state: 'invalid', line: 1, column: 2 }]);
  });
});
