import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { approveDevice } from '../../src/sandbox/index.ts';
import { sandboxForTest } from '../sandbox/support.ts';
import { anthropicApi } from './support/anthropic-api.ts';
import { openClaudeCode } from './support/claude-code.ts';
import { makeSignedInHome } from './support/home.ts';

test('a person whose sign-in is over signs in from the prompt, as status tells them to', async () => {
  const sandbox = await sandboxForTest();
  const person = await makeSignedInHome(sandbox);
  const cache = join(person.home, '.aws', 'sso', 'cache');
  await rm(cache, { recursive: true });

  const claude = await openClaudeCode(person, await anthropicApi(() => 'never asked'));
  await claude.type('! claude-bedrock login --profile work');
  await claude.press('Enter');
  const { userCode } = await vi.waitUntil(() => sandbox.cloud.deviceGrants[0], { timeout: 20_000 });
  await claude.waitFor(userCode);
  expect(approveDevice(sandbox.cloud, userCode)).toBe(true);
  await claude.waitFor('Signed in');
  expect((await readdir(cache)).length).toBeGreaterThan(0);
});
