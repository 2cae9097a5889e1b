import type { Account } from '../cloud/cloud.ts';
import { matches } from '../cloud/ids.ts';
import type { Model } from '../cloud/models.ts';
import type { ServiceError } from '../errors.ts';
import { BEDROCK } from '../messages.ts';

/** Why an account that IAM lets through may not invoke a model all the same; `undefined` when it may. */
export function refusalByStanding(account: Account, model: Model, now: Date): ServiceError | undefined {
  const names = (pattern: string) => matches(pattern, model.id);
  if (account.isRestricted) return BEDROCK.operationNotAllowed;
  if (model.legacy) return model.legacy.endOfLife <= now ? BEDROCK.endOfLife : BEDROCK.legacy;
  // An account that inherits is served under the mode `default`.
  const mode = account.dataRetention === 'inherit' ? 'default' : account.dataRetention;
  if (!model.retention.includes(mode)) return BEDROCK.dataRetention(mode);
  if (account.withoutForm.some(names)) return BEDROCK.useCaseForm;
  if (account.withoutAgreement.some(names)) return BEDROCK.marketplace;
  const quota = account.exhausted.find((used) => names(used.model));
  return quota && BEDROCK.quota(quota.per);
}
