import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { put, temporaryDirectory } from '../support/world.ts';
import { hasWine, REPOSITORY, WINDOWS_NODE } from './support/prefix.ts';
import { nodeAnd, onWindows, type Person, windowsPath } from './support/windows.ts';

const SETTINGS = '\uFEFF{\r\n  "theme": "dark",\r\n  "env": {\r\n    "EDITOR": "notepad"\r\n  }\r\n}\r\n';
const PROFILE =
  '[profile work]\r\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\r\naws_secret_access_key = x\r\nregion = eu-central-1\r\n';
const ANSWERS = [
  '--profile',
  'work',
  '--offline',
  '--pin',
  'opus=eu.anthropic.claude-opus-5-5',
  '--refresh',
  'off',
];

let person: Person;
let settings: string;
beforeEach(async () => {
  const root = await temporaryDirectory();
  person = { root, home: join(root, 'Zoë Müller'), project: join(root, 'a project') };
  settings = await put(join(person.home, '.claude', 'settings.json'), SETTINGS);
  await put(join(person.home, '.aws', 'config'), PROFILE);
  await put(join(person.project, 'readme.txt'), '');
});

const run = (...args: string[]) => onWindows(person, [...nodeAnd(REPOSITORY), ...args]);
const data = async (...args: string[]) => {
  const { stdout, stderr } = await run(...args, '--json');
  expect(stderr).toBe('');
  const answer = JSON.parse(stdout);
  expect(answer).toMatchObject({ ok: true });
  return answer.data;
};

describe.skipIf(!hasWine)('on Windows', () => {
  test('setup writes what it showed, and reset puts every byte back, ends of lines and all', async () => {
    const plan = await data('setup', '--plan', ...ANSWERS);
    expect(plan.diff.split('\n')[0]).toBe('--- ~\\.claude\\settings.json');
    await data('setup', '--apply', '--plan-id', plan.planId, ...ANSWERS);
    const written = await readFile(settings, 'utf8');
    expect(written).toContain('"AWS_PROFILE": "work"');
    expect(written.replaceAll('\r\n', '')).not.toContain('\n');
    expect((await data('status')).settings).toContainEqual(
      expect.objectContaining({ scope: 'user', file: windowsPath(settings), state: 'parsed' }),
    );
    const undo = await data('reset', '--plan');
    await data('reset', '--apply', '--plan-id', undo.planId);
    expect(await readFile(settings, 'utf8')).toBe(SETTINGS);
  });

  test('the doctor reads the home, and speaks of no program of another system', async () => {
    const { stdout } = await run('doctor', '--offline');
    expect(stdout).toContain('not-set-up');
    expect(stdout).not.toMatch(/chmod|\bimmutable\b/);
  });

  test('a policy in the registry is read', async () => {
    const key = 'HKCU\\SOFTWARE\\Policies\\ClaudeCode';
    const value = '{"env":{"AWS_REGION":"eu-west-1"}}';
    await onWindows(person, ['reg', 'add', key, '/v', 'Settings', '/d', value, '/f']);
    const status = await data('status');
    await onWindows(person, ['reg', 'delete', key, '/f']);
    expect(status.settings).toContainEqual(
      expect.objectContaining({ scope: 'managed', file: `${key}\\Settings` }),
    );
  });

  test.each(['a plugin', 'Plugin für Zoë'])(
    'the launcher starts the program from a folder named %s',
    async (name) => {
      const plugin = join(person.root, name);
      for (const part of ['bin', 'hooks', 'scripts'])
        await cp(join(REPOSITORY, part), join(plugin, part), { recursive: true });
      const PATH = { WINEPATH: windowsPath(join(WINDOWS_NODE, '..')) };
      const start = (file: string, ...args: string[]) =>
        onWindows(person, ['cmd', '/c', windowsPath(join(plugin, file)), ...args], PATH);
      expect(await start('bin/claude-bedrock.cmd', '--version')).toMatchObject({
        status: 0,
        stdout: expect.stringMatching(/^\d+\.\d+\.\d+\r?\n$/),
      });
      const asked = await start('hooks/doctor.cmd');
      expect(asked.status).toBe(0);
      expect(JSON.parse(asked.stdout)).toMatchObject({ continue: false });
    },
  );
});
