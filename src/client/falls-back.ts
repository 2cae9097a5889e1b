import type { Finding } from '../facts/answer.ts';

/**
 * True for refusals after which Claude Code goes on to `fallbackModel`: of IAM, of a model that the account may not or
 * cannot subscribe to, of an id that is invalid, and of a service that is down; not of a form that was not sent, a
 * model at its end, a quota, or any other [run 2.1.332: 24 refusals].
 */
export function fallsBack({ id, message, denied }: Finding): boolean {
  if (denied) return true;
  if (/don't have access to the model|subscription for this model cannot be completed/i.test(message))
    return true;
  if (id === 'model-not-listed') return /model identifier is invalid/i.test(message);
  return (
    id === 'service-unavailable' && !/has timed out in|the following errors|is not ready for/i.test(message)
  );
}
