import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { HookAnswer } from '../../src/hooks/hook-event.ts';
import { ENV, makePerson, type Person } from '../doctor/person.ts';
import { runText } from '../support/run.ts';
import { put } from '../support/world.ts';

/** What Claude Code is told before a model is asked; it hands its hooks the settings in the environment. */
async function hook(person: Person, env: Record<string, string> = ENV): Promise<HookAnswer> {
  const world = { ...person.world, env: { ...person.env, CLAUDECODE: '1', ...env } };
  const { text, exitCode } = await runText(world, 'hook', 'doctor');
  expect(exitCode).toBe(0);
  return JSON.parse(text);
}

/** The findings as they are handed to Claude. */
function handed({ hookSpecificOutput }: HookAnswer) {
  expect(hookSpecificOutput?.hookEventName).toBe('UserPromptExpansion');
  const context = hookSpecificOutput?.additionalContext ?? '';
  return JSON.parse(context.slice(context.indexOf('{')));
}

test('all is well: Claude is handed verdict, next step and facts', async () => {
  const data = handed(await hook(await makePerson()));
  expect(data.verdict.status).toBe('healthy');
  expect(data.facts).toContainEqual({ name: 'Bedrock', value: 'on' });
  expect(data.findings.map(({ status }: { status: string }) => status)).not.toContain('skipped');
});

test('a background model is refused: Claude, who answers, is handed the finding', async () => {
  const person = await makePerson();
  person.sandbox.fail(
    { operation: 'InvokeModelWithResponseStream', model: ENV.ANTHROPIC_DEFAULT_HAIKU_MODEL },
    { kind: 'error', status: 403, code: 'AccessDeniedException', message: 'not authorized to perform it' },
  );
  const data = handed(await hook(person));
  expect(data.verdict).toMatchObject({ finding: 'model-family-gap' });
  expect(data.findings[0]).toMatchObject({ id: 'model-family-gap' });
});

test('the sign-in is over: the person is shown the cause and what to type, and no model is asked', async () => {
  const person = await makePerson();
  await person.signIn({ refreshToken: undefined, expiresAt: '2026-01-01T00:00:00Z' });
  const { stopReason = '', ...rest } = await hook(person);
  expect(rest).toEqual({ continue: false });
  expect(stopReason).toMatch(/^\n\n✘ .*\(sso-expired\)\n/);
  expect(stopReason).toContain('\n  ! claude-bedrock login --profile work\n');
  expect(stopReason).toMatch(/\n\nAll checks and facts: ! claude-bedrock doctor\n$/);
  expect(stopReason).not.toMatch(/.{79}/);
  expect(person.sandbox.requests.filter(({ service }) => service === 'bedrock-runtime')).toEqual([]);
});

test('what helps is a setup: the person is shown the command that asks in a terminal', async () => {
  const person = await makePerson();
  const env = { ...ENV, AWS_PROFILE: 'gone' };
  await person.settings({ env });
  await person.config('');
  const { stopReason = '' } = await hook(person, env);
  expect(stopReason).toContain('/bedrock:setup needs a model. In a terminal this asks the same:\n');
  expect(stopReason).toMatch(/\n\S+\/bin\/claude-bedrock setup\n\nAll checks and facts: /);
});

test('the primary model is refused: the person is shown the report, whatever else answers', async () => {
  const person = await makePerson();
  person.sandbox.fail(
    { model: ENV.ANTHROPIC_DEFAULT_OPUS_MODEL },
    { kind: 'error', status: 429, code: 'ThrottlingException', message: 'Too many tokens' },
  );
  expect(await hook(person)).toMatchObject({
    continue: false,
    stopReason: expect.stringContaining('(quota)'),
  });
});

test('nobody may tell which model it is, as the listing is refused: Claude, who may answer, is handed the findings', async () => {
  const person = await makePerson();
  person.sandbox.fail(
    { operation: 'ListInferenceProfiles' },
    { kind: 'error', status: 403, code: 'AccessDeniedException', message: 'not authorized to perform it' },
  );
  const env = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'work', AWS_REGION: 'eu-central-1' };
  await person.settings({ env });
  expect(handed(await hook(person, env)).verdict.status).toBe('attention');
});

test('Claude Code keeps the keys of the shell from its hooks: Claude, who may answer, is handed the findings', async () => {
  const person = await makePerson();
  const { AWS_PROFILE: _, ...env } = ENV;
  await person.settings({ env });
  const data = handed(await hook(person, { ...env, CLAUDE_CODE_SUBPROCESS_ENV_SCRUB: '1' }));
  expect(data.verdict).toMatchObject({ status: 'broken', finding: 'credentials-unavailable' });
});

const OFF = { CLAUDE_CODE_USE_BEDROCK: '0' };

test('Bedrock was switched off, and nobody is logged in: the report is shown', async () => {
  const person = await makePerson();
  await person.settings({ env: { ...ENV, ...OFF } });
  const { stopReason } = await hook(person, OFF);
  expect(stopReason).toContain('Bedrock is switched off (bedrock-off)');
});

test.each<[string, Record<string, string>, object]>([
  ['an API key of Anthropic is set', { ANTHROPIC_API_KEY: 'sk-ant-example' }, {}],
  ['a program hands over keys', {}, { apiKeyHelper: 'print-key' }],
])('Bedrock was switched off, but %s: Claude is handed the findings', async (_, env, settings) => {
  const person = await makePerson();
  await person.settings({ env: { ...ENV, ...OFF, ...env }, ...settings });
  expect(handed(await hook(person, { ...OFF, ...env })).verdict.finding).toBe('bedrock-off');
});

test('Bedrock was switched off for Vertex AI: Claude is handed that nothing is wrong', async () => {
  const person = await makePerson();
  const env = { ...ENV, ...OFF, CLAUDE_CODE_USE_VERTEX: '1' };
  await person.settings({ env });
  expect(handed(await hook(person, env)).verdict.status).toBe('healthy');
});

test('Bedrock was switched off, but a Claude account is signed in: Claude is handed the findings', async () => {
  const person = await makePerson();
  await person.settings({ env: { ...ENV, ...OFF } });
  await put(join(person.world.home, '.claude.json'), '{"oauthAccount":{}}');
  expect(handed(await hook(person, OFF)).verdict.finding).toBe('bedrock-off');
});
