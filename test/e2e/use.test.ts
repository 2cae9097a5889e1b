import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sandboxForTest } from '../sandbox/support.ts';
import { runProgram } from '../support/program.ts';
import { anthropicApi } from './support/anthropic-api.ts';
import { openClaudeCode, PERMISSION_QUESTION } from './support/claude-code.ts';
import { makeSignedInHome } from './support/home.ts';
import { OVER, talkModel } from './support/talk-model.ts';
import { USE_TITLE } from './support/titles.ts';

test('/bedrock:use work, one question', async () => {
  const sandbox = await sandboxForTest();
  const person = await makeSignedInHome(sandbox);
  await runProgram(
    person.home,
    person.project,
    'presets',
    'save',
    'work',
    '--profile',
    'work',
    '--region',
    'eu-central-1',
  );
  const talk = talkModel(USE_TITLE, "talk use --said 'work'");
  sandbox.play(talk.model);
  const claude = await openClaudeCode(person, await anthropicApi(talk.model), { rows: 60 });
  await claude.type('/bedrock:use work');
  await claude.waitFor('/bedrock:use work');
  await claude.press('Enter');
  await claude.waitFor('Leaves every file as it is');
  await claude.press('Enter');
  await claude.waitFor(OVER);
  expect(talk.questions).toEqual(['Write this change?']);
  expect(claude.screens.filter((screen) => screen.includes(PERMISSION_QUESTION))).toEqual([]);
  const { env } = JSON.parse(await readFile(join(person.home, '.claude', 'settings.json'), 'utf8'));
  expect(env).toMatchObject({ CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'work' });
});
