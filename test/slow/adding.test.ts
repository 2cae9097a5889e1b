import { execFileSync, spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { put, temporaryWorld } from '../support/world.ts';

// What CONTRIBUTING.md says under "To add", done on a copy of the sources in exactly the places that it names.

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PLAIN = { color: false, unicode: true, width: 80 };

let copy: string;
beforeEach(async () => {
  copy = await mkdtemp(join(tmpdir(), 'bedrock-adding-'));
  onTestFinished(() => rm(copy, { recursive: true }));
  const tracked = execFileSync('git', ['ls-files', 'src', 'package.json', 'tsconfig.json'], { cwd: ROOT });
  for (const file of String(tracked).trim().split('\n')) await cp(join(ROOT, file), join(copy, file));
  await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
});

/** Puts `line` before the first line of a file that holds `mark`. */
async function addLine(file: string, mark: string, line: string): Promise<void> {
  const lines = (await readFile(join(copy, file), 'utf8')).split('\n');
  const at = lines.findIndex((one) => one.includes(mark));
  expect(at, `${mark} in ${file}`).toBeGreaterThanOrEqual(0);
  await writeFile(join(copy, file), lines.toSpliced(at, 0, line).join('\n'));
}

/** Runs a command line by the copy, in a person's home; what it printed, as JSON where it is some. */
async function run(argv: readonly string[], settings = '{}') {
  const { run: runLine } = await import(join(copy, 'src', 'main.ts'));
  const world = await temporaryWorld();
  await put(join(world.home, '.claude', 'settings.json'), settings);
  await put(join(world.home, '.aws', 'config'), '[profile work]\nregion = eu-central-1\n');
  await put(
    join(world.home, '.aws', 'credentials'),
    '[work]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = example\n',
  );
  const { stdout, stderr } = await runLine(argv, world, PLAIN);
  return argv.includes('--json') ? JSON.parse(stdout) : stdout + stderr;
}

function typeErrors(): readonly string[] {
  const { stdout } = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/typescript/bin/tsc'), '--noEmit'],
    {
      cwd: copy,
      encoding: 'utf8',
    },
  );
  return stdout.split('\n').filter((line) => line.includes('error TS'));
}

async function addKey(): Promise<void> {
  await addLine(
    'src/knowledge/settings-keys.ts',
    "env('AWS_PROFILE'",
    "  env('CLAUDE_CODE_LATELY_LEARNT', SWITCH, { bedrockOnly: true, settable: true }),",
  );
}

async function addRule(): Promise<void> {
  await writeFile(
    join(copy, 'src/checks/rules/settings/settings-too-quiet.ts'),
    `import { warning } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';

/** The settings say nothing of Bedrock. */
export const settingsTooQuiet: Check = {
  id: 'settings-too-quiet',
  group: 'Settings',
  title: 'The settings say enough',
  judge: ({ settings }) => warning({ title: 'The settings are quiet', found: \`\${settings.length} files.\` }),
};
`,
  );
  const index = 'src/checks/rules/settings/index.ts';
  await addLine(index, 'import ', "import { settingsTooQuiet } from './settings-too-quiet.ts';");
  await addLine(index, '  bedrockOff,', '  settingsTooQuiet,');
}

async function addSubcommand(): Promise<void> {
  await writeFile(
    join(copy, 'src/commands/specs/greet.ts'),
    `import type { CommandSpec } from '../../cli/command.ts';

/** \`greet\`: says hello. */
export const greetSpec = {
  name: 'greet',
  summary: 'Say hello',
  options: { tone: { type: 'string', choices: ['warm', 'cool'], help: 'how' } },
  examples: ['claude-bedrock greet --tone warm'],
} as const satisfies CommandSpec;
`,
  );
  const code = `import type { OptionsOf, RunCommand } from '../cli/command.ts';
import { success } from '../model/outcome.ts';
import type { greetSpec } from './specs/greet.ts';

/** \`greet\`: says hello. */
export const greet: RunCommand<OptionsOf<typeof greetSpec>> = async (_world, options) => {
  const tone: 'warm' | 'cool' | undefined = options.tone;
  // @ts-expect-error: the spec declares no such option.
  void options.volume;
  return success({ data: { tone }, text: () => 'Hello.\\n' });
};
`;
  await writeFile(join(copy, 'src/commands/greet.ts'), code);
  await addLine('src/registry.ts', 'import ', "import { greetSpec } from './commands/specs/greet.ts';");
  await addLine(
    'src/registry.ts',
    'command(demoSpec',
    "  command(greetSpec, async () => (await import('./commands/greet.ts')).greet),",
  );
}

test('a settings key is one line: status, setup --set and reset --found know it', async () => {
  await addKey();
  const SETUP = ['setup', '--plan', '--profile', 'work', '--offline', '--json'];
  const planned = await run([...SETUP, '--set', 'CLAUDE_CODE_LATELY_LEARNT=1']);
  expect(planned.data.changes).toContainEqual(
    expect.objectContaining({ key: 'env.CLAUDE_CODE_LATELY_LEARNT', after: '1' }),
  );
  const settings = '{"env":{"CLAUDE_CODE_USE_BEDROCK":"1","CLAUDE_CODE_LATELY_LEARNT":"1"}}';
  const { data } = await run(['status', '--json'], settings);
  expect(data.effective.map(({ key }: { key: string }) => key)).toContain('CLAUDE_CODE_LATELY_LEARNT');
  const found = await run(['reset', '--plan', '--found', '--json'], settings);
  expect(found.data.changes.map(({ key }: { key: string }) => key)).toContain(
    'env.CLAUDE_CODE_LATELY_LEARNT',
  );
});

test('a rule of the doctor is a file, and its place in the order of its group', async () => {
  await addRule();
  const { data } = await run(['doctor', '--list', '--json']);
  const ids = data.checks.map(({ id }: { id: string }) => id);
  expect(ids.indexOf('settings-too-quiet')).toBe(ids.indexOf('bedrock-off') - 1);
  const told = await run(
    ['doctor', '--offline', '--check', 'settings-too-quiet', '--json'],
    '{"env":{"CLAUDE_CODE_USE_BEDROCK":"1"}}',
  );
  expect(told.data.verdict).toMatchObject({ finding: 'settings-too-quiet' });
});

test('a subcommand is its spec, its code and a line in the registry', async () => {
  await addSubcommand();
  expect(await run(['greet', '--tone', 'warm', '--json'])).toMatchObject({
    ok: true,
    data: { tone: 'warm' },
  });
  expect(await run(['greet', '--tone', 'hot'])).toContain('warm, cool');
  expect(await run(['--help'])).toContain('Say hello');
  expect(await run(['completion', 'bash'])).toContain('greet');
});

test('the three have the right types, and an option that is not declared has none', async () => {
  await addKey();
  await addRule();
  await addSubcommand();
  expect(typeErrors()).toEqual([]);
});
