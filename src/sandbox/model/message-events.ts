import type { ContentBlock, Message } from './message.ts';

/** Characters in one delta: small enough that short answers come in pieces. */
const DELTA = 24;

/** The events in which a message is streamed. https://docs.anthropic.com/en/docs/build-with-claude/streaming */
export function messageEvents(message: Message): object[] {
  const { usage, stop_reason, stop_sequence } = message;
  const start = { ...message, content: [], stop_reason: null, usage: { ...usage, output_tokens: 1 } };
  return [
    { type: 'message_start', message: start },
    ...message.content.flatMap(blockEvents),
    {
      type: 'message_delta',
      delta: { stop_reason, stop_sequence },
      usage: { output_tokens: usage.output_tokens },
    },
    { type: 'message_stop', 'amazon-bedrock-invocationMetrics': metrics(message) },
  ];
}

function blockEvents(block: ContentBlock, index: number): object[] {
  const deltas =
    block.type === 'text'
      ? pieces(block.text).map((text) => ({ type: 'text_delta', text }))
      : pieces(JSON.stringify(block.input)).map((partial_json) => ({
          type: 'input_json_delta',
          partial_json,
        }));
  const content_block = block.type === 'text' ? { ...block, text: '' } : { ...block, input: {} };
  return [
    { type: 'content_block_start', index, content_block },
    ...deltas.map((delta) => ({ type: 'content_block_delta', index, delta })),
    { type: 'content_block_stop', index },
  ];
}

function metrics({ usage }: Message) {
  return {
    inputTokenCount: usage.input_tokens,
    outputTokenCount: usage.output_tokens,
    invocationLatency: 100,
    firstByteLatency: 50,
  };
}

/** Cuts between characters, never inside one. */
function pieces(text: string): string[] {
  const characters = [...text];
  const count = Math.ceil(characters.length / DELTA);
  return Array.from({ length: count }, (_, i) => characters.slice(i * DELTA, (i + 1) * DELTA).join(''));
}
