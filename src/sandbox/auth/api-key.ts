import type { Cloud } from '../cloud/cloud.ts';
import type { AccessKey, Principal } from '../cloud/identity.ts';
import { denial } from '../cloud/permissions.ts';
import { isServiceError, type ServiceError } from '../errors.ts';
import { BEDROCK } from '../messages.ts';
import { splitOnce } from '../request.ts';
import { knownKey } from './known-key.ts';
import { type CredentialScope, credentialScope, fromTimestamp, signature, toTimestamp } from './sigv4.ts';

const PREFIX = 'bedrock-api-key-';
const HOST = 'bedrock.amazonaws.com';

/**
 * A short-term Amazon Bedrock API key, made offline from credentials as AWS's token generators make it: a
 * presigned URL in base64. Valid for `seconds` (12 hours at most in AWS) from `now`, in `region` only.
 * https://github.com/aws/aws-bedrock-token-generator-js
 */
export function shortTermApiKey(
  credentials: AccessKey & { sessionToken?: string },
  region: string,
  now: Date,
  seconds = 12 * 60 * 60,
): string {
  const timestamp = toTimestamp(now);
  const scope = { ...credentials, date: timestamp.slice(0, 8), region, service: 'bedrock' };
  const query = new URLSearchParams({
    Action: 'CallWithBearerToken',
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${scope.accessKeyId}/${scope.date}/${region}/bedrock/aws4_request`,
    'X-Amz-Date': timestamp,
    'X-Amz-Expires': String(seconds),
    ...(credentials.sessionToken && { 'X-Amz-Security-Token': credentials.sessionToken }),
    'X-Amz-SignedHeaders': 'host',
  });
  query.set('X-Amz-Signature', presigned(query, scope, timestamp, credentials.secretAccessKey));
  return PREFIX + Buffer.from(`${HOST}/?${query}&Version=1`).toString('base64');
}

/** The region a short-term key was made for; `undefined` for every other text. */
export function apiKeyRegion(token: string): string | undefined {
  return presignedQuery(token)?.scope.region;
}

/** Whom an API key acts for in a region, or why it is refused. */
export function callerWithApiKey(
  cloud: Cloud,
  token: string,
  region: string,
  now: Date,
): Principal | ServiceError {
  const caller = token.startsWith(PREFIX)
    ? shortTermCaller(cloud, token, region, now)
    : longTermCaller(cloud, token, now);
  if (isServiceError(caller)) return caller;
  return denial(cloud, caller, 'bedrock:CallWithBearerToken', ['*']) ?? caller;
}

function longTermCaller(cloud: Cloud, token: string, now: Date): Principal | ServiceError {
  const key = cloud.apiKeys.find((candidate) => candidate.token === token);
  if (!key) return BEDROCK.invalidApiKey;
  return key.expiration && key.expiration <= now ? BEDROCK.expiredApiKey : key.principal;
}

function shortTermCaller(cloud: Cloud, token: string, region: string, now: Date): Principal | ServiceError {
  const signed = presignedQuery(token);
  if (!signed || signed.scope.region !== region) return BEDROCK.invalidApiKey;
  const { query, scope, timestamp } = signed;
  const until = fromTimestamp(timestamp).getTime() + Number(query.get('X-Amz-Expires')) * 1000;
  const key = knownKey(cloud, scope.accessKeyId, query.get('X-Amz-Security-Token') ?? undefined, now);
  if (key === 'expired-session' || until <= now.getTime()) return BEDROCK.expiredApiKey;
  if (key === 'unknown-key') return BEDROCK.invalidApiKey;
  const expected = presigned(query, scope, timestamp, key.secret);
  return expected === query.get('X-Amz-Signature') ? key.principal : BEDROCK.invalidApiKey;
}

function presignedQuery(token: string) {
  if (!token.startsWith(PREFIX)) return undefined;
  const [host, text = ''] = splitOnce(
    Buffer.from(token.slice(PREFIX.length), 'base64').toString('utf8'),
    '/?',
  );
  const query = new URLSearchParams(text);
  // The token generators add the version after signing.
  query.delete('Version');
  const scope = credentialScope(query.get('X-Amz-Credential') ?? '');
  const timestamp = query.get('X-Amz-Date');
  return host === HOST && scope && timestamp ? { query, scope, timestamp } : undefined;
}

function presigned(
  query: URLSearchParams,
  scope: CredentialScope,
  timestamp: string,
  secret: string,
): string {
  const request = {
    method: 'POST',
    path: '/',
    query,
    headers: [['host', HOST]] as const,
    body: Buffer.alloc(0),
  };
  return signature(request, scope, timestamp, secret);
}
