import type { Check } from '../../check.ts';
import { clockSkew } from './clock-skew.ts';
import { refreshCommand } from './refresh-command.ts';
import { ssoAccessRemoved } from './sso-access-removed.ts';
import { ssoExpired } from './sso-expired.ts';
import { ssoExpiring } from './sso-expiring.ts';
import { ssoLegacy } from './sso-legacy.ts';
import { ssoNotKept } from './sso-not-kept.ts';
import { ssoNotSignedIn } from './sso-not-signed-in.ts';
import { ssoPortalUnknown } from './sso-portal-unknown.ts';
import { ssoRegionUnknown } from './sso-region-unknown.ts';
import { ssoThrottled } from './sso-throttled.ts';
import { ssoWrongRegion } from './sso-wrong-region.ts';

/** The rules of the group Sign-in, in the order in which what they look at can stop a request. */
export const SIGN_IN_RULES: readonly Check[] = [
  clockSkew, // makes a sign-in seem to be over, or not yet
  ssoWrongRegion,
  ssoRegionUnknown,
  ssoNotSignedIn,
  ssoExpired,
  ssoNotKept,
  ssoAccessRemoved,
  ssoPortalUnknown,
  ssoThrottled,
  ssoExpiring,
  ssoLegacy,
  refreshCommand,
];
