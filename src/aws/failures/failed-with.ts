import { type Failed, type Finding, failed } from '../../facts/answer.ts';
import type { Circumstances } from './classify.ts';

/** The answer of a call that threw. What tells failures apart is loaded then: most runs meet none. */
export async function failedWith(error: unknown, circumstances: Circumstances): Promise<Failed> {
  const { classify } = await import('./classify.ts');
  const finding = classify(error, circumstances);
  return failed(finding.id === 'unclassified' ? await explained(finding) : finding);
}

/** Words of Anthropic's own API, which AWS's answer only happens to have. */
const OF_OTHERS = ['unclassified', 'bedrock-off'];

/** A refusal that is none of IAM, of the account or of the service, by what is known of such words. */
async function explained(finding: Finding): Promise<Finding> {
  const [, words] = /AWS says: (.*)$/s.exec(finding.message) ?? [];
  if (words === undefined) return finding;
  const { explainError } = await import('../../knowledge/explain-error.ts');
  const known = explainError(words);
  if (!known || OF_OTHERS.includes(known.id)) return finding;
  return { ...finding, title: known.title, message: `${known.say} AWS says: ${words}`, fix: known.fix };
}
