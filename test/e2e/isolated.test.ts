import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EXAMPLE, type ScriptedModel } from '../../src/sandbox/index.ts';
import { sandboxForTest } from '../sandbox/support.ts';
import { runProgram } from '../support/program.ts';
import { put } from '../support/world.ts';
import { runClaudeCode } from './support/claude-code.ts';
import { bash, readConversation } from './support/conversation.ts';
import { type Home, makeSignedInHome } from './support/home.ts';

const KEYS = { AWS_ACCESS_KEY_ID: EXAMPLE.accessKeyId, AWS_SECRET_ACCESS_KEY: EXAMPLE.secretAccessKey };
const SECTION = `aws_access_key_id = ${EXAMPLE.accessKeyId}\naws_secret_access_key = ${EXAMPLE.secretAccessKey}\n`;
const OWN_ACCOUNT = 'arn:aws:iam::111122223333:user/developer';
const CLAUDES_ACCOUNT = /^arn:aws:sts::111122223333:assumed-role\/AWSReservedSSO_BedrockUser_/;

test.each([
  ['an exported AWS_PROFILE', { AWS_PROFILE: 'mine' }, 'mine'],
  ['exported access keys', KEYS, undefined],
  ['the profile default', {}, 'default'],
])('Claude Code signs with one profile, its Bash tool with %s', async (_, exported, section) => {
  const sandbox = await sandboxForTest();
  const person = await makeSignedInHome(sandbox);
  if (section) await put(join(person.home, '.aws', 'credentials'), `[${section}]\n${SECTION}`);
  await setUp(person);

  const whoAmI = `aws sts get-caller-identity --region us-west-2 --endpoint-url ${sandbox.url}`;
  const model: ScriptedModel = ({ body }) => {
    const { prompt, results } = readConversation(body, 'Who am I?');
    if (prompt === undefined) return 'ok';
    return results.length === 0 ? bash(whoAmI) : results.join('\n');
  };
  sandbox.play(model);
  const said = await runClaudeCode(person, ['-p', 'Who am I?', '--allowedTools', 'Bash(aws *)'], exported);

  expect(said).toContain(OWN_ACCOUNT);
  const sent = sandbox.requests.filter(({ service }) => service.startsWith('bedrock'));
  expect(sent.length).toBeGreaterThan(2);
  for (const { principal } of sent) expect(principal).toMatch(CLAUDES_ACCOUNT);
});

test('Claude Code does not fall back on the shell when the sign-in is over', async () => {
  const sandbox = await sandboxForTest();
  const person = await makeSignedInHome(sandbox);
  await setUp(person);
  await rm(join(person.home, '.aws', 'sso'), { recursive: true });

  const answer = runClaudeCode(person, ['-p', 'hi'], { ...KEYS, CLAUDE_CODE_MAX_RETRIES: '0' });
  await expect(answer).rejects.toThrow('403');
  const sent = sandbox.requests.filter(({ service }) => service.startsWith('bedrock'));
  expect(sent.length).toBeGreaterThan(0);
  for (const { principal, status } of sent) expect({ principal, status }).toEqual({ status: 403 });
});

async function setUp({ home, project }: Home): Promise<void> {
  const options = ['--auth', 'isolated', '--profile', 'work', '--offline'];
  const { data } = await runProgram(home, project, 'setup', '--plan', ...options);
  await runProgram(home, project, 'setup', '--apply', '--plan-id', data.planId, ...options);
}
