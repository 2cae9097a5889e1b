import { describe, expect, test } from 'vitest';
import { destinationsOf } from '../../../src/knowledge/geographies.ts';
import type { Rollout } from '../../../src/rollout/file/rollout.ts';
import { type Policy, peoplePolicy } from '../../../src/rollout/iam/policy.ts';
import { rolloutWith } from '../../rollout/example.ts';
import { type Call, isAllowed } from './simulate.ts';

const HERE = 'eu-central-1';
const ACCOUNT = '111122223333';
const INVOKE = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'];
const APPLICATION = `arn:aws:bedrock:${HERE}:${ACCOUNT}:application-inference-profile/abcdefghijkl`;

const systemArn = (id: string) => `arn:aws:bedrock:${HERE}:${ACCOUNT}:inference-profile/${id}`;
const modelArn = (id: string, region: string) =>
  `arn:aws:bedrock:${region}::foundation-model/anthropic.${id}`;

/** What AWS asks of IAM where a request names a profile: the profile, and the model in each region. */
function throughProfile(arn: string, model: string, regions: readonly string[]): readonly Call[] {
  const behind = regions.map((region) => ({
    resource: modelArn(model, region),
    context: {
      'bedrock:InferenceProfileArn': arn,
      'aws:RequestedRegion': region === '' ? 'unspecified' : region,
    },
  }));
  const itself = { resource: arn, context: { 'aws:RequestedRegion': HERE } };
  return INVOKE.flatMap((action) => [itself, ...behind].map((call) => ({ action, ...call })));
}

const LISTS: readonly Call[] = ['ListInferenceProfiles', 'ListFoundationModels'].map((name) => ({
  action: `bedrock:${name}`,
  resource: '*',
}));
const read = (arn: string): Call => ({ action: 'bedrock:GetInferenceProfile', resource: arn });
const count = (model: string): Call => ({ action: 'bedrock:CountTokens', resource: modelArn(model, HERE) });
const EU = destinationsOf('eu', HERE) ?? [];

const KEY = { way: 'static-key', key: { environment: 'KEY' } };

/** A list of models, and each call that the programs make with it. */
const SCENES: readonly (readonly [name: string, parts: Partial<Rollout> | object, calls: readonly Call[]])[] =
  [
    [
      'a geographic profile',
      { models: [{ id: 'eu.anthropic.claude-opus-4-8' }] },
      [
        ...throughProfile(systemArn('eu.anthropic.claude-opus-4-8'), 'claude-opus-4-8', EU),
        read(systemArn('eu.anthropic.claude-opus-4-8')),
        count('claude-opus-4-8'),
        ...LISTS,
      ],
    ],
    [
      'a global profile',
      { models: [{ id: 'global.anthropic.claude-sonnet-4-6' }] },
      [
        ...throughProfile(systemArn('global.anthropic.claude-sonnet-4-6'), 'claude-sonnet-4-6', [HERE, '']),
        count('claude-sonnet-4-6'),
        read(systemArn('global.anthropic.claude-sonnet-4-6')),
        ...LISTS,
      ],
    ],
    [
      'application profiles of each kind',
      {
        models: [
          { id: APPLICATION, label: 'A', leadsTo: 'eu.anthropic.claude-opus-4-8' },
          { id: `${APPLICATION}2`, label: 'B', leadsTo: 'global.anthropic.claude-sonnet-4-6' },
          { id: `${APPLICATION}3`, label: 'C', leadsTo: 'anthropic.claude-3-haiku-20240307-v1:0' },
        ],
      },
      [
        ...throughProfile(APPLICATION, 'claude-opus-4-8', EU),
        ...throughProfile(`${APPLICATION}2`, 'claude-sonnet-4-6', [HERE, '']),
        ...throughProfile(`${APPLICATION}3`, 'claude-3-haiku-20240307-v1:0', [HERE]),
        read(APPLICATION),
        count('claude-opus-4-8'),
        ...LISTS,
      ],
    ],
    [
      'a mixed list, one model by two profiles, an API key',
      {
        signIn: KEY,
        aws: { region: HERE, accountId: ACCOUNT },
        models: [
          { id: 'eu.anthropic.claude-opus-4-8' },
          { id: 'global.anthropic.claude-opus-4-8' },
          { id: 'anthropic.claude-3-haiku-20240307-v1:0' },
        ],
      },
      [
        ...throughProfile(systemArn('eu.anthropic.claude-opus-4-8'), 'claude-opus-4-8', EU),
        ...throughProfile(systemArn('global.anthropic.claude-opus-4-8'), 'claude-opus-4-8', [HERE, '']),
        ...INVOKE.map((action) => ({ action, resource: modelArn('claude-3-haiku-20240307-v1:0', HERE) })),
        {
          action: 'bedrock:CallWithBearerToken',
          resource: '*',
          context: { 'bedrock:BearerTokenType': 'LONG_TERM' },
        },
        read(systemArn('eu.anthropic.claude-opus-4-8')),
        count('claude-opus-4-8'),
        ...LISTS,
      ],
    ],
    [
      'an account that is not known',
      {
        signIn: KEY,
        aws: { region: HERE },
        models: [{ id: 'eu.anthropic.claude-opus-4-8' }, { id: 'global.anthropic.claude-sonnet-4-6' }],
      },
      [
        ...throughProfile(systemArn('eu.anthropic.claude-opus-4-8'), 'claude-opus-4-8', EU),
        ...throughProfile(systemArn('global.anthropic.claude-sonnet-4-6'), 'claude-sonnet-4-6', [HERE, '']),
        read(systemArn('eu.anthropic.claude-opus-4-8')),
        count('claude-opus-4-8'),
        { action: 'bedrock:CallWithBearerToken', resource: '*' },
        ...LISTS,
      ],
    ],
    [
      'Mantle',
      {
        signIn: KEY,
        products: { claudeDesktop: { systems: ['macos'] } },
        aws: { region: HERE, endpoint: 'mantle', accountId: ACCOUNT },
        models: [{ id: 'anthropic.claude-opus-4-8' }],
      },
      [
        ...['CreateInference', 'CountTokens'].map((name) => ({
          action: `bedrock-mantle:${name}`,
          resource: `arn:aws:bedrock-mantle:${HERE}:${ACCOUNT}:project/default`,
          context: { 'bedrock-mantle:Model': 'anthropic.claude-opus-4-8' },
        })),
        { action: 'bedrock-mantle:CallWithBearerToken', resource: '*' },
      ],
    ],
  ];

/** What nobody may with any of these policies. */
const FORBIDDEN: readonly Call[] = [
  ...throughProfile(systemArn('eu.anthropic.claude-sonnet-5'), 'claude-sonnet-5', [HERE]),
  ...throughProfile(systemArn('global.anthropic.claude-sonnet-5'), 'claude-sonnet-5', [HERE, '']),
  ...INVOKE.flatMap((action) =>
    ['claude-opus-4-8', 'claude-sonnet-4-6'].flatMap((model) => [
      { action, resource: modelArn(model, HERE), context: { 'aws:RequestedRegion': HERE } },
      { action, resource: modelArn(model, ''), context: { 'aws:RequestedRegion': 'unspecified' } },
    ]),
  ),
  // A listed model, by a profile that is not.
  ...throughProfile(`${APPLICATION}9`, 'claude-opus-4-8', [HERE]),
  {
    action: 'bedrock:InvokeModel',
    resource: modelArn('claude-opus-4-8', 'us-east-1'),
    context: { 'bedrock:InferenceProfileArn': systemArn('eu.anthropic.claude-opus-4-8') },
  },
  { action: 'bedrock:CreateInferenceProfile', resource: systemArn('eu.anthropic.claude-opus-4-8') },
];

function policyOf(parts: object): Policy {
  const made = peoplePolicy(rolloutWith(parts));
  if (!made) throw new Error('no policy');
  return made;
}

describe('the policy, simulated', () => {
  test.each(SCENES)('of %s allows each call that is made, and no other', async (_, parts, calls) => {
    const policy = policyOf(parts);
    for (const call of calls) expect(await isAllowed(policy, call), JSON.stringify(call)).toBe(true);
    for (const call of FORBIDDEN) expect(await isAllowed(policy, call), JSON.stringify(call)).toBe(false);
  });

  test.each(SCENES)(
    'of %s has no statement too many: without any one of them something is denied',
    async (_, parts, calls) => {
      const policy = policyOf(parts);
      for (const { Sid } of policy.Statement) {
        const rest = { ...policy, Statement: policy.Statement.filter((one) => one.Sid !== Sid) };
        const allowed = await Promise.all(calls.map((call) => isAllowed(rest, call)));
        expect(allowed.includes(false), Sid).toBe(true);
      }
    },
  );
});

describe('where a service control policy denies regions', () => {
  const deny = (condition: object) => ({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: '*', Resource: '*', Condition: condition },
    ],
  });
  const onlyHere = deny({ StringNotEquals: { 'aws:RequestedRegion': [HERE] } });
  const [, geographic, inEu] = SCENES[0] ?? ['', {}, []];
  const [, global, anywhere] = SCENES[1] ?? ['', {}, []];

  test.each([
    ['a geographic profile is denied in its other destinations', geographic, inEu],
    ['a global one where there is no region', global, anywhere],
  ])('%s', async (_, parts, calls) => {
    const allowed = await Promise.all(calls.map((call) => isAllowed(policyOf(parts), call, onlyHere)));
    expect(allowed).toContain(true);
    expect(allowed).toContain(false);
  });

  test('the exception that is printed for it lets both through', async () => {
    const { regionException } = await import('../../../src/plan/models/iam-statement.ts');
    const excepted = deny({ StringNotEquals: { 'aws:RequestedRegion': [HERE] }, ...regionException(HERE) });
    for (const [parts, calls] of [
      [geographic, inEu],
      [global, anywhere],
    ] as const)
      for (const call of calls.filter(({ context }) => context))
        expect(await isAllowed(policyOf(parts), call, excepted), JSON.stringify(call)).toBe(true);
  });
});
