import type { Cloud } from '../cloud/cloud.ts';
import type { Principal } from '../cloud/identity.ts';
import type { HttpRequest } from '../request.ts';
import { splitOnce } from '../request.ts';
import { knownKey } from './known-key.ts';
import type { SignatureProblem } from './signature-errors.ts';
import { type CredentialScope, credentialScope, fromTimestamp, signature, toTimestamp } from './sigv4.ts';

/** How far a signature's time may be from the service's clock. */
const TOLERANCE_MS = 5 * 60 * 1000;

/** The parts of an `Authorization: AWS4-HMAC-SHA256 …` header. */
export interface Authorization {
  scope: CredentialScope;
  signedHeaders: string[];
  signature: string;
}

/** Reads the header; `undefined` when it is of another kind or incomplete. */
export function readAuthorization(header: string): Authorization | undefined {
  const [algorithm, rest = ''] = splitOnce(header, ' ');
  if (algorithm !== 'AWS4-HMAC-SHA256') return undefined;
  const fields = new Map(rest.split(/,\s*/).map((field) => splitOnce(field, '=')));
  const scope = credentialScope(fields.get('Credential') ?? '');
  const signedHeaders = fields.get('SignedHeaders')?.split(';');
  const given = fields.get('Signature');
  if (!scope || !signedHeaders || !given) return undefined;
  return { scope, signedHeaders, signature: given };
}

/** Whom a signed request acts for, or what is wrong with its signature. `service` is the name AWS signs with. */
export function callerWithSignature(
  cloud: Cloud,
  request: HttpRequest,
  service: string,
  now: Date,
): Principal | SignatureProblem {
  const header = request.headers.authorization;
  if (!header) return { kind: 'missing' };
  const authorization = readAuthorization(header);
  const timestamp = request.headers['x-amz-date'];
  if (!authorization || !timestamp) return { kind: 'incomplete' };

  const { scope } = authorization;
  if (request.region && request.region !== scope.region) return { kind: 'wrong-region' };
  if (scope.service !== service) return { kind: 'wrong-service', expected: service };

  const key = knownKey(cloud, scope.accessKeyId, request.headers['x-amz-security-token'], now);
  if (typeof key === 'string') return { kind: key };
  const outOfTime = clockProblem(timestamp, now);
  if (outOfTime) return outOfTime;
  const expected = signature(signedPart(request, authorization), scope, timestamp, key.secret);
  return expected === authorization.signature ? key.principal : { kind: 'mismatch' };
}

function signedPart(request: HttpRequest, { signedHeaders }: Authorization) {
  const [path] = splitOnce(request.target, '?');
  const headers = signedHeaders.map((name) => [name, request.headers[name] ?? ''] as const);
  return { method: request.method, path, query: request.query, headers, body: request.body };
}

function clockProblem(timestamp: string, now: Date): SignatureProblem | undefined {
  const signedAt = fromTimestamp(timestamp).getTime();
  const oldest = now.getTime() - TOLERANCE_MS;
  const newest = now.getTime() + TOLERANCE_MS;
  const words = { signed: timestamp, now: toTimestamp(now) };
  if (signedAt < oldest) return { kind: 'too-old', ...words, oldest: toTimestamp(new Date(oldest)) };
  if (signedAt > newest) return { kind: 'too-new', ...words, newest: toTimestamp(new Date(newest)) };
  return undefined;
}
