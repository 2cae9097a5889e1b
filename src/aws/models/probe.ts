import * as z from 'zod/mini';
import { type Answer, answered, failed } from '../../facts/answer.ts';
import { type AwsSession, isKeyOfAnotherRegion } from '../credentials/session.ts';
import { finding, foreignAnswer } from '../failures/finding.ts';
import { ask, type Question } from '../http/ask.ts';
import type { MessagesQuestion } from './ask-messages.ts';
import type { MessagesEndpoint } from './messages-endpoint.ts';
import type { TurnRequest } from './turn-request.ts';

/** The one-token request by which Claude Code itself finds out whether a model can be invoked. */
const QUESTION = {
  max_tokens: 1,
  messages: [{ role: 'user', content: '.' }],
  anthropic_version: 'bedrock-2023-05-31',
};
const ONE_TOKEN = JSON.stringify(QUESTION);

/**
 * Sends a one-token request to a model, given by id or ARN; it costs a few tokens. `ms` is the deadline.
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModel.html
 */
export function probeModel(
  session: AwsSession,
  region: string,
  modelId: string,
  ms = 10_000,
): Promise<Answer<'usable'>> {
  return probe(session, region, ms, async ({ invokeModel }, options) =>
    isJsonObject(await invokeModel(session, region, { modelId, body: ONE_TOKEN }, options)),
  );
}

/**
 * The same as a stream, which is how Claude Code talks: IAM allows the two apart. It is usable when the stream starts.
 * With `turn` it has the betas and the thinking of a turn, which AWS may refuse by themselves.
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModelWithResponseStream.html
 */
export function probeStream(
  session: AwsSession,
  region: string,
  modelId: string,
  ms = 10_000,
  turn?: TurnRequest,
): Promise<Answer<'usable'>> {
  const body = turn ? JSON.stringify({ ...QUESTION, ...turn.body }) : ONE_TOKEN;
  const asked = { modelId, body, ...(turn?.header && { beta: turn.header }) };
  return probe(session, region, ms, ({ startStream }, options) =>
    startStream(session, region, asked, options),
  );
}

/** The same where the Messages API is served by AWS: Mantle, Claude Platform on AWS. */
export async function probeMessages(
  session: AwsSession,
  region: string,
  endpoint: MessagesEndpoint,
  question: MessagesQuestion,
  ms = 10_000,
): Promise<Answer<'usable'>> {
  if (isKeyOfAnotherRegion(session, region)) return failed(finding('bearer-wrong-region'));
  const { askMessages } = await import('./ask-messages.ts');
  const send: Question<boolean>['send'] = (options) =>
    askMessages(session, region, endpoint, question, options);
  const answer = await ask(session, { attempt: 'invoke', region, ms, shape: z.boolean(), send });
  if (!answer.ok) return answer;
  return answer.value ? answered('usable') : failed(foreignAnswer(200));
}

type Runtime = typeof import('./invoke-model.ts');

/** `invoke` tells whether the answer is one that a model gives. */
async function probe(
  session: AwsSession,
  region: string,
  ms: number,
  invoke: (runtime: Runtime, options: { readonly abortSignal: AbortSignal }) => Promise<boolean>,
): Promise<Answer<'usable'>> {
  if (isKeyOfAnotherRegion(session, region)) return failed(finding('bearer-wrong-region'));
  const runtime = await import('./invoke-model.ts');
  const send: Question<boolean>['send'] = (options) => invoke(runtime, options);
  const answer = await ask(session, { attempt: 'invoke', region, ms, shape: z.boolean(), send });
  if (!answer.ok) return answer;
  return answer.value ? answered('usable') : failed(foreignAnswer(200));
}

/** The SDK hands over the body as it came, also the page of a captive portal. */
function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
