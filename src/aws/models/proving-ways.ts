import * as z from 'zod/mini';
import { type Answer, failed } from '../../facts/answer.ts';
import type { AwsSession } from '../credentials/session.ts';
import { foreignAnswer } from '../failures/finding.ts';
import { ask } from '../http/ask.ts';
import { listMessagesModels } from './ask-messages.ts';
import type { MessagesEndpoint } from './messages-endpoint.ts';

/** What proves a way of setup other than Bedrock Invoke: loaded only then. */

export { askGateway, type GatewayQuestion } from './ask-gateway.ts';
export { messagesEndpoint } from './messages-endpoint.ts';
export { probeMessages } from './probe.ts';

/** The ids of the models that Mantle or Claude Platform on AWS lists. */
export async function listServed(
  session: AwsSession,
  region: string,
  endpoint: MessagesEndpoint,
  ms = 10_000,
): Promise<Answer<readonly string[]>> {
  const answer = await ask(session, {
    ...{ attempt: 'invoke' as const, region, ms, shape: z.optional(z.array(z.string())) },
    send: (options) => listMessagesModels(session, region, endpoint, options),
  });
  if (!answer.ok) return answer;
  return answer.value ? { ok: true, value: answer.value } : failed(foreignAnswer(200));
}
