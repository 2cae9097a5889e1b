import type { Check } from '../../check.ts';
import { accountUnexpected } from './account-unexpected.ts';
import { bearerExpired } from './bearer-expired.ts';
import { bearerExpiring } from './bearer-expiring.ts';
import { bearerInvalid } from './bearer-invalid.ts';
import { bearerNotBedrock } from './bearer-not-bedrock.ts';
import { bearerWrongRegion } from './bearer-wrong-region.ts';
import { containerRole } from './container-role.ts';
import { credentialsExpired } from './credentials-expired.ts';
import { credentialsInvalid } from './credentials-invalid.ts';
import { credentialsUnavailable } from './credentials-unavailable.ts';
import { exportCommand } from './export-command.ts';
import { identity } from './identity.ts';
import { keyHelper } from './key-helper.ts';
import { mfaInChain } from './mfa-in-chain.ts';
import { processBroken } from './process-broken.ts';
import { providerRefuses } from './provider-refuses.ts';
import { roleRefused } from './role-refused.ts';
import { webIdentityToken } from './web-identity-token.ts';

/** The rules of the group Credentials, in the order in which what they look at can stop a request. */
export const CREDENTIALS_RULES: readonly Check[] = [
  bearerNotBedrock,
  bearerExpired,
  bearerExpiring,
  bearerWrongRegion,
  bearerInvalid,
  mfaInChain,
  webIdentityToken,
  containerRole,
  roleRefused,
  processBroken,
  exportCommand,
  keyHelper,
  credentialsExpired,
  credentialsInvalid,
  credentialsUnavailable,
  identity,
  accountUnexpected,
  providerRefuses,
];
