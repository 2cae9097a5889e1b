import { hexId } from '../cloud/ids.ts';
import type { MessagesBody, ModelReply } from './scripted-model.ts';

export type ContentBlock =
  | { type: 'text'; text: string }
  | { type: 'tool_use'; id: string; name: string; input: unknown };

/** An answer of Anthropic's Messages API. https://docs.anthropic.com/en/api/messages */
export interface Message {
  id: string;
  type: 'message';
  role: 'assistant';
  model: string;
  content: ContentBlock[];
  stop_reason: 'end_turn' | 'tool_use' | 'max_tokens';
  stop_sequence: null;
  usage: Usage;
}

export interface Usage {
  input_tokens: number;
  cache_creation_input_tokens: number;
  cache_read_input_tokens: number;
  output_tokens: number;
}

/** The message in which a model says `reply`. A probe for one token ends for lack of tokens, as in AWS. */
export function messageFrom(reply: ModelReply, modelId: string, body: MessagesBody): Message {
  const { text, toolUses = [] } = typeof reply === 'string' ? { text: reply } : reply;
  const content: ContentBlock[] = text ? [{ type: 'text', text }] : [];
  for (const { name, input } of toolUses) {
    content.push({ type: 'tool_use', id: `toolu_bdrk_${hexId(24)}`, name, input });
  }
  const isCutShort = body.max_tokens === 1;
  return {
    id: `msg_bdrk_${hexId(24)}`,
    type: 'message',
    role: 'assistant',
    model: modelId.replace(/^anthropic\./, '').replace(/-v\d+(:\d+)?$/, ''),
    content,
    stop_reason: toolUses.length > 0 ? 'tool_use' : isCutShort ? 'max_tokens' : 'end_turn',
    stop_sequence: null,
    usage: {
      input_tokens: countTokens([body.system, body.messages]),
      cache_creation_input_tokens: 0,
      cache_read_input_tokens: 0,
      output_tokens: isCutShort ? 1 : countTokens(content),
    },
  };
}

/** Roughly as many tokens as a model would count in the JSON of `value`. */
export function countTokens(value: unknown): number {
  return Math.ceil(JSON.stringify(value).length / 4);
}
