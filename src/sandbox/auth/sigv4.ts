import { createHash, createHmac } from 'node:crypto';

/** What a signature covers. */
export interface SignedRequest {
  method: string;
  /** Path as it was sent, percent-encoded. */
  path: string;
  query: URLSearchParams;
  /** Values of the signed headers, in the order in which they were signed. */
  headers: readonly (readonly [name: string, value: string])[];
  body: Uint8Array;
}

/** `20260102/eu-west-1/bedrock/aws4_request` taken apart. */
export interface CredentialScope {
  accessKeyId: string;
  date: string;
  region: string;
  service: string;
}

/**
 * The signature that AWS Signature Version 4 gives a request, in hexadecimal. Written here from the description
 * and not with the SDK's signer, so that the two check each other.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function signature(
  request: SignedRequest,
  scope: CredentialScope,
  timestamp: string,
  secret: string,
): string {
  const scopeText = `${scope.date}/${scope.region}/${scope.service}/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', timestamp, scopeText, sha256(canonicalRequest(request))].join('\n');
  const key = [scope.date, scope.region, scope.service, 'aws4_request'].reduce<string | Buffer>(
    hmac,
    `AWS4${secret}`,
  );
  return hmac(key, toSign).toString('hex');
}

/** Reads the value of a `Credential` field; `undefined` when it is malformed. */
export function credentialScope(text: string): CredentialScope | undefined {
  const parts = /^([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request$/.exec(text);
  const [, accessKeyId, date, region, service] = parts ?? [];
  if (!accessKeyId || !date || !region || !service) return undefined;
  return { accessKeyId, date, region, service };
}

/** The moment that a `20260102T030405Z` names; an invalid date when it is malformed. */
export function fromTimestamp(text: string): Date {
  return new Date(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

/** A moment as `20260102T030405Z`. */
export function toTimestamp(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/** SHA-256 in hexadecimal. */
function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

function canonicalRequest({ method, path, query, headers, body }: SignedRequest): string {
  const fields = headers.map(([name, value]) => `${name}:${value.trim().replace(/ +/g, ' ')}\n`).join('');
  const names = headers.map(([name]) => name).join(';');
  return [method, encodePath(path), canonicalQuery(query), fields, names, sha256(body)].join('\n');
}

/** Every service but S3 signs the path encoded once more than it was sent. */
function encodePath(path: string): string {
  return path.split('/').map(encode).join('/');
}

function canonicalQuery(query: URLSearchParams): string {
  const pairs = [...query].filter(([name]) => name !== 'X-Amz-Signature');
  return pairs
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
}

function encode(text: string): string {
  const hex = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text).replace(/[!'()*]/g, hex);
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
