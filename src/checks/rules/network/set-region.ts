import type { HomeFacts } from '../../../facts/doctor-facts.ts';
import type { Fix } from '../../../model/verdict.ts';
import { setWhereItCounts } from '../../remedies.ts';

/** Puts a region where it counts; `or` says what else would do. */
export function setRegion(facts: HomeFacts, region: string, or: string): Fix {
  const remedy = setWhereItCounts(facts, 'AWS_REGION', region);
  return { say: `Set AWS_REGION to ${region}, or ${or}.`, ...(remedy && { remedy }) };
}
