import { expect, test } from 'vitest';
import { gatherFacts } from '../../../src/client/gather-facts.ts';
import type { LiveFacts } from '../../../src/facts/live-facts.ts';
import { helperFacts } from '../../../src/report/doctor/helper-facts.ts';
import { localTime } from '../../../src/text/times.ts';
import { makePerson, PINS } from '../../doctor/person.ts';

const UNTIL = new Date('2026-11-20T18:00:00Z');
const ARN = 'arn:aws:sts::111122223333:assumed-role/r/ada';
const LIVE: LiveFacts = {
  credentials: {
    ok: true,
    value: { kind: 'keys', from: 'profile', key: 'ASIA…7Q2X', hasSessionToken: true, expiresAt: UNTIL },
  },
  identity: { ok: true, value: { accountId: '111122223333', arn: ARN } },
  listing: undefined,
  listed: [],
  invocations: [
    {
      id: PINS.ANTHROPIC_DEFAULT_OPUS_MODEL,
      region: 'eu-central-1',
      ms: 400,
      answer: { ok: true, value: 'usable' },
    },
    {
      id: PINS.ANTHROPIC_DEFAULT_HAIKU_MODEL,
      region: 'eu-central-1',
      ms: 90,
      answer: { ok: false, finding: { id: 'quota', title: 'The quota is used up', message: '', fix: '' } },
    },
  ],
  exported: undefined,
  process: undefined,
  signInUntil: undefined,
  clockAheadMs: 0,
  pinnable: [],
  routes: [],
  cli: undefined,
};

async function factsOf(live: LiveFacts | undefined) {
  const { world } = await makePerson();
  const { facts } = await gatherFacts(world);
  return new Map(helperFacts({ ...facts, live }).map(({ name, value }) => [name, value]));
}

test('tells what whoever helps asks: identity, expiry in local time, models by family', async () => {
  const facts = await factsOf(LIVE);
  expect(facts.get('Identity')).toBe(`account 111122223333, ${ARN}`);
  expect(facts.get('Credentials')).toBe(`temporary key ASIA…7Q2X, until ${localTime(UNTIL)}`);
  expect(facts.get('Opus')).toBe('eu.anthropic.claude-opus-5-5 (primary), usable');
  expect(facts.get('Sonnet')).toBe('eu.anthropic.claude-sonnet-5, not tried');
  expect(facts.get('Haiku')).toContain('not usable: The quota is used up (quota)');
});

test('names the place of every value in effect', async () => {
  const facts = await factsOf(undefined);
  expect(facts.get('Region')).toMatch(
    /^eu-central-1, from ~[\\/]\.claude[\\/]settings\.json; it hides eu-central-1/,
  );
  for (const key of ['CLAUDE_CODE_USE_BEDROCK', 'AWS_PROFILE', ...Object.keys(PINS)]) {
    expect(facts.get(key)).toMatch(/, from ~[\\/]\.claude[\\/]settings\.json$/);
  }
  expect(facts.get('Signed by')).toMatch(
    /^profile work, .*signed in until \d{4}-\d\d-\d\d \d\d:\d\d, renews itself$/,
  );
});
