import { type Failed, failed } from '../../facts/answer.ts';
import type { Circumstances } from './classify.ts';

/** The answer of a call that threw. What tells failures apart is loaded then: most runs meet none. */
export async function failedWith(error: unknown, circumstances: Circumstances): Promise<Failed> {
  const { classify } = await import('./classify.ts');
  return failed(classify(error, circumstances));
}
