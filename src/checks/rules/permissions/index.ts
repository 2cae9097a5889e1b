import type { Check } from '../../check.ts';
import { accountRestricted } from './account-restricted.ts';
import { bearerDenied } from './bearer-denied.ts';
import { countryUnsupported } from './country-unsupported.ts';
import { iamDenied } from './iam-denied.ts';
import { listDenied } from './list-denied.ts';
import { modelNotForAccount } from './model-not-for-account.ts';
import { paymentMethod } from './payment-method.ts';
import { quota } from './quota.ts';
import { scpDenied } from './scp-denied.ts';
import { unclassified } from './unclassified.ts';

/** The rules of the group Permissions, in the order in which what they look at can stop a request. */
export const PERMISSIONS_RULES: readonly Check[] = [
  bearerDenied,
  listDenied,
  iamDenied,
  scpDenied,
  quota,
  modelNotForAccount,
  paymentMethod,
  countryUnsupported,
  accountRestricted,
  unclassified,
];
