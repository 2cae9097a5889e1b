import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ScriptedModel } from '../../src/sandbox/index.ts';
import { sandboxForTest } from '../sandbox/support.ts';
import { anthropicApi } from './support/anthropic-api.ts';
import { openClaudeCode, PERMISSION_QUESTION, runClaudeCode } from './support/claude-code.ts';
import { bash, readConversation } from './support/conversation.ts';
import { makeHome } from './support/home.ts';
import { REPOSITORY } from './support/install.ts';
import { SETUP_TITLE } from './support/setup-model.ts';

const PROGRAM = `"${REPOSITORY}/bin/claude-bedrock"`;

/** The answer of the program, also where it refuses: it was run. */
const ANSWER = '"schema": 1';

test.each([
  'status --json',
  'models --profile nobody --json',
  'setup --plan --profile nobody --json',
  'setup --apply --plan-id 0 --profile nobody --json',
])('/bedrock:setup may run without asking: %s', async (args) => {
  const { outcome } = await unattended(`${PROGRAM} ${args}`);
  expect(outcome).toContain(ANSWER);
});

test.each([
  'reset --plan --json',
  'demo --json',
  'setup --plan --json; touch planted',
  'setup --plan --profile "$(touch planted)" --json',
  'models --json > planted',
])('/bedrock:setup has to ask before it runs: %s', async (args) => {
  const { outcome, project } = await unattended(`${PROGRAM} ${args}`);
  expect(outcome).toMatch(/approval|can't be checked before it runs/);
  expect(outcome).not.toContain(ANSWER);
  await expect(access(join(project, 'planted'))).rejects.toThrow('ENOENT');
});

test('asks the person on the screen before it runs what /bedrock:setup does not allow', async () => {
  const person = await makeHome(await sandboxForTest());
  const claude = await openClaudeCode(person, await anthropicApi(running(`${PROGRAM} reset --plan --json`)));
  await claude.type('/bedrock:setup');
  await claude.waitFor('Put Claude Code on Amazon Bedrock');
  await claude.press('Enter');
  await claude.waitFor(PERMISSION_QUESTION);
});

/** What comes of a command where nobody can be asked: its output, or why Claude Code did not run it. */
async function unattended(command: string): Promise<{ outcome: string; project: string }> {
  const person = await makeHome(await sandboxForTest());
  const args = ['-p', '/bedrock:setup', '--plugin-dir', REPOSITORY];
  const outcome = await runClaudeCode(person, args, await anthropicApi(running(command)));
  return { outcome, project: person.project };
}

/** A model that, whatever `/bedrock:setup` tells it to do, runs one command and says what came of it. */
function running(command: string): ScriptedModel {
  return ({ body }) => {
    const { prompt, results } = readConversation(body, SETUP_TITLE);
    if (prompt === undefined) return 'ok';
    return results[0] ?? bash(command);
  };
}
