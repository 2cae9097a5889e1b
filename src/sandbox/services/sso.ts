import { accountOf } from '../cloud/cloud.ts';
import { assumedRole, temporaryCredentials } from '../cloud/identity.ts';
import { type IdentityCenter, reservedRoleName } from '../cloud/identity-center.ts';
import { SSO } from '../messages.ts';
import { json } from '../response.ts';
import type { Answer, Call, Operation } from './operation.ts';
import { type Page, pageOf } from './page.ts';

const HOUR_MS = 60 * 60 * 1000;

/** https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/ */
export const SSO_OPERATIONS: readonly Operation[] = [
  operation('GetRoleCredentials', 'GET', /^\/federation\/credentials$/, getRoleCredentials),
  operation('ListAccounts', 'GET', /^\/assignment\/accounts$/, listAccounts),
  operation('ListAccountRoles', 'GET', /^\/assignment\/roles$/, listAccountRoles),
  operation('Logout', 'POST', /^\/logout$/, logout),
];

function operation(
  name: string,
  method: string,
  path: RegExp,
  answer: (call: Call, center: IdentityCenter) => Answer,
): Operation {
  const forSignedIn = (call: Call) => {
    const center = signedInTo(call);
    return center ? answer(call, center) : SSO.unauthorized;
  };
  return { service: 'sso', name, method, path, isSigned: false, answer: forSignedIn };
}

function getRoleCredentials({ request, cloud, now }: Call, center: IdentityCenter): Answer {
  const { query } = request;
  const assignment = center.assignments.find(
    (one) => one.accountId === query.get('account_id') && one.roleName === query.get('role_name'),
  );
  const name = assignment && reservedRoleName(assignment);
  const role = cloud.roles.find((one) => one.accountId === assignment?.accountId && one.name === name);
  if (!role) return SSO.noAccess;
  const expiration = new Date(now.getTime() + HOUR_MS);
  const credentials = temporaryCredentials(assumedRole(role, center.userName), expiration);
  cloud.sessions.push(credentials);
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  return json({
    roleCredentials: { accessKeyId, secretAccessKey, sessionToken, expiration: expiration.getTime() },
  });
}

function listAccounts(call: Call, center: IdentityCenter): Answer {
  const ids = [...new Set(center.assignments.map((one) => one.accountId))];
  return paged(call, ids, 'accountList', (id) => {
    const { name, email } = accountOf(call.cloud, id);
    return { accountId: id, accountName: name, emailAddress: email };
  });
}

function listAccountRoles(call: Call, center: IdentityCenter): Answer {
  const roles = center.assignments.filter((one) => one.accountId === call.request.query.get('account_id'));
  return roles.length > 0 ? paged(call, roles, 'roleList', (role) => role) : SSO.noAccess;
}

function logout(call: Call): Answer {
  const token = bearer(call);
  call.cloud.ssoTokens = call.cloud.ssoTokens.filter((known) => known.accessToken !== token);
  return json({});
}

function paged<T>({ request }: Call, items: T[], name: string, shown: (item: T) => object): Answer {
  const page: Page<T> | undefined = pageOf(
    items,
    request.query.get('max_result'),
    request.query.get('next_token'),
  );
  return page ? json({ [name]: page.items.map(shown), nextToken: page.nextToken }) : SSO.invalidRequest;
}

/** The instance that a valid token belongs to; in another region the portal does not know the token. */
function signedInTo(call: Call): IdentityCenter | undefined {
  const { cloud, now, request } = call;
  const token = cloud.ssoTokens.find((known) => known.accessToken === bearer(call));
  if (!token || token.expiresAt <= now) return undefined;
  return cloud.identityCenters.find(
    (center) => center.startUrl === token.startUrl && (request.region ?? center.region) === center.region,
  );
}

function bearer({ request }: Call): string | undefined {
  return request.headers['x-amz-sso_bearer_token'];
}
