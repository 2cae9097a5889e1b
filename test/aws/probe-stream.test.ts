import { beforeEach, expect, test } from 'vitest';
import type { Signer } from '../../src/aws/index.ts';
import { probeMessages, probeStream } from '../../src/aws/models/probe.ts';
import { messagesRequest, turnRequest } from '../../src/aws/models/turn-request.ts';
import { CATALOG } from '../../src/knowledge/client-models.ts';
import RECORDED from '../../src/knowledge/client-turns.json';
import { clientTurn, messagesTurn } from '../../src/knowledge/client-turns.ts';
import { EXAMPLE, type Fault, type Sandbox } from '../../src/sandbox/index.ts';
import { sandboxForTest } from '../sandbox/support.ts';
import { DEVELOPER, deadlineFor, inSession, sandboxWorld } from './support.ts';

const OPUS = 'eu.anthropic.claude-opus-5-5';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await sandboxForTest();
});

interface Asked {
  region?: string;
  ms?: number;
  env?: Record<string, string>;
  signer?: Signer;
}

async function probe(
  modelId = OPUS,
  { region = 'eu-central-1', ms = 5_000, env = {}, signer = DEVELOPER }: Asked = {},
) {
  const world = await sandboxWorld(sandbox, env);
  const answer = await inSession(world, signer, (session) => probeStream(session, region, modelId, ms));
  if (!('ok' in answer)) return answer;
  return answer.ok ? answer.value : answer.finding;
}

test('asks as Claude Code does in a conversation: a stream, signed for the region', async () => {
  expect(await probe()).toBe('usable');
  expect(sandbox.requests).toMatchObject([
    {
      operation: 'InvokeModelWithResponseStream',
      path: `/model/${OPUS}/invoke-with-response-stream`,
      signer: { kind: 'sigv4', accessKeyId: EXAMPLE.accessKeyId, region: 'eu-central-1', service: 'bedrock' },
      body: { max_tokens: 1, messages: [{ role: 'user', content: '.' }] },
    },
  ]);
});

test.each(
  RECORDED.flatMap(({ version, turns }) =>
    turns.map((turn) => [version, turn.models[0] ?? '', turn] as const),
  ),
)('asks as a turn of %s for %s was recorded', async (version, own, recorded) => {
  const id = `eu.${CATALOG.find((model) => model.own === own)?.bedrock}`;
  const turn = clientTurn(id, version);
  expect(turn).toEqual(recorded);
  if (!turn) return;
  for (const isLong of [false, true]) {
    const world = await sandboxWorld(sandbox);
    const request = turnRequest(turn, world.env, { isLong, thinks: true });
    await inSession(world, DEVELOPER, (session) => probeStream(session, 'eu-central-1', id, 5_000, request));
    const { headers, body } = sandbox.requests.at(-1) ?? {};
    expect(headers?.['anthropic-beta']).toBe(recorded.header.join(','));
    const { thinking, output_config, ...rest } = body as Record<string, object | undefined>;
    expect(rest.anthropic_beta).toEqual(isLong ? recorded.longBetas : recorded.betas);
    expect(thinking).toEqual(recorded.thinking && expect.objectContaining({ type: recorded.thinking }));
    expect(output_config).toEqual(recorded.effort && { effort: recorded.effort });
  }
});

test.each([
  [{}, { anthropic_beta: ['a', 'interleaved-thinking-1', 'tool-search-2'], max_tokens: 1025 }],
  [{ DISABLE_INTERLEAVED_THINKING: '1' }, { anthropic_beta: ['a', 'tool-search-2'] }],
  [{ ENABLE_TOOL_SEARCH: '0' }, { anthropic_beta: ['a', 'interleaved-thinking-1'] }],
  [{ MAX_THINKING_TOKENS: '0' }, { thinking: undefined, max_tokens: undefined }],
  [{ CLAUDE_CODE_DISABLE_THINKING: '1' }, { thinking: undefined }],
  [{ CLAUDE_CODE_EFFORT_LEVEL: 'low' }, { output_config: { effort: 'low' } }],
  // AWS refuses a budget above what may be answered, and so refuses every turn.
  [
    { CLAUDE_CODE_MAX_OUTPUT_TOKENS: '512' },
    { max_tokens: 512, thinking: { type: 'enabled', budget_tokens: 1024 } },
  ],
])('a turn with %j has %j', (env, expected) => {
  const betas = ['a', 'interleaved-thinking-1', 'tool-search-2'];
  const turn = { header: ['h'], betas, longBetas: [], thinking: 'enabled', effort: 'high' };
  const { body } = turnRequest(turn, env, { isLong: false, thinks: true });
  for (const [key, value] of Object.entries(expected)) expect(body[key]).toEqual(value);
});

const WAYS = {
  mantle: { own: 'mantle', service: 'bedrock-mantle', path: '/anthropic' },
  'claude-platform': { own: 'own', service: 'aws-external-anthropic', path: '/claude-platform' },
} as const;
const OF_MESSAGES = RECORDED.flatMap((recording) =>
  (['mantle', 'claude-platform'] as const).flatMap((way) =>
    (recording[way] ?? []).map((turn) => [way, turn.models[0] ?? '', recording.version, turn] as const),
  ),
);

test.each(OF_MESSAGES)('asks %s for %s as a turn of %s was recorded', async (way, own, version, recorded) => {
  const { service, path, own: key } = WAYS[way];
  const id = CATALOG.find((model) => model.own === own)?.[key] ?? own;
  const turn = messagesTurn(id, way, version);
  expect(turn).toEqual(recorded);
  if (!turn) return;
  for (const isLong of [false, true]) {
    const world = await sandboxWorld(sandbox, { ANTHROPIC_AWS_WORKSPACE_ID: EXAMPLE.workspace });
    const request = messagesRequest(turn, world.env, { isLong, thinks: true });
    const endpoint = { url: `${sandbox.url}${path}`, service };
    const question = { model: id, isStream: true, turn: request };
    const answer = await inSession(world, DEVELOPER, (session) =>
      probeMessages(session, 'us-west-2', endpoint, question, 5_000),
    );
    const { headers, body, path: asked } = sandbox.requests.at(-1) ?? {};
    expect(asked).toMatch(/\/v1\/messages\?beta=true$/);
    expect(headers?.['anthropic-beta']).toBe((isLong ? recorded.longHeader : recorded.header).join(','));
    const { thinking, context_management } = body as Record<string, object | undefined>;
    expect(thinking).toEqual(recorded.thinking && expect.objectContaining({ type: recorded.thinking }));
    expect(context_management).toEqual(recorded.management);
    expect(answer).not.toMatchObject({ finding: { id: 'credentials-invalid' } });
  }
});

test.each([
  [{ CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS: '1' }, 'claude-code-1,interleaved-thinking-1', undefined],
  [{ DISABLE_INTERLEAVED_THINKING: '1' }, 'claude-code-1,advanced-tool-use-1', { edits: [] }],
  [{ ENABLE_TOOL_SEARCH: '0' }, 'claude-code-1,interleaved-thinking-1', { edits: [] }],
  [
    { ANTHROPIC_BETAS: 'mine-1, ' },
    'claude-code-1,interleaved-thinking-1,advanced-tool-use-1,mine-1',
    { edits: [] },
  ],
  [{ MAX_THINKING_TOKENS: '0' }, 'claude-code-1,interleaved-thinking-1,advanced-tool-use-1', undefined],
])('a turn by the Messages API with %j has %s', (env, header, management) => {
  const betas = ['claude-code-1', 'interleaved-thinking-1', 'advanced-tool-use-1'];
  const turn = { header: betas, longHeader: [], thinking: 'enabled', management: { edits: [] } };
  const request = messagesRequest(turn, env, { isLong: false, thinks: true });
  expect(request.header).toBe(header);
  expect(request.body.context_management).toEqual(management);
});

test('is satisfied with the beginning of a stream', async () => {
  sandbox.fail({ operation: 'InvokeModelWithResponseStream' }, { kind: 'drop-mid-body' });
  expect(await probe()).toBe('usable');
});

test('sends the headers and the service tier of the settings along, under the signature', async () => {
  const env = {
    ANTHROPIC_CUSTOM_HEADERS: 'X-Amzn-Bedrock-GuardrailIdentifier: g1\nnonsense\nAuthorization: no',
    ANTHROPIC_BEDROCK_SERVICE_TIER: 'flex',
  };
  expect(await probe(OPUS, { env })).toBe('usable');
  expect(sandbox.requests).toMatchObject([{ signer: { kind: 'sigv4' } }]);
});

test.each([
  ['eu.anthropic.claude-opus-5-5', { ANTHROPIC_AUTH_TOKEN: 'of-the-gateway' }, 'bearer'],
  ['eu.anthropic.claude-opus-5-5', {}, undefined],
])('where a gateway signs, nothing is signed here (%s, %j)', async (id, env, kind) => {
  expect(await probe(id, { env, signer: { kind: 'nothing' } })).toMatchObject({ id: expect.anything() });
  expect(sandbox.requests[0]?.signer?.kind).toBe(kind);
});

test.each([
  ['anthropic.claude-sonnet-5', 'eu-central-1', 'model-bare-id'],
  ['us.anthropic.claude-opus-4-5-20251101-v1:0', 'us-east-1', 'model-access-form'],
  ['us.anthropic.claude-3-7-sonnet-20250219-v1:0', 'us-east-1', 'model-legacy'],
])('says why %s cannot be invoked in %s: %s', async (id, region, finding) => {
  expect(await probe(id, { region })).toMatchObject({ id: finding });
});

test.each<[Fault, string, RegExp]>([
  [{ kind: 'hang' }, 'endpoint-unreachable', /No answer within 0.2 s/],
  [{ kind: 'trickle' }, 'endpoint-unreachable', /No answer within 0.2 s/],
  [{ kind: 'reset' }, 'endpoint-unreachable', /ECONNRESET/],
  [{ kind: 'html', status: 200 }, 'proxy', /HTTP 200, not an answer of AWS/],
  [{ kind: 'html', status: 403 }, 'proxy', /HTTP 403/],
  [{ kind: 'huge', bytes: 10_000_000 }, 'proxy', /HTTP 200/],
  [{ kind: 'skew', seconds: 900 }, 'clock-skew', /AWS says: Signature/],
  [
    { kind: 'error', status: 429, code: 'ThrottlingException', message: 'Too many tokens' },
    'quota',
    /Too many/,
  ],
  [
    { kind: 'stream-exception', type: 'throttlingException', message: 'Too many tokens' },
    'quota',
    /AWS says: Too many tokens$/,
  ],
  [
    { kind: 'stream-exception', type: 'modelStreamErrorException', message: 'It broke off' },
    'service-unavailable',
    /AWS says: It broke off$/,
  ],
  [
    {
      kind: 'stream-exception',
      type: 'validationException',
      message: 'The provided model identifier is invalid.',
    },
    'model-not-listed',
    /identifier is invalid\.$/,
  ],
  [
    { kind: 'stream-exception', type: 'newException', message: 'Something new' },
    'unclassified',
    /Something new/,
  ],
])('where %j answers, says %s, and does not ask twice', async (fault, id, message) => {
  sandbox.fail({ operation: 'InvokeModelWithResponseStream' }, fault);
  const finding = await probe(OPUS, { ms: deadlineFor(fault) });
  expect(finding).toMatchObject({ id, message: expect.stringMatching(message) });
  expect(sandbox.requests).toHaveLength(1);
});
