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
import { DOCTOR_TITLE, RESET_TITLE, ROLLOUT_TITLE, SETUP_TITLE, USE_TITLE } from './support/titles.ts';

const PROGRAM = `"${REPOSITORY}/bin/claude-bedrock"`;

/** The answer of the program, also where it refuses: it was run. */
const ANSWER = '{"schema":1,';

const TITLES = {
  setup: SETUP_TITLE,
  reset: RESET_TITLE,
  doctor: DOCTOR_TITLE,
  use: USE_TITLE,
  rollout: ROLLOUT_TITLE,
};
type Command = keyof typeof TITLES;

test.each<[Command, string]>([
  ['setup', 'talk setup --json'],
  ['setup', "talk setup --said 'http://nobody us-east-1' --json"],
  ['setup', 'talk setup --profile nobody --plan-id 0 --json'],
  ['reset', 'talk reset --json'],
  ['reset', 'talk reset --found --keep AWS_PROFILE --json'],
  ['reset', 'talk reset --plan-id 0 --json'],
  ['doctor', 'talk doctor --json'],
  ['doctor', 'talk doctor --fix region-missing --plan-id 0 --json'],
  ['doctor', "talk doctor --said 'API Error: 403' --json"],
  ['use', "talk use --said '-' --json"],
  ['use', 'talk use --preset work --plan-id 0 --json'],
  ['rollout', "talk rollout --sign-in profile --organization 'A & B' --json"],
])('/bedrock:%s may run without asking: %s', async (command, args) => {
  const { outcome } = await unattended(command, `${PROGRAM} ${args}`);
  expect(outcome).toContain(ANSWER);
});

test.each<[Command, string]>([
  ['setup', 'talk reset --json'],
  ['setup', 'setup --plan --profile nobody --json'],
  ['setup', 'login --profile nobody --json'],
  ['setup', 'credentials --profile nobody --json'],
  ['setup', 'talk setup --json; touch planted'],
  ['setup', 'talk setup --profile "$(touch planted)" --json'],
  ['setup', 'talk setup --json > planted'],
  ['doctor', 'talk setup --profile nobody --json'],
  ['doctor', 'doctor --fix region-missing --apply --plan-id 0 --json'],
  ['doctor', 'talk doctor --json; touch planted'],
  ['reset', 'talk setup --profile nobody --plan-id 0 --json'],
  ['reset', 'reset --apply --plan-id 0 --json'],
  ['use', 'use --apply --plan-id 0 work --json'],
  ['rollout', 'rollout build --out . --apply --plan-id 0 --json'],
  ['rollout', 'talk rollout --json > planted'],
  ['reset', 'talk reset --plan-id 0 --json && touch planted'],
])('/bedrock:%s has to ask before it runs: %s', async (command, args) => {
  const { outcome, project } = await unattended(command, `${PROGRAM} ${args}`);
  expect(outcome).toMatch(/approval|can't be checked before it runs/);
  expect(outcome).not.toContain(ANSWER);
  await expect(access(join(project, 'planted'))).rejects.toThrow('ENOENT');
});

test('asks the person on the screen before it runs what /bedrock:setup does not allow', async () => {
  const person = await makeHome(await sandboxForTest());
  const model = running(SETUP_TITLE, `${PROGRAM} reset --plan --json`);
  const claude = await openClaudeCode(person, await anthropicApi(model));
  await claude.type('/bedrock:setup');
  await claude.waitFor('Put Claude Code on Amazon Bedrock');
  await claude.press('Enter');
  await claude.waitFor(PERMISSION_QUESTION);
});

/** What comes of a shell command where nobody can be asked: its output, or why Claude Code did not run it. */
async function unattended(command: Command, line: string): Promise<{ outcome: string; project: string }> {
  const person = await makeHome(await sandboxForTest());
  const args = ['-p', `/bedrock:${command}`, '--plugin-dir', REPOSITORY];
  const outcome = await runClaudeCode(person, args, await anthropicApi(running(TITLES[command], line)));
  return { outcome, project: person.project };
}

/** A model that, whatever the command's text tells it to do, runs one line in the shell and says what came of it. */
function running(title: string, line: string): ScriptedModel {
  return ({ body }) => {
    const { prompt, results } = readConversation(body, title);
    if (prompt === undefined) return 'ok';
    return results[0] ?? bash(line);
  };
}
