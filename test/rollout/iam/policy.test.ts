import { expect, test } from 'vitest';
import { peoplePolicy } from '../../../src/rollout/iam/policy.ts';
import { EXAMPLE, rolloutWith } from '../example.ts';

// What the policy allows and denies is simulated in test/slow/rollout/iam.test.ts.

test('each statement has a name of its own, also for models whose ids differ by a sign alone', () => {
  const rollout = rolloutWith({
    models: [{ id: 'eu.anthropic.claude-opus-4-8' }, { id: 'eu.anthropic.claude-opus-48' }],
  });
  const names = peoplePolicy(rollout)?.Statement.map(({ Sid }) => Sid) ?? [];
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[A-Za-z0-9]+$/);
});

test('lists stand on *, and nothing else does', () => {
  const open = peoplePolicy(EXAMPLE)?.Statement.filter(({ Resource }) => Resource.includes('*'));
  expect(open?.map(({ Action }) => Action)).toEqual([
    ['bedrock:ListInferenceProfiles', 'bedrock:ListFoundationModels'],
  ]);
});

test('what AWS told of the destinations counts before what is known of the geography', () => {
  const rollout = rolloutWith({ models: [{ id: 'eu.anthropic.claude-opus-4-8' }] });
  const policy = peoplePolicy(rollout, () => ['eu-west-9']);
  expect(policy?.Statement.find(({ Sid }) => Sid === 'BehindClaudeOpus48')?.Resource).toEqual([
    'arn:aws:bedrock:eu-west-9::foundation-model/anthropic.claude-opus-4-8',
  ]);
});

test('a gateway has the rights itself: people need none', () => {
  expect(peoplePolicy(rolloutWith({ signIn: { way: 'gateway' } }))).toBeUndefined();
});
