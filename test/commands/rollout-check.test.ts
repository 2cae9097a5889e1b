import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rolloutCheckSchema } from '../../src/report/rollout/check.ts';
import { BY_HELPER, CODE, DESKTOP, json, profile } from '../rollout/check/files.ts';
import { runData, runRefusal, runText } from '../support/run.ts';
import { put, temporaryWorld } from '../support/world.ts';

test('a clean profile is told as such', async () => {
  const world = await temporaryWorld();
  await put(join(world.cwd, 'claude.mobileconfig'), profile(DESKTOP));
  expect(await runText(world, 'rollout', 'check', 'claude.mobileconfig')).toEqual({
    text: `claude.mobileconfig: Claude Desktop (pushed by an MDM)
  ✔ nothing to object to

✔ Nothing to object to.
`,
    exitCode: 0,
  });
});

test('what is wrong stands with its file, line and key, and the exit status says so', async () => {
  const world = await temporaryWorld();
  await put(join(world.cwd, 'a.mobileconfig'), profile({ ...DESKTOP, inferenceBedrockRegoin: 'x' }));
  await put(
    join(world.cwd, 'claude-code/managed-settings.json'),
    json({ ...CODE, allowManagedHooksOnly: true }),
  );
  const files = ['a.mobileconfig', 'claude-code/managed-settings.json'];
  const { text, exitCode } = await runText(world, 'rollout', 'check', ...files);
  expect(exitCode).toBe(1);
  expect(text).toContain('line 46, inferenceBedrockRegoin: Claude Desktop does not know');
  expect(text).toContain('    Write inferenceBedrockRegion.');
  expect(text).toContain('✘ One thing does not work as meant.');
  const data = await runData(world, 'rollout', 'check', ...files);
  expect(rolloutCheckSchema.parse(data)).toEqual(data);
  expect(data).toMatchObject({
    verdict: 'broken',
    files: [{ file: 'a.mobileconfig' }, { holds: ['Claude Code (managed-settings.json)'] }],
  });
});

test('no secret of a file is shown', async () => {
  const world = await temporaryWorld();
  const secret = 'ABSKQmVkcm9ja0FQSUtleS1leGFtcGxlOmFiY2RlZmdoaWprbG1ub3A=';
  const values = {
    ...BY_HELPER,
    inferenceBedrockBearerToken: secret,
    inferenceProvider: secret,
    inferenceBedrockBaseUrl: 'https://me:hunter2@a.example/x',
  };
  await put(join(world.cwd, 'a.mobileconfig'), profile(values));
  const { text } = await runText(world, 'rollout', 'check', 'a.mobileconfig', '--json');
  expect(text).not.toContain(secret);
  expect(text).not.toContain('hunter2');
});

test.each([
  [['rollout', 'check'], 'Say which files to check.'],
  [['rollout', 'check', 'a', '--desktop-version', 'new'], "'new' is no version."],
])('%j is refused', async (argv, message) => {
  expect(await runRefusal(await temporaryWorld(), ...argv)).toMatchObject({
    code: 'usage',
    exitCode: 2,
    message,
  });
});
