import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { approveDevice, type Sandbox } from '../../src/sandbox/index.ts';
import { sandboxForTest } from '../sandbox/support.ts';
import { runProgram } from '../support/program.ts';
import { openClaudeCode, runClaudeCode } from './support/claude-code.ts';
import { type Home, makeSignedInHome } from './support/home.ts';

test('Claude Code that finds the sign-in over runs our command, and the turn goes on', async () => {
  const { sandbox, person } = await scene();
  endSignIn(sandbox);
  const answer = runClaudeCode(person, ['-p', 'hi']);
  approveDevice(sandbox.cloud, await nextCode(sandbox));
  expect(await answer).toContain('Hello from Amazon Bedrock');
});

test('a sign-in that ends in the middle is renewed with the code on the screen', async () => {
  const { sandbox, person } = await scene();
  const claude = await openClaudeCode(person, {});
  endSignIn(sandbox);
  await claude.type('hi');
  await claude.press('Enter');
  const userCode = await nextCode(sandbox);
  await claude.waitFor(`the code ${userCode}, and allow it`);
  approveDevice(sandbox.cloud, userCode);
  await claude.waitFor('Hello from Amazon Bedrock');
});

/** A person whom setup has put on Bedrock. */
async function scene(): Promise<{ sandbox: Sandbox; person: Home }> {
  const sandbox = await sandboxForTest();
  for (const center of sandbox.cloud.identityCenters) center.pollSeconds = 0;
  sandbox.play(() => 'Hello from Amazon Bedrock');
  const person = await makeSignedInHome(sandbox);
  const { home, project } = person;
  const options = ['--profile', 'work', '--offline'];
  const { data } = await runProgram(home, project, 'setup', '--plan', ...options);
  await runProgram(home, project, 'setup', '--apply', '--plan-id', data.planId, ...options);
  const { awsAuthRefresh } = JSON.parse(await readFile(join(home, '.claude', 'settings.json'), 'utf8'));
  expect(awsAuthRefresh).toBe(
    `${home}/.claude/bedrock/bin/claude-bedrock login --auth-refresh --profile=work`,
  );
  return { sandbox, person };
}

/** As when an administrator ends the session: the token's time is not over. */
function endSignIn({ cloud }: Sandbox): void {
  cloud.ssoTokens = [];
  for (const session of cloud.sessions) session.expiration = new Date(0);
}

async function nextCode({ cloud }: Sandbox): Promise<string> {
  const grant = await vi.waitUntil(() => cloud.deviceGrants[0], { timeout: 30_000 });
  return grant.userCode;
}
