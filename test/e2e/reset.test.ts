import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sandboxForTest } from '../sandbox/support.ts';
import { put } from '../support/world.ts';
import { anthropicApi } from './support/anthropic-api.ts';
import { openClaudeCode, PERMISSION_QUESTION, runClaudeCode } from './support/claude-code.ts';
import { recordTools } from './support/conversation.ts';
import { type Home, makeSignedInHome } from './support/home.ts';
import { AS_RECOMMENDED, FOR_ME_HERE, goThroughReset, goThroughSetup } from './support/screens.ts';
import { talkModel } from './support/talk-model.ts';
import { RESET_TITLE, SETUP_TITLE } from './support/titles.ts';

/** A byte order mark, CRLF, four spaces, an order and spacing of their own, no final newline. */
const ODD_SETTINGS = `\uFEFF{
    "permissions" : { "allow": ["Bash(npm test)"],   "deny": [] },
    "env": {
        "EDITOR": "vim"
    },

    "cleanupPeriodDays": 20
}`.replaceAll('\n', '\r\n');

/** Claude Code keeps more in its directory: histories, caches, a list of projects. */
const SETTINGS = /^(project|home\/\.aws|home\/\.claude\/(settings|bedrock))/;

test.each([
  { way: 'everywhere, over settings of an odd layout', settings: ODD_SETTINGS, answers: AS_RECOMMENDED },
  { way: 'everywhere, where there were no settings', settings: undefined, answers: AS_RECOMMENDED },
  { way: 'for me in this repository', settings: ODD_SETTINGS, answers: FOR_ME_HERE },
])(
  'from /bedrock:setup through /bedrock:reset back to the first byte: $way',
  async ({ settings, answers }) => {
    const sandbox = await sandboxForTest();
    const person = await makeSignedInHome(sandbox);
    if (settings !== undefined) await put(join(person.home, '.claude', 'settings.json'), settings);
    const before = await settingsOf(person);

    const setup = talkModel(SETUP_TITLE, 'talk setup').model;
    sandbox.play(setup);
    const first = await openClaudeCode(person, await anthropicApi(setup));
    await goThroughSetup(first, answers);
    await first.end();
    expect(await settingsOf(person)).not.toEqual(before);

    const anthropic = await anthropicApi(() => 'Hello from Anthropic');
    sandbox.play(() => 'Hello from Amazon Bedrock');
    expect(await runClaudeCode(person, ['-p', 'hi'], anthropic)).toContain('Hello from Amazon Bedrock');

    const { model, tools } = recordTools(talkModel(RESET_TITLE, 'talk reset').model);
    sandbox.play(model);
    const second = await openClaudeCode(person, await anthropicApi(model));
    await goThroughReset(second);
    await second.end();
    expect(tools).toEqual(['Bash', 'AskUserQuestion', 'Bash']);
    expect(second.screens.filter((screen) => screen.includes(PERMISSION_QUESTION))).toEqual([]);

    const soFar = sandbox.requests.length;
    expect(await runClaudeCode(person, ['-p', 'hi'], anthropic)).toContain('Hello from Anthropic');
    expect(sandbox.requests.slice(soFar)).toEqual([]);
    expect(await settingsOf(person)).toEqual(before);
  },
);

/** Every file and directory of settings, ours and AWS's, below the home and the project, with mode and text. */
async function settingsOf({ root }: Home): Promise<Record<string, string>> {
  const entries = await readdir(root, { recursive: true });
  const pictures = entries.filter((name) => SETTINGS.test(name)).map((name) => pictureOf(root, name));
  return Object.fromEntries(await Promise.all(pictures));
}

async function pictureOf(root: string, name: string): Promise<[name: string, picture: string]> {
  const path = join(root, name);
  const about = await stat(path);
  const text = about.isFile() ? await readFile(path, 'utf8') : '';
  return [name, `${about.mode.toString(8)} ${text}`];
}
