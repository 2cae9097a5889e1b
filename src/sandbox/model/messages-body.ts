import type { ServiceError } from '../errors.ts';
import { BEDROCK } from '../messages.ts';
import type { MessagesBody } from './scripted-model.ts';

/** The request as Anthropic's Messages API on Amazon Bedrock demands it, or the refusal. */
export function readMessagesBody(body: unknown): MessagesBody | ServiceError {
  if (typeof body !== 'object' || body === null) return BEDROCK.malformed;
  const fields: Record<string, unknown> = { ...body };
  const { max_tokens, messages } = fields;
  if (fields.anthropic_version === undefined) return BEDROCK.fieldRequired('anthropic_version');
  if (typeof max_tokens !== 'number') return BEDROCK.fieldRequired('max_tokens');
  if (!Array.isArray(messages) || messages.length === 0) return BEDROCK.fieldRequired('messages');
  return { ...fields, max_tokens, messages };
}
