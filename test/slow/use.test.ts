import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { putAwsFiles } from '../support/aws-home.ts';
import { ended, runProgram, start } from '../support/program.ts';
import { runData, runHere } from '../support/run.ts';
import { formattedSettings } from '../support/settings-arbitrary.ts';
import { put, temporaryDirectory, temporaryWorld } from '../support/world.ts';

test('whatever the settings hold and however one switches, going back gives the bytes back', async () => {
  const world = await temporaryWorld();
  await putAwsFiles(world.home);
  const config = join(world.home, '.claude');
  const file = join(config, 'settings.json');
  const steps = fc.array(fc.constantFrom('keys', 'other', 'subscription'), { minLength: 1, maxLength: 4 });
  const given = fc.option(formattedSettings, { nil: undefined });
  await fc.assert(
    fc.asyncProperty(given, steps, async (settings, names) => {
      await rm(config, { recursive: true, force: true });
      await mkdir(config);
      if (settings) await writeFile(file, settings.bytes);
      await runData(world, 'presets', 'save', 'keys', '--profile', 'keys');
      await runData(
        world,
        'presets',
        'save',
        'other',
        '--profile',
        'keys',
        '--model',
        'us.anthropic.claude-opus-4-8',
      );
      for (const name of [...names]) await use(name);
      const before = await bytes();
      const plan = await runData(world, 'use', 'keys', '--plan');
      await use('keys');
      if (plan.changes.length > 0) await use('-');
      expect(await bytes()).toEqual(before);
      const reset = await runData(world, 'reset', '--plan');
      await runData(world, 'reset', '--apply', '--plan-id', reset.planId);
      // Where nothing was switched, reset removes what it finds.
      if (reset.way === 'journal' && reset.files.length > 0) expect(await bytes()).toEqual(settings?.bytes);
    }),
    { numRuns: 20 },
  );

  async function use(name: string) {
    const { planId } = await runData(world, 'use', name, '--plan');
    await runData(world, 'use', name, '--apply', '--plan-id', planId);
  }
  async function bytes() {
    return existsSync(file) ? readFile(file) : undefined;
  }
});

/** A home with two presets and settings of its own. */
async function home() {
  const folder = await temporaryDirectory();
  await putAwsFiles(folder);
  await runHere(folder, 'presets', 'save', 'keys', '--profile', 'keys');
  await runHere(folder, 'presets', 'save', 'other', '--profile', 'keys', '--region', 'us-east-1');
  const file = join(folder, '.claude', 'settings.json');
  await writeFile(file, '{\n  "theme": "dark"\n}\n');
  return { folder, file };
}

test('two that switch at once: one after the other, or one is told to plan again', async () => {
  const { folder, file } = await home();
  const before = await readFile(file);
  const plans = await Promise.all(['keys', 'other'].map((name) => runHere(folder, 'use', name, '--plan')));
  const done = await Promise.all(
    ['keys', 'other'].map((name, at) =>
      runProgram(folder, folder, 'use', name, '--apply', '--plan-id', plans[at].data.planId),
    ),
  );
  const refused = done.filter(({ ok }) => !ok);
  expect(refused.map(({ error }) => error.code)).toEqual(['plan-changed']);
  await runProgram(
    folder,
    folder,
    'use',
    '-',
    '--apply',
    '--plan-id',
    (await runHere(folder, 'use', '-', '--plan')).data.planId,
  );
  expect(await readFile(file)).toEqual(before);
});

test('killed at any moment, a switch is done or not, and reset gives the bytes back', async () => {
  const { folder, file } = await home();
  const before = await readFile(file);
  for (let round = 0; round < 6; round++) {
    const { data } = await runHere(folder, 'use', 'keys', '--plan');
    const child = start(folder, folder, ['use', 'keys', '--apply', '--plan-id', data.planId]);
    const end = ended(child);
    await delay(40 + ((round * 83) % 400));
    child.kill('SIGKILL');
    await end;
    const json = JSON.parse(await readFile(file, 'utf8'));
    expect(json.theme).toBe('dark');
    if (json.env)
      expect(json.env).toEqual({
        CLAUDE_CODE_USE_BEDROCK: '1',
        AWS_PROFILE: 'keys',
        AWS_REGION: 'us-west-2',
      });
    const reset = await runHere(folder, 'reset', '--plan');
    await runHere(folder, 'reset', '--apply', '--plan-id', reset.data.planId);
    expect(await readFile(file)).toEqual(before);
    expect((await readdir(join(folder, '.claude'))).sort()).toEqual(['bedrock', 'settings.json']);
  }
});

test('killed at any moment, a switch in an editor is done or not, and reset gives the bytes back', async () => {
  const { folder } = await home();
  const text = '{\n    // mine\n    "editor.fontSize": 14, // large\n}\n';
  const file = await put(join(folder, '.config', 'Code', 'User', 'settings.json'), text);
  const options = ['--editor', 'vscode'];
  for (let round = 0; round < 4; round++) {
    const { data } = await runHere(folder, 'use', 'keys', '--plan', ...options);
    const child = start(folder, folder, ['use', 'keys', '--apply', '--plan-id', data.planId, ...options]);
    const end = ended(child);
    await delay(60 + ((round * 97) % 400));
    child.kill('SIGKILL');
    await end;
    const now = await readFile(file, 'utf8');
    expect(now.match(/AWS_PROFILE|AWS_REGION|disableLoginPrompt/g)?.length ?? 0).toBe(now === text ? 0 : 3);
    const reset = await runHere(folder, 'reset', '--plan');
    await runHere(folder, 'reset', '--apply', '--plan-id', reset.data.planId);
    expect(await readFile(file, 'utf8')).toBe(text);
    expect(await readdir(join(file, '..'))).toEqual(['settings.json']);
  }
});
