import type { ServiceError } from '../errors.ts';
import type { ServiceName } from '../record.ts';

/** Why a signed request is refused before its operation is looked at. */
export type SignatureProblem =
  | { kind: 'missing' }
  | { kind: 'incomplete' }
  | { kind: 'unknown-key' }
  | { kind: 'expired-session' }
  | { kind: 'mismatch' }
  | { kind: 'wrong-region' }
  | { kind: 'wrong-service'; expected: string }
  | { kind: 'too-old'; signed: string; now: string; oldest: string }
  | { kind: 'too-new'; signed: string; now: string; newest: string };

/**
 * The refusal as AWS words it. STS and the JSON services give the same texts under different codes.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
 */
export function signatureError(problem: SignatureProblem, service: ServiceName): ServiceError {
  const [query, rest] = CODES[problem.kind];
  return { status: 403, code: service === 'sts' ? query : rest, message: wording(problem) };
}

/** Code in the query protocol (STS), code in the JSON protocols. */
const CODES: Record<SignatureProblem['kind'], readonly [query: string, rest: string]> = {
  missing: ['MissingAuthenticationToken', 'MissingAuthenticationTokenException'],
  incomplete: ['IncompleteSignature', 'IncompleteSignatureException'],
  'unknown-key': ['InvalidClientTokenId', 'UnrecognizedClientException'],
  'expired-session': ['ExpiredToken', 'ExpiredTokenException'],
  mismatch: ['SignatureDoesNotMatch', 'InvalidSignatureException'],
  'wrong-region': ['SignatureDoesNotMatch', 'InvalidSignatureException'],
  'wrong-service': ['SignatureDoesNotMatch', 'InvalidSignatureException'],
  'too-old': ['SignatureDoesNotMatch', 'InvalidSignatureException'],
  'too-new': ['SignatureDoesNotMatch', 'InvalidSignatureException'],
};

function wording(problem: SignatureProblem): string {
  switch (problem.kind) {
    case 'missing':
      return 'Missing Authentication Token';
    case 'incomplete':
      return 'Authorization header requires existence of Credential, Signature and SignedHeaders parameters and an X-Amz-Date header.';
    case 'unknown-key':
      return 'The security token included in the request is invalid.';
    case 'expired-session':
      return 'The security token included in the request is expired';
    case 'mismatch':
      return 'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';
    case 'wrong-region':
      return 'Credential should be scoped to a valid region. ';
    case 'wrong-service':
      return `Credential should be scoped to correct service: '${problem.expected}'. `;
    case 'too-old':
      return `Signature expired: ${problem.signed} is now earlier than ${problem.oldest} (${problem.now} - 5 min.)`;
    case 'too-new':
      return `Signature not yet current: ${problem.signed} is still later than ${problem.newest} (${problem.now} + 5 min.)`;
  }
}
