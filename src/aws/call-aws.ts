import type { FailureId } from '../knowledge/failures.ts';
import { type Circumstances, classify } from './classify.ts';
import { classifyReply } from './classify-reply.ts';
import { withDeadline } from './deadline.ts';
import { type Answer, answered, failed } from './finding.ts';
import { readBody } from './read-body.ts';
import type { AwsSession } from './session.ts';
import { type AwsRequest, signRequest } from './sign-request.ts';

/** A request to AWS, what it is for, and how long to wait for its answer in milliseconds. */
export interface AwsCall extends AwsRequest, Circumstances {
  readonly ms: number;
  /** Sent once more where the way or AWS failed for a moment: only for what reads. */
  readonly isRepeatable?: true;
}

/** Failures that may be over at the next try. */
const PASSING: readonly FailureId[] = ['endpoint-unreachable', 'service-unavailable'];

/**
 * Sends one request and hands over the text of the answer. The generated clients of the SDK, which would do the
 * same, take three times as long to load as Node.js to start; what is called here is one GET or POST each.
 */
export async function callAws(session: AwsSession, call: AwsCall): Promise<Answer<string>> {
  try {
    return await withDeadline({ ms: call.ms, interrupted: session.interrupted }, async (signal) => {
      const answer = await send(session, call, signal);
      const isPassing = !answer.ok && PASSING.includes(answer.finding.id);
      return call.isRepeatable && isPassing ? send(session, call, signal) : answer;
    });
  } catch (error) {
    return failed(classify(error, call));
  }
}

async function send(session: AwsSession, call: AwsCall, abortSignal: AbortSignal): Promise<Answer<string>> {
  try {
    const { response } = await session.handler.handle(await signRequest(session, call), { abortSignal });
    const text = await readBody(response.body);
    const { statusCode: status, headers } = response;
    return status >= 200 && status < 300
      ? answered(text)
      : failed(classifyReply({ status, headers, text }, call));
  } catch (error) {
    return failed(classify(error, call));
  }
}
