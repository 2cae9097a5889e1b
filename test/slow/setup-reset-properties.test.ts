import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { putAwsFiles } from '../support/aws-home.ts';
import { runData } from '../support/run.ts';
import { formattedSettings } from '../support/settings-arbitrary.ts';
import { temporaryWorld } from '../support/world.ts';

const ANSWERS = [
  ['--profile', 'work', '--region', 'eu-central-1', '--offline'],
  ['--profile', 'keys', '--region', 'us-west-2', '--offline', '--model', 'us.anthropic.claude-opus-4-8'],
  ['--auth', 'environment', '--region', 'us-east-1', '--offline', '--set', 'MAX_THINKING_TOKENS=1024'],
];

test('any number of setups, then reset, gives the same bytes', async () => {
  const world = await temporaryWorld({ now: () => new Date() });
  await putAwsFiles(world.home);
  const directory = join(world.home, '.claude');
  const file = join(directory, 'settings.json');
  await mkdir(directory);
  const runs = fc.array(fc.constantFrom(...ANSWERS), { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(
      formattedSettings,
      runs,
      fc.constantFrom(0o600, 0o644),
      async ({ bytes }, setups, mode) => {
        await rm(file, { force: true });
        await writeFile(file, bytes);
        await chmod(file, mode);
        for (const options of setups) {
          const plan = await runData(world, 'setup', '--plan', ...options);
          await runData(world, 'setup', '--apply', '--plan-id', plan.planId, ...options);
        }
        const plan = await runData(world, 'reset', '--plan');
        await runData(world, 'reset', '--apply', '--plan-id', plan.planId);
        // Where setup had nothing to change there is no journal, and reset takes the Bedrock keys away.
        if (plan.way === 'journal') expect(await readFile(file)).toEqual(bytes);
        expect((await readdir(directory)).filter((name) => name !== 'bedrock')).toEqual(['settings.json']);
      },
    ),
    { numRuns: 100 },
  );
});
