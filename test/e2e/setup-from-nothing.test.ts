import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { approveDevice, EXAMPLE } from '../../src/sandbox/index.ts';
import { sandboxForTest } from '../sandbox/support.ts';
import { anthropicApi } from './support/anthropic-api.ts';
import { openClaudeCode, PERMISSION_QUESTION, runClaudeCode } from './support/claude-code.ts';
import { makeHome } from './support/home.ts';
import { run } from './support/run.ts';
import { OVER, talkModel } from './support/talk-model.ts';
import { SETUP_TITLE } from './support/titles.ts';

test('from an empty home and the address of an access portal to a Claude Code on Bedrock', async () => {
  const sandbox = await sandboxForTest();
  const home = await makeHome(sandbox);
  const person = { ...home, env: { ...home.env, AWS_ENDPOINT_URL_SSO: sandbox.urlIn(EXAMPLE.ssoRegion) } };
  const { model, questions } = talkModel(SETUP_TITLE, 'talk setup');
  sandbox.play(model);
  const claude = await openClaudeCode(person, await anthropicApi(model));

  await claude.type('/bedrock:setup');
  await claude.waitFor('Put Claude Code on Amazon Bedrock');
  await claude.press('Enter');
  await claude.waitFor('What is the address of your AWS access portal?');
  await claude.press('Down', 'Down');
  await claude.type('example.awsapps.com');
  await claude.waitFor('example.awsapps.com');
  await claude.press('Enter');

  await claude.waitFor('user_code=');
  const userCode = sandbox.cloud.deviceGrants.at(-1)?.userCode ?? '';
  expect(claude.screens.at(-1)).toContain(userCode);
  expect(approveDevice(sandbox.cloud, userCode)).toBe(true);

  await claude.waitFor('Which account and role should Claude Code use?');
  await claude.press('Enter');
  await claude.waitFor('Write this change?');
  await claude.press('Enter');
  await claude.waitFor(OVER);
  expect(questions).toHaveLength(3);
  expect(claude.screens.filter((screen) => screen.includes(PERMISSION_QUESTION))).toEqual([]);

  const settings = JSON.parse(await readFile(join(person.home, '.claude', 'settings.json'), 'utf8'));
  const profile = settings.env.AWS_PROFILE;
  expect(await readFile(join(person.home, '.aws', 'config'), 'utf8')).toContain(`[profile ${profile}]`);
  expect(settings.awsAuthRefresh).toContain(`login --auth-refresh --profile=${profile}`);

  sandbox.play(() => 'Hello from Amazon Bedrock');
  expect(await runClaudeCode(person, ['-p', 'hi'])).toContain('Hello from Amazon Bedrock');
  expect(sandbox.requests.at(-1)).toMatchObject({
    operation: 'InvokeModelWithResponseStream',
    region: 'eu-central-1',
    principal: expect.stringMatching(/assumed-role\/AWSReservedSSO_/),
  });
  expect(await run(person, 'aws', ['configure', 'list-profiles'])).toContain(profile);
});
