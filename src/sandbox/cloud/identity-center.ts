import { createHash } from 'node:crypto';
import { hexId } from './ids.ts';

/** An IAM Identity Center instance. One person signs in to each: what `approveDevice` approves is theirs. */
export interface IdentityCenter {
  startUrl: string;
  region: string;
  userName: string;
  assignments: Assignment[];
  /** Life of an access token in seconds; AWS gives 8 hours. */
  tokenSeconds: number;
  /** Seconds a client must wait between two polls of `CreateToken`. */
  pollSeconds: number;
}

export interface Assignment {
  accountId: string;
  /** The permission set as the access portal shows it, such as `BedrockUser`. */
  roleName: string;
}

export interface OidcClient {
  clientId: string;
  clientSecret: string;
  expiresAt: Date;
  scopes: string[];
}

export interface DeviceGrant {
  deviceCode: string;
  userCode: string;
  clientId: string;
  startUrl: string;
  expiresAt: Date;
  state: 'pending' | 'approved' | 'denied' | 'used';
  polledAt?: Date;
}

export interface SsoToken {
  accessToken: string;
  startUrl: string;
  expiresAt: Date;
  /** Who may refresh it and with what; absent for clients without the scope `sso:account:access`. */
  refresh?: { clientId: string; refreshToken: string };
}

/** The role behind a permission set: `AWSReservedSSO_BedrockUser_…`. */
export function reservedRoleName(assignment: Assignment): string {
  const hash = createHash('sha256').update(`${assignment.accountId}/${assignment.roleName}`).digest('hex');
  return `AWSReservedSSO_${assignment.roleName}_${hash.slice(0, 16)}`;
}

/** A token of a signed-in person. Add it to `cloud.ssoTokens`; a refreshable one names its client. */
export function ssoToken(center: IdentityCenter, expiresAt: Date, refreshableBy?: OidcClient): SsoToken {
  const refresh = refreshableBy && { clientId: refreshableBy.clientId, refreshToken: `aor${hexId(64)}` };
  return {
    accessToken: `aoa${hexId(64)}`,
    startUrl: center.startUrl,
    expiresAt,
    ...(refresh && { refresh }),
  };
}

/** The sign-ins that were begun and not finished. */
interface Begun {
  readonly deviceGrants: DeviceGrant[];
}

/** The person said yes to the code on the sign-in page. False when no sign-in waits with that code. */
export function approveDevice(cloud: Begun, userCode: string): boolean {
  return answer(cloud, userCode, 'approved');
}

/** The person said no to the code on the sign-in page. False when no sign-in waits with that code. */
export function denyDevice(cloud: Begun, userCode: string): boolean {
  return answer(cloud, userCode, 'denied');
}

function answer(cloud: Begun, userCode: string, state: 'approved' | 'denied'): boolean {
  const grant = cloud.deviceGrants.find((known) => known.userCode === userCode && known.state === 'pending');
  if (!grant) return false;
  grant.state = state;
  return true;
}
