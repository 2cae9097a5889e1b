import { type Answer, answered } from '../../facts/answer.ts';
import type { AwsSession } from '../credentials/session.ts';
import type { Circumstances } from '../failures/classify.ts';
import { failedWith } from '../failures/failed-with.ts';
import { withDeadline } from './deadline.ts';

/** A call of an SDK client: what it is for, and how long it may take in milliseconds, repetitions included. */
export interface Question<T> extends Circumstances {
  readonly ms: number;
  send(options: { readonly abortSignal: AbortSignal }): Promise<T>;
}

/** Asks AWS, and turns whatever goes wrong into a finding. */
export async function ask<T>(
  { interrupted }: Pick<AwsSession, 'interrupted'>,
  question: Question<T>,
): Promise<Answer<T>> {
  const { ms } = question;
  try {
    return answered(await withDeadline({ ms, interrupted }, (abortSignal) => question.send({ abortSignal })));
  } catch (error) {
    return failedWith(error, question);
  }
}
