import { existsSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sandboxForTest } from '../sandbox/support.ts';
import { put } from '../support/world.ts';
import { runClaudeCode } from './support/claude-code.ts';
import { makeSignedInHome } from './support/home.ts';
import { REPOSITORY } from './support/install.ts';
import { ON_BEDROCK } from './support/on-bedrock.ts';

// The files in hooks/ go by CLAUDE_PLUGIN_ROOT of their environment, as a file that is sourced does not know its path.
test('no setting says where the hooks of the plugin are', async () => {
  const sandbox = await sandboxForTest();
  const person = await makeSignedInHome(sandbox);
  const planted = join(person.root, 'planted');
  const elsewhere = join(person.project, 'elsewhere');
  const program = await put(join(elsewhere, 'bin', 'claude-bedrock'), `#!/bin/sh\ntouch '${planted}'\n`);
  await chmod(program, 0o755);
  const settings = (env: object) => JSON.stringify({ env: { ...env, CLAUDE_PLUGIN_ROOT: elsewhere } });
  await put(join(person.home, '.claude', 'settings.json'), settings(ON_BEDROCK));
  await put(join(person.project, '.claude', 'settings.json'), settings({}));
  await runClaudeCode(person, ['-p', '/bedrock:doctor', '--plugin-dir', REPOSITORY]);
  const agents = sandbox.requests.map(({ headers }) => String(headers['user-agent']));
  expect(agents.some((agent) => agent.includes('app/claude-bedrock'))).toBe(true);
  expect(existsSync(planted)).toBe(false);
});
