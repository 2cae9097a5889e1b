import type * as z from 'zod/mini';
import { type Answer, answered, failed } from '../../facts/answer.ts';
import type { AwsSession } from '../credentials/session.ts';
import type { Circumstances } from '../failures/classify.ts';
import { failedWith } from '../failures/failed-with.ts';
import { foreignAnswer } from '../failures/finding.ts';
import { withDeadline } from './deadline.ts';

/** A call of an SDK client: what it is for, and how long it may take in milliseconds, repetitions included. */
export interface Question<T> extends Circumstances {
  readonly ms: number;
  /** What is taken for an answer of AWS; the SDK hands over whatever JSON or XML came. */
  readonly shape: z.ZodMiniType<T>;
  send(options: { readonly abortSignal: AbortSignal }): Promise<unknown>;
}

/** Asks AWS, and turns whatever goes wrong, or is no answer of AWS, into a finding. */
export async function ask<T>(
  { interrupted }: Pick<AwsSession, 'interrupted'>,
  question: Question<T>,
): Promise<Answer<T>> {
  const { ms, shape } = question;
  try {
    const came = await withDeadline({ ms, interrupted }, (abortSignal) => question.send({ abortSignal }));
    const read = shape.safeParse(came);
    return read.success ? answered(read.data) : failed(foreignAnswer(200));
  } catch (error) {
    return failedWith(error, question);
  }
}
