import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { approveDevice, EXAMPLE, type Sandbox, type ScriptedModel } from '../../src/sandbox/index.ts';
import { sandboxForTest } from '../sandbox/support.ts';
import { putSsoToken } from '../support/aws-home.ts';
import { runProgram } from '../support/program.ts';
import { put } from '../support/world.ts';
import { anthropicApi } from './support/anthropic-api.ts';
import { openClaudeCode, PERMISSION_QUESTION, runClaudeCode } from './support/claude-code.ts';
import { readConversation } from './support/conversation.ts';
import { type Home, makeHome, makeSignedInHome } from './support/home.ts';
import { REPOSITORY } from './support/install.ts';
import { conversations, expireCredentials, ON_BEDROCK } from './support/on-bedrock.ts';
import { OVER, talkModel } from './support/talk-model.ts';
import { DOCTOR_TITLE } from './support/titles.ts';

const ONCE = ['-p', '/bedrock:doctor', '--plugin-dir', REPOSITORY];
const SIGN_IN = '! claude-bedrock login --profile work';

test('where AWS answers 403 expired to everything, the report stands on the screen and no model was asked', async () => {
  const { sandbox, person } = await scene();
  expireCredentials(sandbox);
  const claude = await openClaudeCode(person, {});
  const asked = conversations(sandbox);
  await claude.type('/bedrock:doctor');
  await claude.waitFor('Find out why Claude Code on Amazon Bedrock');
  await claude.press('Enter');
  await claude.waitFor('All checks and facts: ! claude-bedrock doctor');

  const screen = claude.screens.at(-1) ?? '';
  expect(screen).toContain('Operation stopped by hook:');
  expect(screen).toMatch(/✘ The sign-in .* \(sso-expired\)/);
  expect(screen).toContain(SIGN_IN);
  expect(conversations(sandbox)).toBe(asked);
});

test('the same without a terminal', async () => {
  const { sandbox, person } = await scene();
  expireCredentials(sandbox);
  const said = await runClaudeCode(person, ONCE);
  expect(said).toContain('Operation stopped by hook:');
  expect(said).toContain('(sso-expired)');
  expect(conversations(sandbox)).toBe(0);
});

test('where a model answers, it is handed the findings', async () => {
  const { sandbox, person } = await scene();
  const seen = vi.fn<(context: string) => void>();
  sandbox.play(telling(seen));
  const claude = await openClaudeCode(person, {});
  await claude.type('/bedrock:doctor');
  await claude.waitFor('Find out why Claude Code on Amazon Bedrock');
  await claude.press('Enter');
  await claude.waitFor('All is well, says Claude.');
  expect(seen).toHaveBeenCalledWith(expect.stringContaining('"verdict":{"status":"healthy"'));

  expect(await runClaudeCode(person, ONCE)).toContain('All is well, says Claude.');
  expect(seen).toHaveBeenCalledTimes(2);
});

test('a sign-in that is over is made in the conversation, for one answer', async () => {
  const { sandbox, person } = await scene();
  await rm(join(person.home, '.aws', 'sso', 'cache'), { recursive: true });
  const { model, questions } = talkModel(DOCTOR_TITLE, 'talk doctor');
  const elsewhere = {
    ...(await anthropicApi(model)),
    AWS_ENDPOINT_URL_SSO: sandbox.urlIn(EXAMPLE.ssoRegion),
  };
  const settings = JSON.stringify({ env: { CLAUDE_CODE_USE_BEDROCK: '0' } });
  const claude = await openClaudeCode(person, elsewhere, { args: ['--settings', settings] });
  await claude.type('/bedrock:doctor');
  await claude.waitFor('Find out why Claude Code on Amazon Bedrock');
  await claude.press('Enter');
  await claude.waitFor('Sign in now?');
  await claude.press('Enter');
  await claude.waitFor('user_code=');
  expect(approveDevice(sandbox.cloud, sandbox.cloud.deviceGrants.at(-1)?.userCode ?? '')).toBe(true);
  await claude.waitFor(OVER);
  expect(claude.screens.at(-1)).toContain('You are signed in.');
  expect(questions).toEqual(['Sign in now?']);
  expect(claude.screens.filter((screen) => screen.includes(PERMISSION_QUESTION))).toEqual([]);
});

test('where Bedrock was switched off and nobody is logged in to anything else, the report is shown', async () => {
  const person = await makeHome(await sandboxForTest());
  await putSettings(person, { ...ON_BEDROCK, CLAUDE_CODE_USE_BEDROCK: '0' });
  expect(await runClaudeCode(person, ONCE)).toContain('Bedrock is switched off (bedrock-off)');
});

test('a session tells at its start that the sign-in has expired, and what to type', async () => {
  const { person } = await scene();
  await putSsoToken(person.home, 'corp', { accessToken: 'over', expiresAt: '2026-01-01T00:00:00Z' });
  const claude = await openClaudeCode(person, {});
  await claude.waitFor("The AWS sign-in of the profile 'work' has expired");
  expect(claude.screens.at(-1)?.replace(/\s+/g, ' ')).toContain(`To sign in, type: ${SIGN_IN}`);
});

test('a session that goes on after the settings were taken away tells that it has to be started again', async () => {
  const { person } = await scene();
  const claude = await openClaudeCode(person, {});
  await putSettings(person, {});
  await claude.type('/clear');
  await claude.waitFor('Start a new session');
  await claude.press('Enter');
  await claude.waitFor('Your settings no longer set CLAUDE_CODE_USE_BEDROCK');
});

test('what Claude Code said when a turn failed is kept, and explained', async () => {
  const { sandbox, person } = await scene();
  expireCredentials(sandbox);
  const file = join(person.home, '.claude/bedrock/last-errors/errors.json');
  const failTurn = async () => {
    const turn = runClaudeCode(person, ['-p', 'hi', '--plugin-dir', REPOSITORY], {
      CLAUDE_CODE_MAX_RETRIES: '0',
    });
    await expect(turn).rejects.toThrow('expired');
    return vi.waitFor(() => readFile(file, 'utf8'), { timeout: 8_000 });
  };
  // Claude Code does not wait for this hook, and on a busy machine ends before it has begun: another turn fails alike.
  const kept = await vi.waitFor(failTurn, { timeout: 50_000 });
  expect(JSON.parse(kept)).toMatchObject({ errors: [{ message: expect.stringContaining('expired') }] });
  const { data } = await runProgram(person.home, person.project, 'doctor', '--offline');
  const [explained] = data.findings.filter(({ id }: { id: string }) => id === 'last-error');
  expect(explained.found).toContain('That means: The AWS credentials have expired');
});

/** A person on Bedrock whose sandbox is healthy. */
async function scene(): Promise<{ sandbox: Sandbox; person: Home }> {
  const sandbox = await sandboxForTest();
  const person = await makeSignedInHome(sandbox);
  await putSettings(person, ON_BEDROCK);
  return { sandbox, person };
}

async function putSettings({ home }: Home, env: Readonly<Record<string, string>>): Promise<void> {
  await put(join(home, '.claude', 'settings.json'), JSON.stringify({ env }, null, 2));
}

/** A model that tells what was handed to it beside the text of the command. */
function telling(seen: (context: string) => void): ScriptedModel {
  return ({ body }) => {
    if (readConversation(body, DOCTOR_TITLE).prompt === undefined) return 'ok';
    seen(JSON.stringify(body.messages).replaceAll('\\"', '"'));
    return 'All is well, says Claude.';
  };
}
