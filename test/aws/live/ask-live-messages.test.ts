import { expect, test } from 'vitest';
import type { DoctorReport } from '../../../src/report/doctor/doctor.ts';
import { exampleApiKey } from '../../../src/sandbox/index.ts';
import { ENV, makePerson, type Person } from '../../doctor/person.ts';
import { runData } from '../../support/run.ts';

const ALONE = { AWS_PROFILE: ENV.AWS_PROFILE, AWS_REGION: ENV.AWS_REGION };
const MANTLE = { ...ALONE, CLAUDE_CODE_USE_MANTLE: '1' };
const PLATFORM = {
  ...ALONE,
  CLAUDE_CODE_USE_ANTHROPIC_AWS: '1',
  ANTHROPIC_AWS_WORKSPACE_ID: 'wrkspc_1',
};

async function look(env: object, arrange: (person: Person) => unknown = () => undefined) {
  const person = await makePerson();
  await person.settings({ env });
  await arrange(person);
  const { findings }: DoctorReport = await runData(person.world, 'doctor');
  const problems = findings.filter(({ status }) => status === 'fail' || status === 'warn');
  const asked = person.sandbox.requests.filter(({ service }) => /mantle|external|bedrock/.test(service));
  return {
    problems: problems.map(({ id, status }) => `${status} ${id}`),
    asked: asked.map(({ service, status }) => `${service} ${status}`),
  };
}

test.each([
  ['Mantle', MANTLE, 'bedrock-mantle 200'],
  ['Claude Platform on AWS', PLATFORM, 'aws-external-anthropic 200'],
])('%s is asked where it is, and Amazon Bedrock is not', async (_name, env, asked) => {
  expect(await look(env)).toEqual({ problems: [], asked: [asked] });
});

test('a model that Mantle does not have is what is wrong', async () => {
  const { problems } = await look({ ...MANTLE, ANTHROPIC_MODEL: 'anthropic.claude-nothing' });
  expect(problems).toEqual(['fail provider-refuses']);
});

test('without credentials Mantle does not work', async () => {
  const { problems, asked } = await look(
    { CLAUDE_CODE_USE_MANTLE: '1', AWS_REGION: ENV.AWS_REGION },
    async ({ config, env }) => {
      await config('');
      env.AWS_EC2_METADATA_DISABLED = 'true';
    },
  );
  expect({ problems, asked }).toEqual({ problems: ['fail credentials-unavailable'], asked: [] });
});

test('an API key that nobody knows is what is wrong', async () => {
  const { problems } = await look({ ...MANTLE, AWS_BEARER_TOKEN_BEDROCK: `ABSK${'b'.repeat(60)}` });
  expect(problems).toContain('fail bearer-invalid');
});

const UNSIGNED = { CLAUDE_CODE_SKIP_MANTLE_AUTH: '1' };
const TOKEN = { ANTHROPIC_AUTH_TOKEN: 'token-of-a-gateway' };
const HEADER = { ANTHROPIC_CUSTOM_HEADERS: 'Authorization: Bearer of-a-gateway' };

test.each([
  ['a token', TOKEN],
  ['a header', HEADER],
])("before an API key Mantle is sent %s of one's own, where nothing is signed", async (_what, own) => {
  const key = { AWS_BEARER_TOKEN_BEDROCK: exampleApiKey().token };
  expect((await look({ ...MANTLE, ...key, ...own })).problems).toEqual([]);
  expect((await look({ ...MANTLE, ...UNSIGNED, ...key })).problems).toEqual([]);
  const { problems } = await look({ ...MANTLE, ...UNSIGNED, ...key, ...own });
  expect(problems).toContain('fail provider-refuses');
});

const BESIDE = {
  ...MANTLE,
  CLAUDE_CODE_USE_BEDROCK: '1',
  ANTHROPIC_MODEL: 'anthropic.claude-opus-4-8',
};

test('beside Bedrock Invoke, Mantle is asked without a signature by its own switch', async () => {
  const { problems, asked } = await look({ ...BESIDE, ...UNSIGNED });
  expect(problems).toContain('fail provider-refuses');
  expect(asked).toContain('bedrock-mantle 403');
});

test('beside Bedrock Invoke that is not signed, Mantle is asked with a signature', async () => {
  const { problems, asked } = await look({ ...BESIDE, CLAUDE_CODE_SKIP_BEDROCK_AUTH: '1' });
  expect(problems.filter((one) => one.startsWith('fail'))).toEqual([]);
  expect(asked).toContain('bedrock-mantle 200');
});

test('a token that Mantle does not take is what is wrong, where nothing is signed', async () => {
  const { problems } = await look({ ...MANTLE, ...UNSIGNED, ...TOKEN });
  expect(problems).toContain('fail provider-refuses');
});
