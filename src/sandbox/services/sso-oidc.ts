import {
  type DeviceGrant,
  type IdentityCenter,
  type OidcClient,
  ssoToken,
} from '../cloud/identity-center.ts';
import { hexId, upperId } from '../cloud/ids.ts';
import { OIDC } from '../messages.ts';
import { fieldsOf } from '../request.ts';
import { json } from '../response.ts';
import type { Answer, Call, Operation } from './operation.ts';

const CLIENT_DAYS = 90;
const GRANT_SECONDS = 600;
/** A client that waits exactly the interval may be a little early by our clock. */
const POLL_TOLERANCE_MS = 100;
const REFRESH_SCOPE = 'sso:account:access';

/** https://docs.aws.amazon.com/singlesignon/latest/OIDCAPIReference/ */
export const OIDC_OPERATIONS: readonly Operation[] = [
  operation('RegisterClient', /^\/client\/register$/, registerClient),
  operation('StartDeviceAuthorization', /^\/device_authorization$/, startDeviceAuthorization),
  operation('CreateToken', /^\/token$/, createToken),
];

function operation(name: string, path: RegExp, answer: (call: Call) => Answer): Operation {
  return { service: 'sso-oidc', name, method: 'POST', path, isSigned: false, answer };
}

function registerClient({ request, cloud, now }: Call): Answer {
  const { clientName, clientType, scopes } = fieldsOf(request);
  if (typeof clientName !== 'string' || clientType !== 'public') return OIDC.invalidRequest;
  const expiresAt = new Date(now.getTime() + CLIENT_DAYS * 24 * 60 * 60 * 1000);
  const client: OidcClient = {
    clientId: hexId(22),
    clientSecret: hexId(64),
    expiresAt,
    scopes: Array.isArray(scopes) ? scopes.map(String) : [],
  };
  cloud.oidcClients.push(client);
  return json({
    clientId: client.clientId,
    clientSecret: client.clientSecret,
    clientIdIssuedAt: Math.floor(now.getTime() / 1000),
    clientSecretExpiresAt: Math.floor(expiresAt.getTime() / 1000),
  });
}

function startDeviceAuthorization(call: Call): Answer {
  const { cloud, now, request } = call;
  const client = knownClient(call);
  if (!client) return OIDC.invalidClient;
  const startUrl = String(fieldsOf(request).startUrl).replace(/\/?#?\/?$/, '');
  const center = cloud.identityCenters.find(
    (one) => one.startUrl === startUrl && (request.region ?? one.region) === one.region,
  );
  if (!center) return OIDC.invalidRequest;
  const grant: DeviceGrant = {
    deviceCode: hexId(64),
    userCode: `${upperId(4)}-${upperId(4)}`,
    clientId: client.clientId,
    startUrl,
    expiresAt: new Date(now.getTime() + GRANT_SECONDS * 1000),
    state: 'pending',
  };
  cloud.deviceGrants.push(grant);
  const verificationUri = `${call.origin}/device`;
  return json({
    deviceCode: grant.deviceCode,
    userCode: grant.userCode,
    verificationUri,
    verificationUriComplete: `${verificationUri}?user_code=${grant.userCode}`,
    expiresIn: GRANT_SECONDS,
    interval: center.pollSeconds,
  });
}

function createToken(call: Call): Answer {
  const client = knownClient(call);
  if (!client) return OIDC.invalidClient;
  const { grantType } = fieldsOf(call.request);
  if (grantType === 'urn:ietf:params:oauth:grant-type:device_code') return deviceToken(call, client);
  return grantType === 'refresh_token' ? refreshedToken(call, client) : OIDC.unsupportedGrant;
}

function deviceToken(call: Call, client: OidcClient): Answer {
  const { cloud, now, request } = call;
  const { deviceCode } = fieldsOf(request);
  const grant = cloud.deviceGrants.find(
    (one) => one.deviceCode === deviceCode && one.clientId === client.clientId,
  );
  const center = cloud.identityCenters.find((one) => one.startUrl === grant?.startUrl);
  if (!grant || !center || grant.state === 'used') return OIDC.invalidGrant;
  if (grant.expiresAt <= now) return OIDC.expiredToken;
  if (grant.state === 'denied') return OIDC.accessDenied;
  const isHasty = grant.polledAt && now.getTime() - grant.polledAt.getTime() < pollMs(center);
  grant.polledAt = now;
  if (grant.state === 'pending') return isHasty ? OIDC.slowDown : OIDC.authorizationPending;
  grant.state = 'used';
  return newToken(call, center, client);
}

/** Identity Center rotates refresh tokens: the one that was used is worth nothing afterwards. */
function refreshedToken(call: Call, client: OidcClient): Answer {
  const { refreshToken } = fieldsOf(call.request);
  const token = call.cloud.ssoTokens.find(
    ({ refresh }) => refresh?.refreshToken === refreshToken && refresh?.clientId === client.clientId,
  );
  const center = call.cloud.identityCenters.find((one) => one.startUrl === token?.startUrl);
  if (!token || !center) return OIDC.invalidGrant;
  delete token.refresh;
  return newToken(call, center, client);
}

function newToken({ cloud, now }: Call, center: IdentityCenter, client: OidcClient): Answer {
  const expiresAt = new Date(now.getTime() + center.tokenSeconds * 1000);
  const token = ssoToken(center, expiresAt, client.scopes.includes(REFRESH_SCOPE) ? client : undefined);
  cloud.ssoTokens.push(token);
  return json({
    accessToken: token.accessToken,
    expiresIn: center.tokenSeconds,
    tokenType: 'Bearer',
    refreshToken: token.refresh?.refreshToken,
  });
}

function knownClient({ request, cloud, now }: Call): OidcClient | undefined {
  const { clientId, clientSecret } = fieldsOf(request);
  const client = cloud.oidcClients.find(
    (one) => one.clientId === clientId && one.clientSecret === clientSecret,
  );
  return client && client.expiresAt > now ? client : undefined;
}

function pollMs(center: IdentityCenter): number {
  return center.pollSeconds * 1000 - POLL_TOLERANCE_MS;
}
