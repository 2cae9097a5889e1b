import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sandboxForTest } from '../sandbox/support.ts';
import { put } from '../support/world.ts';
import { anthropicApi } from './support/anthropic-api.ts';
import { openClaudeCode, PERMISSION_QUESTION, runClaudeCode } from './support/claude-code.ts';
import { recordTools } from './support/conversation.ts';
import { makeHome, signIn } from './support/home.ts';
import { setupModel } from './support/setup-model.ts';
import type { Terminal } from './support/terminal.ts';

const PROFILE = `[profile work]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = BedrockUser
region = eu-central-1

[sso-session corp]
sso_start_url = https://example.awsapps.com/start
sso_region = eu-central-1
sso_registration_scopes = sso:account:access
`;

const SETTINGS = {
  permissions: { allow: ['Bash(npm test)'] },
  env: { EDITOR: 'vim' },
  cleanupPeriodDays: 20,
};

/** The keys that choose among the models and among the places. */
interface Answers {
  models: readonly string[];
  where: readonly string[];
}

const ways = [
  {
    way: 'everywhere, answered within the EU',
    answers: { models: ['Enter'], where: ['Enter'] },
    file: 'home/.claude/settings.json',
    kept: SETTINGS,
    prefix: 'eu',
  },
  {
    way: 'for me in this repository, answered from anywhere',
    answers: { models: ['Down', 'Enter'], where: ['Down', 'Down', 'Enter'] },
    file: 'project/.claude/settings.local.json',
    kept: undefined,
    prefix: 'global',
  },
];

test.each(ways)(
  'from /bedrock:setup to a restarted Claude Code: $way',
  async ({ answers, file, kept, prefix }) => {
    const sandbox = await sandboxForTest();
    const person = await makeHome(sandbox);
    await put(join(person.home, '.aws', 'config'), PROFILE);
    await put(join(person.home, '.claude', 'settings.json'), JSON.stringify(SETTINGS, null, 2));
    await signIn(person.home, sandbox);

    const { model, tools } = recordTools(setupModel);
    // Claude Code takes up new settings while it runs, so the last words may already come from Bedrock.
    sandbox.play(model);
    const claude = await openClaudeCode(person, await anthropicApi(model));
    await goThroughSetup(claude, answers);

    expect(tools).toEqual(['Bash', 'Bash', 'AskUserQuestion', 'Bash', 'AskUserQuestion', 'Bash']);
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
      awsAuthRefresh: 'aws sso login --profile work',
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

async function goThroughSetup(claude: Terminal, { models, where }: Answers): Promise<void> {
  await claude.type('/bedrock:setup');
  await claude.waitFor('Put Claude Code on Amazon Bedrock');
  await claude.press('Enter');
  await claude.waitFor('Which models, and where may requests be answered?');
  await claude.press(...models);
  await claude.waitFor('Where should this apply?');
  await claude.press(...where);
  await claude.waitFor('Review your answers');
  await claude.press('Enter');
  await claude.waitFor('Write this change?');
  await claude.press('Enter');
  await claude.waitFor('Done.');
}
