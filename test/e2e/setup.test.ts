import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sandboxForTest } from '../sandbox/support.ts';
import { put } from '../support/world.ts';
import { anthropicApi } from './support/anthropic-api.ts';
import { openClaudeCode, PERMISSION_QUESTION, runClaudeCode } from './support/claude-code.ts';
import { recordTools } from './support/conversation.ts';
import { makeSignedInHome } from './support/home.ts';
import { AS_RECOMMENDED, FOR_ME_HERE, goThroughSetup } from './support/screens.ts';
import { talkModel } from './support/talk-model.ts';
import { SETUP_TITLE } from './support/titles.ts';

const SETTINGS = {
  permissions: { allow: ['Bash(npm test)'] },
  env: { EDITOR: 'vim' },
  cleanupPeriodDays: 20,
};

const ways = [
  {
    way: 'everywhere, answered within the EU',
    answers: AS_RECOMMENDED,
    questions: ['Write this change?'],
    file: 'home/.claude/settings.json',
    kept: SETTINGS,
    prefix: 'eu',
  },
  {
    way: 'for me in this repository',
    answers: FOR_ME_HERE,
    questions: [
      'Write this change?',
      'What should be different?',
      'Where should this apply?',
      'Write this change?',
    ],
    file: 'project/.claude/settings.local.json',
    kept: undefined,
    prefix: 'eu',
  },
];

test.each(ways)(
  'from /bedrock:setup to a restarted Claude Code: $way',
  async ({ answers, file, kept, prefix, questions }) => {
    const sandbox = await sandboxForTest();
    const person = await makeSignedInHome(sandbox);
    await put(join(person.home, '.claude', 'settings.json'), JSON.stringify(SETTINGS, null, 2));

    const talk = talkModel(SETUP_TITLE, 'talk setup');
    const { model, tools } = recordTools(talk.model);
    // Claude Code takes up new settings while it runs, so the last words may already come from Bedrock.
    sandbox.play(model);
    const claude = await openClaudeCode(person, await anthropicApi(model));
    await goThroughSetup(claude, answers);

    expect(tools).toEqual(['Bash', ...questions.flatMap(() => ['AskUserQuestion', 'Bash'])]);
    expect(talk.questions).toEqual(questions.map((question) => expect.stringMatching(question)));
    expect(claude.screens.filter((screen) => screen.includes(PERMISSION_QUESTION))).toEqual([]);
    expect(JSON.parse(await readFile(join(person.root, file), 'utf8'))).toEqual({
      ...kept,
      env: {
        ...kept?.env,
        CLAUDE_CODE_USE_BEDROCK: '1',
        AWS_PROFILE: 'work',
        AWS_REGION: 'eu-central-1',
        ANTHROPIC_DEFAULT_OPUS_MODEL: `${prefix}.anthropic.claude-opus-5-5`,
        ANTHROPIC_DEFAULT_SONNET_MODEL: `${prefix}.anthropic.claude-sonnet-5`,
        ANTHROPIC_DEFAULT_HAIKU_MODEL: `${prefix}.anthropic.claude-haiku-4-5-20251001-v1:0`,
      },
      awsAuthRefresh: `${person.home}/.claude/bedrock/bin/claude-bedrock login --auth-refresh --profile=work`,
    });

    const soFar = sandbox.requests.length;
    sandbox.play(() => 'Hello from Amazon Bedrock');
    expect(await runClaudeCode(person, ['-p', 'hi'])).toContain('Hello from Amazon Bedrock');
    const sent = sandbox.requests.slice(soFar).filter(({ service }) => service === 'bedrock-runtime');
    expect(sent.at(-1)).toMatchObject({
      operation: 'InvokeModelWithResponseStream',
      status: 200,
      region: 'eu-central-1',
      path: `/model/${prefix}.anthropic.claude-opus-5-5/invoke-with-response-stream`,
      principal: expect.stringMatching(
        /^arn:aws:sts::111122223333:assumed-role\/AWSReservedSSO_BedrockUser_/,
      ),
    });
  },
);
