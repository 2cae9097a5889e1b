import { expect, test } from 'vitest';
import type { DoctorReport } from '../../src/report/doctor/doctor.ts';
import { EXAMPLE } from '../../src/sandbox/index.ts';
import { runData } from '../support/run.ts';
import { CONFIG, ENV, makePerson, type Person } from './person.ts';

interface TwoFaults {
  readonly when: string;
  arrange(person: Person): unknown;
  /** Both, the one that blocks first before the other. */
  readonly found: readonly [string, string];
}

const US_HAIKU = 'us.anthropic.claude-haiku-4-5-20251001-v1:0';

function account({ sandbox }: Person) {
  const [first] = sandbox.cloud.accounts;
  if (!first) throw new TypeError('the example cloud has an account');
  return first;
}

/** Faults that do not follow from each other. */
const FAULTS: readonly TwoFaults[] = [
  {
    when: 'IAM denies invoking, and the Haiku has a wrong prefix',
    arrange: async (person) => {
      account(person).denies.push({ kind: 'identity-policy', action: 'bedrock:Invoke*', resource: '*' });
      await person.settings({ env: { ...ENV, ANTHROPIC_DEFAULT_HAIKU_MODEL: US_HAIKU } });
    },
    found: ['iam-denied', 'model-wrong-prefix'],
  },
  {
    when: 'listing is denied, and the form was never sent',
    arrange: (person) => {
      account(person).denies.push({ kind: 'identity-policy', action: 'bedrock:List*', resource: '*' });
      account(person).withoutForm.push('*');
    },
    found: ['model-access-form', 'list-denied'],
  },
  {
    when: 'the primary model is bare, and the Haiku is legacy',
    arrange: (person) =>
      person.settings({
        env: {
          ...ENV,
          ANTHROPIC_MODEL: 'anthropic.claude-sonnet-4-6',
          ANTHROPIC_DEFAULT_HAIKU_MODEL: 'eu.anthropic.claude-3-haiku-20240307-v1:0',
        },
      }),
    found: ['model-bare-id', 'model-legacy'],
  },
  {
    when: 'the region is malformed but stood in for, and the quota is used up',
    arrange: async (person) => {
      account(person).exhausted.push({ model: '*opus-5-5', per: 'minute' });
      await person.settings({ env: { ...ENV, AWS_REGION: '"eu-central-1"' } });
    },
    found: ['quota', 'region-malformed'],
  },
  {
    when: 'one pin is of another region, and another waits for the form',
    arrange: async (person) => {
      account(person).withoutForm.push('anthropic.claude-sonnet-5');
      await person.settings({ env: { ...ENV, ANTHROPIC_DEFAULT_HAIKU_MODEL: US_HAIKU } });
    },
    found: ['model-wrong-prefix', 'model-family-gap'],
  },
];

test.each(FAULTS)('finds both, and first what blocks first, when $when', async ({ arrange, found }) => {
  const person = await makePerson();
  await arrange(person);
  const { findings, verdict }: DoctorReport = await runData(person.world, 'doctor');
  const problems = findings.filter(({ status }) => status === 'fail' || status === 'warn');
  expect(problems.map(({ id }) => id)).toEqual(found);
  expect(verdict.finding).toBe(found[0]);
});

test('tells a role that is written wrong once, whatever AWS says of it', async () => {
  const person = await makePerson();
  const source = `[profile base]\naws_access_key_id = ${EXAMPLE.accessKeyId}\naws_secret_access_key = ${EXAMPLE.secretAccessKey}\n`;
  await person.config(
    `[profile work]\nrole_arn = arn:aws:iam::1111:role/x\nsource_profile = base\n\n${source}`,
  );
  const { findings }: DoctorReport = await runData(person.world, 'doctor');
  expect(findings.filter(({ status }) => status === 'fail').map(({ id }) => id)).toEqual(['role-refused']);
});

test('asks for `default` as Claude Code does, which is no alias in ANTHROPIC_MODEL, whatever is pinned', async () => {
  const person = await makePerson();
  await person.settings({ env: { ...ENV, ANTHROPIC_MODEL: 'default' } });
  const { verdict, client }: DoctorReport = await runData(person.world, 'doctor');
  expect(client.models.main?.value).toBe('default');
  expect(verdict.status).toBe('broken');
});

test('does not call wrong what only follows from a missing region', async () => {
  const person = await makePerson();
  await person.config(CONFIG.replace('region = eu-central-1\n\n', '\n'));
  await person.settings({ env: { ...ENV, AWS_REGION: undefined } });
  const { findings }: DoctorReport = await runData(person.world, 'doctor');
  expect(findings.filter(({ status }) => status === 'fail').map(({ id }) => id)).toEqual(['region-missing']);
  expect(findings.find(({ id }) => id === 'model-wrong-prefix')).toMatchObject({
    status: 'skipped',
    because: 'region-missing',
  });
});
