import { expect, test } from 'vitest';
import { EXAMPLE, exampleApiKey } from '../../src/sandbox/index.ts';
import { runData } from '../support/run.ts';
import { put } from '../support/world.ts';
import { ENV, makePerson, type Person } from './person.ts';

/** What people of public threads ran into, each held against a run of Claude Code 2.1.332 in the same home. */
interface Situation {
  readonly when: string;
  arrange(person: Person): unknown;
  /** What the doctor has to say first, such as `fail proxy`; without it, nothing is to be said. */
  readonly first?: string;
  readonly found?: RegExp;
  readonly fix?: RegExp;
}

const { AWS_PROFILE: _, ...WITHOUT_PROFILE } = ENV;
const { CLAUDE_CODE_USE_BEDROCK, AWS_PROFILE } = ENV;
const WITHOUT_PINS = { CLAUDE_CODE_USE_BEDROCK, AWS_PROFILE };

const withEnv =
  (more: Readonly<Record<string, string | undefined>>, top: object = {}) =>
  ({ settings }: Person) =>
    settings({ env: { ...ENV, ...more }, ...top });

const SETTINGS: readonly Situation[] = [
  {
    when: 'variables stand in .claude.json, where they beat the shell and not the settings',
    arrange: async ({ world, env, settings }) => {
      const { CLAUDE_CODE_USE_BEDROCK, AWS_REGION, ...rest } = ENV;
      await put(
        `${world.home}/.claude.json`,
        JSON.stringify({ env: { CLAUDE_CODE_USE_BEDROCK: 1, AWS_REGION } }),
      );
      env.AWS_REGION = 'us-west-2';
      await settings({ env: rest });
    },
  },
  ...(
    [
      [
        'X-Team: a\n{"X-Guardrail": "g"}',
        /In line 2 of env\.ANTHROPIC_CUSTOM_HEADERS .* no name of a header/,
      ],
      ['-H X-Team: a', /no name of a header/],
      ['X-Team: 日', /the value has a character/],
    ] as const
  ).map(([value, found]) => ({
    when: `the headers are ${JSON.stringify(value)}`,
    arrange: withEnv({ ANTHROPIC_CUSTOM_HEADERS: value }),
    first: 'fail custom-headers',
    found,
    fix: /^Write "Name: value" there/,
  })),
  {
    when: 'headers have blanks, an accent and a line of words',
    arrange: withEnv({ ANTHROPIC_CUSTOM_HEADERS: 'X-Team:\té\r\nX-None:\nwords' }),
  },
];

const CREDENTIALS: readonly Situation[] = [
  {
    when: 'an API key signs where signing is switched off',
    arrange: ({ settings, env, sandbox }) => {
      env.ANTHROPIC_BEDROCK_BASE_URL = sandbox.urlIn('eu-central-1');
      const key = { AWS_BEARER_TOKEN_BEDROCK: exampleApiKey().token, CLAUDE_CODE_SKIP_BEDROCK_AUTH: '1' };
      return settings({ env: { ...WITHOUT_PROFILE, ...key } });
    },
  },
];

const NETWORK: readonly Situation[] = [
  {
    when: 'a proxy that was stopped is named for https, and AWS is asked by http',
    arrange: withEnv({ HTTPS_PROXY: 'http://127.0.0.1:9' }),
    first: 'fail endpoint-unreachable',
    found: /^HTTPS_PROXY \(env\.HTTPS_PROXY in .*\) leads to http:\/\/127\.0\.0\.1:9/,
  },
  {
    when: 'a range of NO_PROXY excepts what is asked',
    arrange: withEnv({ HTTPS_PROXY: 'http://127.0.0.1:9', NO_PROXY: 'example.com, 127.0.0.0/8' }),
  },
  ...['"http://proxy.example:80"', 'proxy.example:port', 'http://'].map((value) => ({
    when: `the proxy is ${value}`,
    arrange: withEnv({ HTTPS_PROXY: value, NO_PROXY: '*' }),
    first: 'fail proxy',
    found: /^What env\.HTTPS_PROXY in .* cannot be read as the address of a proxy/,
    fix: /^Write it as http:\/\/HOST:PORT/,
  })),
];

const SONNET = 'eu.anthropic.claude-sonnet-4-6';
const OPUS = 'eu.anthropic.claude-opus-5-5';
const withModel = (ANTHROPIC_MODEL: string, more: object = {}) => withEnv({ ANTHROPIC_MODEL }, more);

/** AWS says this of Sonnet 4.6, and nothing else of the others. */
const refusing =
  (status: number, code: string, message: string, more: object = {}) =>
  async (person: Person) => {
    person.sandbox.fail(
      { service: 'bedrock-runtime', model: SONNET },
      { kind: 'error', status, code, message },
    );
    await withModel(SONNET, more)(person);
  };

const NO_ACCESS = "You don't have access to the model with the specified model ID.";
const NO_RIGHT =
  'User: arn:aws:sts::111122223333:assumed-role/x/ada is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:eu-west-1::foundation-model/x because no identity-based policy allows the bedrock:InvokeModel action';

const MODELS: readonly Situation[] = [
  // The geography stays, and so does the account.
  ...(
    [
      ['eu.anthropic.claude-4-6-sonnet', SONNET],
      ['eu.anthropic.claude-sonnet-4-5', 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0'],
      ['EU.anthropic.claude-sonnet-4-6', SONNET],
      ['bedrock/eu.anthropic.claude-sonnet-4-6', SONNET],
      ['eu.claude-sonnet-4-6', SONNET],
      ['sonnet 4.6', SONNET],
      ['claude-opus-4-8@20260101', 'eu.anthropic.claude-opus-4-8'],
      ['global.anthropic.claude-sonnet-4-6-v1', 'global.anthropic.claude-sonnet-4-6'],
    ] as const
  ).map(([id, instead]) => ({
    when: `the model is misspelt as ${id}`,
    arrange: withModel(id),
    first: 'fail model-not-listed',
    fix: new RegExp(`^Use ${instead} instead of`),
  })),
  {
    when: 'the model is named by its bare id',
    arrange: withModel('anthropic.claude-sonnet-4-6'),
    first: 'fail model-bare-id',
    fix: /^Use eu\.anthropic\.claude-sonnet-4-6 instead of .*--fix model-bare-id/,
  },
  {
    when: "the ARN of one of AWS's own profiles is of another region",
    arrange: withModel(`arn:aws:bedrock:eu-west-1:111122223333:inference-profile/${SONNET}`),
    first: 'fail arn-region',
    found: /asks eu-central-1/,
    fix: /^Use eu\.anthropic\.claude-sonnet-4-6 instead of arn.*--fix arn-region/,
  },
  {
    when: 'the ARN of an application profile has a slip of the finger',
    arrange: async ({ settings, env, sandbox }) => {
      env.ANTHROPIC_BEDROCK_BASE_URL = sandbox.url;
      const model = EXAMPLE.claudeProfileArn.replace('k7v2', 'k7w2');
      await settings({ env: { ...WITHOUT_PINS, AWS_REGION: 'us-east-1', ANTHROPIC_MODEL: model } });
    },
    first: 'fail model-not-listed',
    fix: /^Use arn:aws:bedrock:us-east-1:111122223333:application-inference-profile\/k7v2m9x4q1ab instead/,
  },
  {
    when: 'availableModels leaves out the model that is named',
    arrange: withModel(SONNET, { availableModels: ['haiku'] }),
    first: 'warn model-restricted',
    found:
      /^availableModels in .* leaves eu\.anthropic\.claude-sonnet-4-6 out.*eu\.anthropic\.claude-opus-5-5/,
    fix: /add eu\.anthropic\.claude-sonnet-4-6 to it/,
  },
  // What Claude Code goes on to, and when it does.
  ...(
    [
      [403, 'AccessDeniedException', NO_ACCESS, 'model-subscription'],
      [403, 'AccessDeniedException', NO_RIGHT, 'iam-denied'],
      [400, 'ValidationException', 'The provided model identifier is invalid.', 'model-not-listed'],
      [
        503,
        'ServiceUnavailableException',
        'Bedrock is unable to process your request.',
        'service-unavailable',
      ],
    ] as const
  ).map(([status, code, message, id]) => ({
    when: `a fallback works while the primary model is refused: ${message.slice(0, 40)}`,
    arrange: refusing(status, code, message, { fallbackModel: ['nonsense', 'opus'] }),
    first: `warn ${id}`,
    found: new RegExp(`Claude Code works with ${OPUS} instead \\(fallbackModel in`),
  })),
  ...(
    [
      [429, 'ThrottlingException', 'Too many requests, please wait before trying again.', 'quota'],
      [
        404,
        'ResourceNotFoundException',
        'This model version has reached the end of its life.',
        'model-legacy',
      ],
    ] as const
  ).map(([status, code, message, id]) => ({
    when: `no fallback is asked after: ${message}`,
    arrange: refusing(status, code, message, { fallbackModel: ['opus'] }),
    first: `fail ${id}`,
  })),
  {
    when: 'the list of models leaves out the fallback',
    arrange: refusing(403, 'AccessDeniedException', NO_ACCESS, {
      fallbackModel: ['opus'],
      availableModels: [SONNET],
    }),
    first: 'fail model-subscription',
  },
  {
    when: 'Mantle refuses the primary model beside Bedrock Invoke',
    arrange: withEnv({ CLAUDE_CODE_USE_MANTLE: '1', ANTHROPIC_MODEL: 'anthropic.claude-opus-9-9' }),
    first: 'fail provider-refuses',
    found: /^Claude in Amazon Bedrock \(Mantle\) was asked for anthropic\.claude-opus-9-9/,
  },
];

test.each([...SETTINGS, ...MODELS, ...CREDENTIALS, ...NETWORK])(
  '$when',
  async ({ arrange, first, found, fix }) => {
    const person = await makePerson();
    await arrange(person);
    const { findings, verdict } = await runData(person.world, 'doctor');
    const problems = findings.filter(({ status }: { status: string }) => !['ok', 'skipped'].includes(status));
    if (first === undefined) {
      expect(problems).toEqual([]);
      expect(verdict.status).toBe('healthy');
      return;
    }
    expect(`${problems[0]?.status} ${problems[0]?.id}`).toBe(first);
    if (found) expect(problems[0].found).toMatch(found);
    if (fix) expect(`${problems[0].fix?.say} ${problems[0].fix?.run ?? ''}`).toMatch(fix);
  },
);
