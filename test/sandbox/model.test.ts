import {
  CountTokensCommand,
  InvokeModelCommand,
  InvokeModelWithResponseStreamCommand,
} from '@aws-sdk/client-bedrock-runtime';
import { expect, test } from 'vitest';
import type { ModelReply, ModelRequest } from '../../src/sandbox/index.ts';
import { clientsOf, failureOf, probe, sandboxForTest } from './support.ts';

const MODEL = 'eu.anthropic.claude-opus-5-5';

/** As Claude Code sends it, shortened. */
const REQUEST = {
  anthropic_version: 'bedrock-2023-05-31',
  max_tokens: 128_000,
  thinking: { type: 'adaptive' },
  system: [{ type: 'text', text: 'You are Claude Code.', cache_control: { type: 'ephemeral' } }],
  tools: [
    { name: 'Bash', description: 'Runs a command', input_schema: { type: 'object', properties: {} } },
    { name: 'AskUserQuestion', description: 'Asks', input_schema: { type: 'object', properties: {} } },
  ],
  messages: [{ role: 'user', content: [{ type: 'text', text: 'hi' }] }],
};

test('answers "ok" to a probe, for want of a script, and stops for lack of tokens', async () => {
  expect(await invoked(undefined, probe(MODEL).body)).toMatchObject({
    type: 'message',
    role: 'assistant',
    model: 'claude-opus-5-5',
    content: [{ type: 'text', text: 'ok' }],
    stop_reason: 'max_tokens',
    usage: { output_tokens: 1 },
  });
});

test('shows the script what Claude Code asked', async () => {
  const seen: ModelRequest[] = [];
  const script = (request: ModelRequest) => {
    seen.push(request);
    return 'fine';
  };
  await streamed(script);
  await invoked(script, probe(MODEL).body);
  expect(seen).toMatchObject([
    { modelId: MODEL, isProbe: false, streaming: true, body: REQUEST },
    { modelId: MODEL, isProbe: true, streaming: false },
  ]);
});

test('streams text in the events of the Messages API, cut between characters', async () => {
  const text = 'Grüße aus dem Sandkasten 🏖️, in mehr als einem Stück.';
  const events = await streamed(() => text);
  expect(events.map((event) => event.type)).toEqual([
    'message_start',
    'content_block_start',
    'content_block_delta',
    'content_block_delta',
    'content_block_delta',
    'content_block_stop',
    'message_delta',
    'message_stop',
  ]);
  expect(events[0]?.message).toMatchObject({ content: [], stop_reason: null, role: 'assistant' });
  expect(events.map((event) => event.delta?.text ?? '').join('')).toBe(text);
  expect(events.at(-2)).toMatchObject({ delta: { stop_reason: 'end_turn' } });
});

test('streams tool uses after the text, input as partial JSON', async () => {
  const input = { command: 'claude-bedrock status --json', description: 'Looks at what is configured' };
  const events = await streamed(() => ({ text: 'Let me look.', toolUses: [{ name: 'Bash', input }] }));
  const start = events.find((event) => event.type === 'content_block_start' && event.index === 1);
  expect(start?.content_block).toEqual({
    type: 'tool_use',
    id: expect.stringMatching(/^toolu_bdrk_/),
    name: 'Bash',
    input: {},
  });
  const partial = events.filter((event) => event.index === 1).map((event) => event.delta?.partial_json ?? '');
  expect(JSON.parse(partial.join(''))).toEqual(input);
  expect(events.at(-2)).toMatchObject({ delta: { stop_reason: 'tool_use' } });
});

test('says the same whole as in a stream', async () => {
  const reply = { toolUses: [{ name: 'AskUserQuestion', input: { questions: [] } }] };
  expect(await invoked(() => reply)).toMatchObject({
    content: [{ type: 'tool_use', name: 'AskUserQuestion', input: { questions: [] } }],
    stop_reason: 'tool_use',
  });
});

test('counts tokens of a request', async () => {
  const sandbox = await sandboxForTest();
  const { runtime } = clientsOf(sandbox, { region: 'eu-central-1' });
  const body = Buffer.from(JSON.stringify(REQUEST));
  const command = new CountTokensCommand({ modelId: MODEL, input: { invokeModel: { body } } });
  expect((await runtime.send(command)).inputTokens).toBeGreaterThan(10);
});

test.each([
  ['what is not JSON', '{', 'Malformed input request, please reformat your input and try again.'],
  ['a request without a version', '{"max_tokens":1}', 'anthropic_version: Field required'],
  ['a request without a limit', '{"anthropic_version":"x"}', 'max_tokens: Field required'],
  ['no messages', '{"anthropic_version":"x","max_tokens":1,"messages":[]}', 'messages: Field required'],
])('refuses %s', async (_, body, message) => {
  const failure = await failureOf(invoked(undefined, body));
  expect(failure).toEqual({ name: 'ValidationException', status: 400, message });
});

test('shows the mistake of a script instead of hiding it', async () => {
  const broken = () => {
    throw new Error('the script is at its end');
  };
  expect(await failureOf(invoked(broken))).toMatchObject({
    status: 500,
    message: expect.stringContaining('the script is at its end'),
  });
});

type Script = (request: ModelRequest) => ModelReply;

async function runtimeWith(script: Script | undefined) {
  const sandbox = await sandboxForTest();
  if (script) sandbox.play(script);
  return clientsOf(sandbox, { region: 'eu-central-1' }).runtime;
}

async function invoked(script: Script | undefined, body = JSON.stringify(REQUEST)) {
  const runtime = await runtimeWith(script);
  const answer = await runtime.send(new InvokeModelCommand({ modelId: MODEL, body }));
  return JSON.parse(Buffer.from(answer.body).toString());
}

interface StreamEvent {
  type: string;
  index?: number;
  message?: unknown;
  content_block?: unknown;
  delta?: { text?: string; partial_json?: string };
}

async function streamed(script: Script): Promise<StreamEvent[]> {
  const runtime = await runtimeWith(script);
  const body = JSON.stringify(REQUEST);
  const answer = await runtime.send(new InvokeModelWithResponseStreamCommand({ modelId: MODEL, body }));
  const events: StreamEvent[] = [];
  for await (const { chunk } of answer.body ?? []) {
    events.push(JSON.parse(Buffer.from(chunk?.bytes ?? []).toString()));
  }
  return events;
}
