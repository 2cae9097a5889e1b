import { chmod, mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sandboxForTest } from '../sandbox/support.ts';
import { SYSTEM_PREFIXES } from '../slow/bin/machine.ts';
import { put } from '../support/world.ts';
import { anthropicApi } from './support/anthropic-api.ts';
import { openClaudeCode, PERMISSION_QUESTION } from './support/claude-code.ts';
import { type Home, makeSignedInHome } from './support/home.ts';
import { pluginAt } from './support/install.ts';
import { talkModel } from './support/talk-model.ts';
import { SETUP_TITLE } from './support/titles.ts';

/** The same person on a computer without Node, on which `brew install node` brings one; the plugin there. */
async function withoutNode(person: Home) {
  const { root, env } = person;
  const path = join(root, 'path');
  await mkdir(path);
  const programs = (await readdir('/usr/bin')).filter((name) => !/^(node|npm|npx|apt|snap$)/.test(name));
  await Promise.all(programs.map((name) => symlink(join('/usr/bin', name), join(path, name))));
  const node = join(root, 'opt/homebrew/bin/node');
  await put(
    join(path, 'brew'),
    `#!/bin/sh\nmkdir -p "${join(node, '..')}" && ln -s "${process.execPath}" "${node}"\n`,
  );
  const plugin = await pluginAt(join(root, 'plugin'));
  const launcher = join(plugin, 'bin/claude-bedrock');
  await put(launcher, (await readFile(launcher, 'utf8')).replace(SYSTEM_PREFIXES, `${root}$&`));
  for (const program of [join(path, 'brew'), launcher]) await chmod(program, 0o755);
  return { plugin, person: { ...person, env: { ...env, PATH: path } } };
}

test('without Node /bedrock:setup offers to install it, runs that after the yes, and goes on', async () => {
  const sandbox = await sandboxForTest();
  const { plugin, person } = await withoutNode(await makeSignedInHome(sandbox));
  const { model, questions } = talkModel(SETUP_TITLE, 'talk setup');
  const claude = await openClaudeCode(person, await anthropicApi(model), { plugin });
  await claude.type('/bedrock:setup');
  await claude.waitFor('Put Claude Code on Amazon Bedrock');
  await claude.press('Enter');
  await claude.waitFor('Install it?');
  expect(claude.screens.at(-1)).toContain('Runs brew install node');
  await claude.press('Enter');
  // What no command allows, Claude Code itself asks about.
  await claude.waitFor(PERMISSION_QUESTION);
  await claude.press('Enter');
  await claude.waitFor('Write this change?');
  expect(questions).toEqual(['This plugin runs on Node.js. Install it?', 'Write this change?']);
});
