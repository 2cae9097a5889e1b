import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { authConflict } from '../../../../src/checks/rules/settings/auth-conflict.ts';
import { ENV, makePerson } from '../../../doctor/person.ts';
import { runData } from '../../../support/run.ts';
import { factsOf, judged } from '../../support.ts';

/** A person who has these settings, and the fix applied that the doctor proposes. */
async function fixed(settings: object) {
  const person = await makePerson();
  const file = await person.settings(settings);
  const { planId } = await runData(person.world, 'doctor', '--fix', 'auth-conflict', '--plan', '--offline');
  await runData(
    person.world,
    'doctor',
    '--fix',
    'auth-conflict',
    '--apply',
    '--plan-id',
    planId,
    '--offline',
  );
  return { ...person, file, after: JSON.parse(await readFile(file, 'utf8')) };
}

test.each([
  ['X-Guardrail: g-1\nAuthorization: Bearer xyz', 'X-Guardrail: g-1'],
  ['authorization : Bearer xyz\r\nX-Guardrail: g-1\r\nX-Team: a', 'X-Guardrail: g-1\r\nX-Team: a'],
  ['X-Team: a\n  AUTHORIZATION: Bearer xyz\nX-Guardrail: g-1\n', 'X-Team: a\nX-Guardrail: g-1\n'],
  ['Authorization: Bearer xyz\n\n', undefined],
])('of the headers %j nothing goes but what claims the authorization', async (before, after) => {
  const headers = (value?: string) => ({ env: { ...ENV, ANTHROPIC_CUSTOM_HEADERS: value } });
  expect((await fixed(headers(before))).after).toEqual(JSON.parse(JSON.stringify(headers(after))));
});

test('reset puts headers back as they were', async () => {
  const before = { env: { ...ENV, ANTHROPIC_CUSTOM_HEADERS: 'X-Guardrail: g-1\nAuthorization: Bearer xyz' } };
  const { world, file } = await fixed(before);
  const { planId } = await runData(world, 'reset', '--plan');
  await runData(world, 'reset', '--apply', '--plan-id', planId);
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(before);
});

test('takes away what the step says, and leaves the next conflict for the next look', async () => {
  const { world, after } = await fixed({
    env: { ...ENV, ANTHROPIC_CUSTOM_HEADERS: 'Authorization: Bearer xyz' },
    apiKeyHelper: '/usr/bin/get-key',
  });
  expect(after).toEqual({ env: { ...ENV, ANTHROPIC_CUSTOM_HEADERS: 'Authorization: Bearer xyz' } });
  const { nextStep } = await runData(world, 'doctor', '--offline');
  expect(nextStep.say).toMatch(/^Take the line Authorization out of ANTHROPIC_CUSTOM_HEADERS/);
});

test('a conflict that only the shell can end keeps no other one from being fixed', async () => {
  const person = await makePerson();
  await person.settings({ env: ENV, apiKeyHelper: '/usr/bin/get-key' });
  person.env.AWS_BEARER_TOKEN_BEDROCK = 'ABSKQmVkcm9ja0FQSUtleS1nb25l';
  const { changes } = await runData(person.world, 'doctor', '--fix', 'auth-conflict', '--plan', '--offline');
  expect(changes).toMatchObject([{ key: 'apiKeyHelper' }]);
});

test('whether the key or the profile is meant, nobody but the person knows', async () => {
  const both = { env: { ...ENV, AWS_BEARER_TOKEN_BEDROCK: 'ABSKQmVkcm9ja0FQSUtleS1nb25l' } };
  const { fix } = judged(authConflict, await factsOf(({ settings }) => settings(both)));
  expect(fix?.say).toMatch(
    /^To use the profile, take AWS_BEARER_TOKEN_BEDROCK away \(env\..*\); to stay with the key, AWS_PROFILE \(env\./,
  );
  expect(fix?.remedy).toBeUndefined();
});
