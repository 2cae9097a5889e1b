import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sandboxForTest } from '../sandbox/support.ts';
import { put } from '../support/world.ts';
import { anthropicApi } from './support/anthropic-api.ts';
import { openClaudeCode } from './support/claude-code.ts';
import { type Home, makeHome, makeSignedInHome } from './support/home.ts';
import { pluginAt, REPOSITORY } from './support/install.ts';
import { expireCredentials, ON_BEDROCK } from './support/on-bedrock.ts';
import { talkModel } from './support/talk-model.ts';
import type { Terminal } from './support/terminal.ts';
import { SETUP_TITLE } from './support/titles.ts';

// What README.md and docs/using.md show of the real Claude Code; `npm run docs` takes these screens anew.

const COLUMNS = 80;

test('/bedrock:setup shows the exact change, and asks once', async () => {
  const { model } = talkModel(SETUP_TITLE, 'talk setup');
  const person = await makeSignedInHome(await sandboxForTest());
  await put(join(person.home, '.claude', 'settings.json'), '{\n  "env": {\n    "EDITOR": "vim"\n  }\n}\n');
  const claude = await openClaudeCode(person, await anthropicApi(model), { columns: COLUMNS, rows: 80 });
  await claude.type('/bedrock:setup');
  await claude.waitFor('Put Claude Code on Amazon Bedrock');
  await claude.press('Enter');
  await claude.waitFor('Write this change?');
  await matchScreen('setup-change.txt', claude, person);
});

test('/bedrock:setup says what to type in a terminal where nobody is signed in', async () => {
  const person = await makeHome(await sandboxForTest());
  const cache = join(person.home, '.claude', 'plugins', 'cache');
  const plugin = await pluginAt(join(cache, 'bedrock-setup', 'bedrock', '0.1.0'));
  // Wide enough for the path, which is longer here than that of most homes.
  const claude = await openClaudeCode(person, {}, { plugin, columns: 120 });
  await claude.type('/bedrock:setup');
  await claude.waitFor('Put Claude Code on');
  await claude.press('Enter');
  await claude.waitFor('In a terminal the same questions');
  await matchScreen('no-model.txt', claude, person);
});

test('/bedrock:doctor says the cause where no model can be reached', async () => {
  const sandbox = await sandboxForTest();
  const person = await makeSignedInHome(sandbox);
  await put(join(person.home, '.claude', 'settings.json'), JSON.stringify({ env: ON_BEDROCK }));
  expireCredentials(sandbox);
  const claude = await openClaudeCode(person, {}, { columns: COLUMNS });
  await claude.type('/bedrock:doctor');
  await claude.waitFor('Find out why Claude Code');
  await claude.press('Enter');
  await claude.waitFor('All checks and facts: ! claude-bedrock doctor');
  await matchScreen('doctor.txt', claude, person);
});

/**
 * Compares what is on the screen, without what stands above the conversation and below it. How many blank lines stand
 * between is the client's, and changes with its version: they do not count.
 */
async function matchScreen(file: string, { screens }: Terminal, { home }: Home): Promise<void> {
  const lines = (screens.at(-1) ?? '').replaceAll(home, '~').split('\n');
  const first = lines.findIndex((line) => /^[❯●]/.test(line));
  // Above the prompt stands a hint, which one by the version and the time.
  const idlePrompt = lines.findIndex((line) => /\/effort|tmux focus-events/.test(line));
  const shown = lines.slice(Math.max(first, 0), idlePrompt < 0 ? undefined : idlePrompt);
  const text = shown.map((line) => line.trimEnd()).join('\n');
  const path = join(REPOSITORY, 'docs', 'screens', file);
  const kept = await readFile(path, 'utf8').catch(() => '');
  if (withoutBlankLines(text) === withoutBlankLines(kept)) return;
  await expect(`${text.replace(/\n{3,}/g, '\n\n').trim()}\n`).toMatchFileSnapshot(path);
}

function withoutBlankLines(text: string): string {
  return text.replace(/\n\s*\n/g, '\n').trim();
}
