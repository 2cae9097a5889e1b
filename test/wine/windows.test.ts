import { readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { printReg, type RegValue } from '../../src/rollout/formats/reg.ts';
import { REFUSED } from '../../src/shell/refused-credentials.ts';
import { putSignedInProfile } from '../e2e/support/home.ts';
import { EXAMPLE } from '../rollout/example.ts';
import { sandboxForTest } from '../sandbox/support.ts';
import { put } from '../support/world.ts';
import { asWindows, type Call, type Person, personOnWindows, pluginAt } from './support/windows.ts';

const SETTINGS = '{\r\n  "env": {\r\n    "EDITOR": "notepad"\r\n  },\r\n  "theme": "dark"\r\n}\r\n';
const SETUP = ['--profile', 'work', '--region', 'eu-central-1', '--model', 'eu.anthropic.claude-opus-5-5'];
/** Where the launcher finds Node. */
const onPath = () => ({ PATH: `${asWindows(dirname(inject('windowsNode')))};C:\\windows\\system32` });

/** A person whose profile `work` is signed in, with settings of their own. */
async function ready(): Promise<Person & { readonly settings: string }> {
  const sandbox = await sandboxForTest();
  const ada = await personOnWindows(sandbox.environment());
  await putSignedInProfile(ada.home, sandbox);
  return { ...ada, settings: await put(join(ada.home, '.claude/settings.json'), SETTINGS) };
}

const planId = ({ stdout }: { stdout: string }): string => JSON.parse(stdout).data.planId;

/** What a key of the registry holds while a test runs: written by Windows from a `.reg` file. */
async function withRegistry(
  ada: Person,
  path: string,
  values: readonly RegValue[],
  work: () => Promise<void>,
) {
  const file = await put(join(ada.root, 'values.reg'), printReg([{ path, values }]));
  expect(await ada.cmd(`reg import "${asWindows(file)}"`)).toMatchObject({ status: 0 });
  try {
    await work();
  } finally {
    for (const { name } of values) await ada.cmd(`reg delete "${path}" /v ${name} /f`);
  }
}

test('setup shows its plan and writes it, and reset brings every byte back, CRLF and all', async () => {
  const ada = await ready();
  const planned = await ada.bedrock(['setup', '--plan', ...SETUP, '--json']);
  expect(await readFile(ada.settings, 'utf8')).toBe(SETTINGS);
  const applied = await ada.bedrock(['setup', '--apply', '--plan-id', planId(planned), ...SETUP]);
  expect(applied).toMatchObject({ status: 0, stderr: '' });
  expect(applied.stdout).toContain('~\\.claude\\settings.json');
  const written = await readFile(ada.settings, 'utf8');
  expect(written).toContain('"AWS_PROFILE": "work"');
  expect(written.replaceAll('\r\n', '')).not.toContain('\n');

  const [status, doctor] = await ada.bedrockAll([['status'], ['doctor', '--offline']]);
  expect(status?.stdout).toContain('~\\.claude\\settings.json');
  expect(doctor).toMatchObject({ status: 0, stderr: '' });
  const back = await ada.bedrock(['reset', '--plan', '--json']);
  const reset = await ada.bedrock(['reset', '--apply', '--plan-id', planId(back)]);
  expect(reset).toMatchObject({ status: 0, stderr: '' });
  expect(await readFile(ada.settings, 'utf8')).toBe(SETTINGS);
  expect(await readdir(join(ada.home, '.claude'))).not.toContain('bedrock');
});

test('demo tells its whole story', async () => {
  const { status, stdout, stderr } = await (await personOnWindows()).bedrock(['demo']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('is back byte for byte');
});

describe('a settings file that another program holds open', () => {
  test('is told as that by what reads it', async () => {
    const ada = await ready();
    const [status, setup] = await ada.bedrockAll([['status'], ['setup', '--plan', ...SETUP]], [ada.settings]);
    expect(status?.stdout).toMatch(/Close the\s+program that holds it open/);
    expect(setup).toMatchObject({ status: 1, stdout: '' });
    expect(setup?.stderr).toContain('(settings-unreadable)');
  });
});

describe('the launcher', () => {
  test.each(['Jürgens Ablage', 'Ablage & Co (x86)'])(
    'in "%s" runs the program with the Node on PATH',
    async (place) => {
      const ada = await personOnWindows();
      const plugin = asWindows(await pluginAt(join(ada.root, place)));
      const version = await ada.cmd(`"${plugin}\\bin\\claude-bedrock.cmd" --version`, onPath());
      expect(version).toMatchObject({ status: 0, stderr: '' });
      expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    },
  );

  test('says that no Node was found; a hook says nothing', async () => {
    const ada = await personOnWindows();
    const plugin = asWindows(await pluginAt(join(ada.root, 'a place')));
    const run = await ada.cmd(`"${plugin}\\bin\\claude-bedrock.cmd" status`);
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toContain('(node-missing)');
    const hook = await ada.cmd(`"${plugin}\\hooks\\session-start.cmd"`, { CLAUDE_CODE_USE_BEDROCK: '1' });
    // Wine's cmd.exe repeats the label in the first line, which is sh's.
    expect(hook).toMatchObject({ status: 0, stderr: '' });
    expect(hook.stdout.replace(/^\r\n.*>:; exec .*\r\n/, '')).toBe('');
  });

  test('of awsAuthRefresh finds the clone in a home with umlauts', async () => {
    const ada = await ready();
    const home = { USERPROFILE: asWindows(join(ada.root, 'Zoë')) };
    await putSignedInProfile(join(ada.root, 'Zoë'), await sandboxForTest());
    const script = asWindows(
      join(await pluginAt(join(ada.root, 'Zoë/src/bedrock')), 'scripts/claude-bedrock.js'),
    );
    const run = async (...args: string[]) => (await ada.runAll([{ args: [script, ...args], env: home }]))[0];
    const plan = await run('setup', '--plan', ...SETUP, '--json');
    await run('setup', '--apply', '--plan-id', planId(plan ?? { stdout: '' }), ...SETUP);
    const written = JSON.parse(await readFile(join(ada.root, 'Zoë/.claude/settings.json'), 'utf8'));
    const [launcher = ''] = /^"[^"]+"/.exec(written.awsAuthRefresh) ?? [];
    const version = await ada.cmd(`${launcher} --version`, { ...home, ...onPath() });
    expect(version).toMatchObject({ status: 0, stderr: '' });
    expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

// Wine 8 has a findstr.exe that finds nothing, so its find.exe stands in; and what stands behind `||` its cmd.exe runs in
// any case: whether Windows would is told by the status of what stands before.
test('the line of --auth isolated prints what the program prints, and refused credentials where that is nothing', async () => {
  const ada = await ready();
  const answers = [...SETUP, '--auth', 'isolated'];
  const plan = await ada.bedrock(['setup', '--plan', ...answers, '--json']);
  await ada.bedrock(['setup', '--apply', '--plan-id', planId(plan), ...answers]);
  const line: string = JSON.parse(await readFile(ada.settings, 'utf8')).awsCredentialExport;
  const [first = ''] = line.split(' || ');
  const before = first.replace('findstr.exe Credentials', 'find.exe "Credentials"');
  const { status, stdout } = await ada.cmd(before, onPath());
  const { AccessKeyId } = JSON.parse(stdout).Credentials;
  expect({ status, AccessKeyId }).toEqual({ status: 0, AccessKeyId: expect.stringMatching(/^ASIA/) });
  expect(AccessKeyId).not.toBe(REFUSED.Credentials.AccessKeyId);
  // No Node starts; then the launcher is gone.
  for (const env of [{ ...onPath(), NODE_OPTIONS: '--no-such-option' }, onPath()]) {
    expect(await ada.cmd(before, env)).toMatchObject({ status: 1, stdout: '' });
    expect(JSON.parse((await ada.cmd(line, env)).stdout)).toEqual(REFUSED);
    await rm(join(ada.home, '.claude/bedrock/bin'), { recursive: true, force: true });
  }
});

describe('the registry', () => {
  const POLICY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\ClaudeCode';

  test('keeps an administrator’s policy, of which every letter is read', async () => {
    const ada = await ready();
    const env = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'eu-central-1', AWS_PROFILE: 'Müller € 部' };
    const values = [{ name: 'Settings', type: 'REG_SZ' as const, text: JSON.stringify({ env }) }];
    await withRegistry(ada, POLICY, values, async () => {
      const { stdout } = await ada.bedrock(['status', '--json']);
      expect(JSON.parse(stdout).data.effective).toContainEqual({
        key: 'AWS_PROFILE',
        value: 'Müller € 部',
        origin: {
          from: 'managed',
          file: 'HKLM\\SOFTWARE\\Policies\\ClaudeCode\\Settings',
          key: 'env.AWS_PROFILE',
        },
        shadows: [],
      });
    });
  });

  test('keeps the variables of a person, and that place is named', async () => {
    const ada = await ready();
    const values = [{ name: 'AWS_PROFILE', type: 'REG_SZ' as const, text: 'work' }];
    await withRegistry(ada, 'HKEY_CURRENT_USER\\Environment', values, async () => {
      const env = { AWS_PROFILE: 'work', CLAUDE_CODE_USE_BEDROCK: '1' };
      const { stdout } = await ada.bedrock(['status'], { env });
      expect(stdout).toMatch(/AWS_PROFILE in the\s+environment\s+\(HKCU\\Environment\)/);
      expect(stdout).not.toMatch(/CLAUDE_CODE_USE_BEDROCK in the\s+environment\s+\(/);
    });
  });

  test('takes what a rollout built, and the report reads the same back', async () => {
    const ada = await personOnWindows();
    await put(join(ada.project, 'bedrock-rollout.json'), JSON.stringify(EXAMPLE));
    const build = ['rollout', 'build', '--out', 'out'];
    const plan = await ada.bedrock([...build, '--plan', '--json']);
    expect(await ada.bedrock([...build, '--apply', '--plan-id', planId(plan)])).toMatchObject({ status: 0 });
    const files = await readdir(join(ada.project, 'out'), { recursive: true });
    const built = files.filter((name) => name.endsWith('.reg')).map((name) => join(ada.project, 'out', name));
    expect(built).toHaveLength(2);
    const imported = await ada.runAll(
      built.map((file): Call => ({ program: 'C:\\windows\\regedit.exe', args: ['/S', asWindows(file)] })),
    );
    expect(imported).toMatchObject([{ status: 0 }, { status: 0 }]);
    try {
      const { stdout } = await ada.bedrock(['rollout', 'report', '--json']);
      const { desktop, claudeCode } = JSON.parse(stdout).data;
      expect(desktop.sources).toMatchObject([{ kind: 'HKLM', state: 'in-force' }]);
      expect(claudeCode.sources).toMatchObject([{ kind: 'HKLM', state: 'in-force' }]);
      expect(desktop.values).toContainEqual({ key: 'inferenceBedrockRegion', value: 'eu-central-1' });
      expect(JSON.stringify(desktop.values)).toContain('Größe');
    } finally {
      for (const name of ['Claude', 'ClaudeCode'])
        await ada.cmd(`reg delete HKLM\\SOFTWARE\\Policies\\${name} /f`);
    }
  });
});
