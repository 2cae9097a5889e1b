import {
  assumedRole,
  type Credentials,
  type IamRole,
  type Principal,
  temporaryCredentials,
} from '../cloud/identity.ts';
import { matches } from '../cloud/ids.ts';
import { denial } from '../cloud/permissions.ts';
import { notAuthorized, STS } from '../messages.ts';
import { fieldsOf } from '../request.ts';
import { escaped, queryResult } from '../response.ts';
import type { Answer, Call, Operation, SignedCall } from './operation.ts';

const HOUR = 60 * 60;

/** Where STS listens; the operation's name is the field `Action` of the form. */
const ENDPOINT = { service: 'sts', method: 'POST', path: /^\/$/ } as const;

/** https://docs.aws.amazon.com/STS/latest/APIReference/ */
export const STS_OPERATIONS: readonly Operation[] = [
  { ...ENDPOINT, name: 'GetCallerIdentity', isSigned: true, answer: getCallerIdentity },
  { ...ENDPOINT, name: 'AssumeRole', isSigned: true, answer: assumeRole },
  { ...ENDPOINT, name: 'GetSessionToken', isSigned: true, answer: getSessionToken },
  { ...ENDPOINT, name: 'AssumeRoleWithWebIdentity', isSigned: false, answer: assumeRoleWithWebIdentity },
];

function getCallerIdentity({ caller, requestId }: SignedCall): Answer {
  const content = `${tag('Arn', caller.arn)}${tag('UserId', caller.userId)}${tag('Account', caller.accountId)}`;
  return queryResult('GetCallerIdentity', content, requestId);
}

function assumeRole(call: SignedCall): Answer {
  const { caller, cloud } = call;
  const roleArn = field(call, 'RoleArn');
  const denied = denial(cloud, caller, 'sts:AssumeRole', [roleArn]);
  if (denied) return denied;
  const role = cloud.roles.find((candidate) => candidate.arn === roleArn);
  const isTrusted = role?.trusts.some((pattern) => matches(pattern, caller.arn));
  if (!role || !isTrusted) return notAuthorized(undefined, caller.arn, 'sts:AssumeRole', roleArn);
  return roleSession(call, 'AssumeRole', role);
}

function assumeRoleWithWebIdentity(call: Call): Answer {
  const role = call.cloud.roles.find((candidate) => candidate.arn === field(call, 'RoleArn'));
  if (!role) return STS.webIdentityDenied;
  const isKnown = role.webIdentityTokens.includes(field(call, 'WebIdentityToken'));
  return isKnown ? roleSession(call, 'AssumeRoleWithWebIdentity', role) : STS.invalidWebIdentity;
}

function getSessionToken(call: SignedCall): Answer {
  const credentials = issue(call, call.caller, 12 * HOUR);
  return credentials
    ? queryResult('GetSessionToken', credentialsXml(credentials), call.requestId)
    : STS.invalidDuration;
}

function roleSession(call: Call, action: string, role: IamRole): Answer {
  const principal = assumedRole(role, field(call, 'RoleSessionName') || 'session');
  const credentials = issue(call, principal, HOUR);
  if (!credentials) return STS.invalidDuration;
  const user = `${tag('AssumedRoleId', principal.userId)}${tag('Arn', principal.arn)}`;
  const content = `${credentialsXml(credentials)}<AssumedRoleUser>${user}</AssumedRoleUser>`;
  return queryResult(action, content, call.requestId);
}

/** Makes and remembers temporary credentials; `undefined` when the duration asked for is not allowed. */
function issue(call: Call, principal: Principal, defaultSeconds: number): Credentials | undefined {
  const seconds = Number(field(call, 'DurationSeconds') || defaultSeconds);
  if (!(seconds >= 900 && seconds <= 36 * HOUR)) return undefined;
  const credentials = temporaryCredentials(principal, new Date(call.now.getTime() + seconds * 1000));
  call.cloud.sessions.push(credentials);
  return credentials;
}

function credentialsXml({ accessKeyId, secretAccessKey, sessionToken, expiration }: Credentials): string {
  const fields = [
    tag('AccessKeyId', accessKeyId),
    tag('SecretAccessKey', secretAccessKey),
    tag('SessionToken', sessionToken),
    tag('Expiration', expiration.toISOString()),
  ];
  return `<Credentials>${fields.join('')}</Credentials>`;
}

function tag(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`;
}

function field(call: Call, name: string): string {
  const value = fieldsOf(call.request)[name];
  return typeof value === 'string' ? value : '';
}
