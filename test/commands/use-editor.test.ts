import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { World } from '../../src/model/world.ts';
import { useSchema } from '../../src/report/presets/use.ts';
import { putAwsFiles } from '../support/aws-home.ts';
import { filesWithContent } from '../support/files.ts';
import { runData, runRefusal, runText } from '../support/run.ts';
import { put, temporaryWorld } from '../support/world.ts';

const LIST = 'claudeCode.environmentVariables';
const THEIRS = `{
    // my settings
    "editor.fontSize": 14, // large
    "github.token": "hunter2-and-more",
    "${LIST}": [
        { "name": "MINE", "value": "1" }, // keep
    ],
}
`;
let world: World & { home: string };
let file: string;

beforeEach(async () => {
  world = await temporaryWorld({ platform: 'linux' });
  await putAwsFiles(world.home);
  await runData(world, 'presets', 'save', 'keys', '--profile', 'keys');
  await runData(world, 'presets', 'save', 'other', '--profile', 'keys', '--region', 'eu-west-1');
  file = await put(join(world.home, '.config', 'Code', 'User', 'settings.json'), THEIRS);
});

async function use(name: string) {
  const plan = await runData(world, 'use', name, '--plan', '--editor', 'vscode');
  expect(useSchema.parse(plan)).toEqual(plan);
  if (plan.applyOptions === undefined) return plan;
  const options = ['--apply', '--plan-id', plan.planId, '--editor', 'vscode'];
  expect(plan.applyOptions).toBe(`use --apply --plan-id ${plan.planId} --editor vscode ${name}`);
  return runData(world, 'use', name, ...options);
}
const text = () => readFile(file, 'utf8');

test('writes the variables that the extension hands over, and leaves every comment where it is', async () => {
  const done = await use('keys');
  expect(done.isApplied).toBe(true);
  expect(await text()).toBe(`{
    // my settings
    "editor.fontSize": 14, // large
    "github.token": "hunter2-and-more",
    "${LIST}": [
        { "name": "MINE", "value": "1" }, // keep
        { "name": "CLAUDE_CODE_USE_BEDROCK", "value": "1" },
        { "name": "AWS_PROFILE", "value": "keys" },
        { "name": "AWS_REGION", "value": "us-west-2" },
    ],
    "claudeCode.disableLoginPrompt": true,
}
`);
  expect(JSON.stringify(done)).not.toContain('hunter2');
  expect(done.nextStep).toMatch(
    /Reload the editor's window .* To go back: claude-bedrock use - --editor vscode/,
  );
});

test('the plan shows the diff, of values none but ours', async () => {
  const { text: shown } = await runText(world, 'use', 'keys', '--plan', '--editor', 'vscode');
  expect(shown).toContain('+        { "name": "AWS_PROFILE", "value": "keys" }');
  expect(shown).not.toMatch(/hunter2|my settings|large/);
});

test('going back, and a reset, give the bytes back', async () => {
  await use('keys');
  const first = await text();
  await use('other');
  expect(await text()).toContain('eu-west-1');
  expect(await use('-')).toMatchObject({ way: 'back', name: 'keys' });
  expect(await text()).toBe(first);
  await use('other');
  const reset = await runData(world, 'reset', '--plan');
  expect(reset.files).toEqual([{ scope: 'editor', file, result: 'restored' }]);
  await runData(world, 'reset', '--apply', '--plan-id', reset.planId);
  expect(await text()).toBe(THEIRS);
});

test('undone after somebody edited the file: only ours goes', async () => {
  await use('keys');
  await writeFile(file, (await text()).replace('14', '15').replace('// my', '// all my'));
  const reset = await runData(world, 'reset', '--plan', '--scope', 'editor');
  await runData(world, 'reset', '--apply', '--plan-id', reset.planId, '--scope', 'editor');
  expect(await text()).toBe(THEIRS.replace('14', '15').replace('// my', '// all my'));
});

test('where there was no file it goes again', async () => {
  const cursor = join(world.home, '.config', 'Cursor');
  await mkdir(cursor, { recursive: true });
  const before = filesWithContent(cursor);
  const plan = await runData(world, 'use', 'keys', '--plan', '--editor', 'cursor');
  await runData(world, 'use', 'keys', '--apply', '--plan-id', plan.planId, '--editor', 'cursor');
  expect(await readFile(join(cursor, 'User', 'settings.json'), 'utf8')).toContain('"AWS_PROFILE"');
  const reset = await runData(world, 'reset', '--plan');
  await runData(world, 'reset', '--apply', '--plan-id', reset.planId);
  expect(filesWithContent(cursor)).toEqual(before);
});

test('subscription takes Bedrock out of the list, and nothing else', async () => {
  await use('keys');
  await use('subscription');
  const left = await text();
  expect(left).toContain('{ "name": "MINE", "value": "1" }, // keep');
  expect(left).not.toMatch(/BEDROCK|AWS_|disableLoginPrompt/);
});

test("neither Claude Code's settings nor what their use - means is touched", async () => {
  const plan = await runData(world, 'use', 'other', '--plan');
  await runData(world, 'use', 'other', '--apply', '--plan-id', plan.planId);
  const settings = await readFile(join(world.home, '.claude', 'settings.json'));
  await use('keys');
  expect(await readFile(join(world.home, '.claude', 'settings.json'))).toEqual(settings);
  const back = await runData(world, 'use', '-', '--plan');
  expect(back.changes.every(({ scope }: { scope: string }) => scope === 'user')).toBe(true);
});

test("says where Claude Code's own settings win", async () => {
  const settings = { env: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'client' } };
  const own = await put(join(world.home, '.claude', 'settings.json'), JSON.stringify(settings));
  const { warnings } = await use('keys');
  expect(warnings).toEqual([
    {
      code: 'overridden-by-scope',
      message: `${own} sets AWS_PROFILE to 'client', and that wins in the editor, too.`,
    },
  ]);
});

describe('is refused', () => {
  const refusal = (...args: string[]) => runRefusal(world, 'use', ...args, '--plan');

  test('where the editor was never started', async () => {
    expect(await refusal('keys', '--editor', 'windsurf')).toMatchObject({
      code: 'editor-missing',
      fix: 'Name one that is here: --editor vscode.',
    });
  });

  test('with a preset that signs with a key, or by a command', async () => {
    const key = await put(join(world.home, 'key'), 'ABSKexample');
    await runData(
      world,
      'presets',
      'save',
      'key',
      '--auth',
      'api-key',
      '--api-key-file',
      key,
      '--region',
      'us-east-1',
    );
    await runData(world, 'presets', 'save', 'apart', '--auth', 'isolated', '--profile', 'work');
    expect((await refusal('apart', '--editor', 'vscode')).message).toMatch(/awsCredentialExport/);
    expect((await refusal('key', '--editor', 'vscode')).code).toBe('editor-cannot-hold');
  });

  test('where the settings are none, and they stay as they are', async () => {
    await writeFile(file, '{ "a": ');
    expect((await refusal('keys', '--editor', 'vscode')).code).toBe('editor-settings-unusable');
    await writeFile(file, `{ "${LIST}": { "A": "1" } }`);
    expect((await refusal('keys', '--editor', 'vscode')).message).toMatch(/something else .* than a list/);
  });

  test('together with a scope, and where nothing was before', async () => {
    expect((await refusal('keys', '--editor', 'vscode', '--scope', 'user')).code).toBe('option-conflict');
    expect((await refusal('-', '--editor', 'vscode')).code).toBe('nothing-before');
  });
});

test('the server of an editor on this machine has settings of its own', async () => {
  await mkdir(join(world.home, '.vscode-server'), { recursive: true });
  const options = ['--editor', 'vscode', '--remote'];
  const plan = await runData(world, 'use', 'keys', '--plan', ...options);
  expect(plan.applyOptions).toContain('--editor vscode --remote keys');
  await runData(world, 'use', 'keys', '--apply', '--plan-id', plan.planId, ...options);
  const remote = join(world.home, '.vscode-server', 'data', 'Machine', 'settings.json');
  expect(await readFile(remote, 'utf8')).toContain('"AWS_PROFILE"');
  expect(await text()).toBe(THEIRS);
  expect((await runRefusal(world, 'use', 'keys', '--plan', '--remote')).code).toBe('option-conflict');
});
