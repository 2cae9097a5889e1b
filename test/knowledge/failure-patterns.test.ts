import { expect, test } from 'vitest';
import { type Attempt, failureId, type Signals } from '../../src/knowledge/failure-patterns.ts';
import { FAILURES, type FailureId } from '../../src/knowledge/failures.ts';
import { ERROR_CODES } from '../../src/model/error-codes.ts';

const USER = 'arn:aws:iam::111122223333:user/developer';
const SKEW = 'Signature expired: 20261120T120000Z is now earlier than 20261120T121000Z';
const denied = (action: string, why: string) =>
  answer(
    403,
    'AccessDeniedException',
    `User: ${USER} is not authorized to perform: ${action} on resource: * ${why}`,
  );
const NO_POLICY = 'because no identity-based policy allows the action';
const SCP = 'with an explicit deny in a service control policy: arn:aws:organizations::999988887777:policy/p';

function answer(status: number, name: string, message = '') {
  return { status, name, message };
}
const refused = (message: string) => answer(400, 'ValidationException', message);
const forbidden = (message: string) => answer(403, 'AccessDeniedException', message);
const missing = (message: string) => answer(404, 'ResourceNotFoundException', message);

/** What was done, and what came of it: an answer of the service, an error of Node.js, or of the SDK's chain. */
const CASES: readonly [FailureId, Attempt, Partial<Signals>][] = [
  ['sso-portal-unknown', 'sign-in', answer(400, 'InvalidRequestException', 'Invalid request')],
  ['sso-region-unknown', 'sign-in', { code: 'ENOTFOUND', isRegionKnown: false }],
  ['endpoint-unreachable', 'sign-in', { code: 'ENOTFOUND' }],
  ['sso-throttled', 'sign-in', answer(429, 'TooManyRequestsException')],
  ['sso-throttled', 'sign-in', answer(400, 'SlowDownException')],
  ['sso-expired', 'sign-in', answer(401, 'UnauthorizedException', 'Session token not found or invalid')],
  ['sso-access-removed', 'sign-in', answer(403, 'ForbiddenException', 'No access')],
  ['iam-denied', 'invoke', denied('bedrock:InvokeModel', NO_POLICY)],
  [
    'iam-denied',
    'invoke',
    denied('bedrock:InvokeModel', 'because no permissions boundary allows the action'),
  ],
  ['scp-denied', 'invoke', denied('bedrock:InvokeModel', SCP)],
  [
    'scp-denied',
    'invoke',
    denied('bedrock:InvokeModel', 'because no service control policy allows the bedrock:InvokeModel action'),
  ],
  ['list-denied', 'list', denied('bedrock:ListInferenceProfiles', NO_POLICY)],
  ['bearer-denied', 'invoke', denied('bedrock:CallWithBearerToken', NO_POLICY)],
  ['bearer-invalid', 'list', forbidden('Authentication failed: Please make sure your API Key is valid.')],
  ['bearer-expired', 'list', forbidden('Bearer Token has expired')],
  ['model-bare-id', 'invoke', refused('Invocation of model ID a with on-demand throughput isn’t supported.')],
  ['model-not-listed', 'invoke', refused('The provided model identifier is invalid.')],
  ['model-not-listed', 'invoke', missing('The specified resource ARN could not be found.')],
  [
    'model-access-form',
    'invoke',
    missing('Model use case details have not been submitted for this account.'),
  ],
  ['model-subscription', 'invoke', forbidden('Model access is denied due to … (aws-marketplace:Subscribe)')],
  ['model-legacy', 'invoke', missing('Access denied. This Model is marked by provider as Legacy and you')],
  ['model-legacy', 'invoke', missing('This model version has reached the end of its life.')],
  ['account-restricted', 'invoke', refused('Operation not allowed')],
  [
    'model-not-for-account',
    'invoke',
    forbidden(
      'anthropic.claude-opus-5-5 is not available for this account. You can explore other available models on Amazon Bedrock.',
    ),
  ],
  [
    'payment-method',
    'invoke',
    forbidden(
      'Model access is denied due to INVALID_PAYMENT_INSTRUMENT:A valid payment instrument must be provided. Your AWS Marketplace subscription for this model cannot be completed at this time.',
    ),
  ],
  [
    'country-unsupported',
    'invoke',
    refused('Access to Anthropic models is not allowed from unsupported countries, regions, or territories.'),
  ],
  ['account-restricted', 'invoke', forbidden('Your account is not authorized to invoke this API operation.')],
  ['unclassified', 'invoke', forbidden('The moon is in the wrong house.')],
  ['unclassified', 'list', forbidden('The moon is in the wrong house.')],
  ['data-retention', 'invoke', refused("data retention mode 'none' is not available for this model")],
  ['quota', 'invoke', answer(429, 'ThrottlingException', 'Too many tokens, please wait')],
  ['quota', 'invoke', { name: 'ServiceQuotaExceededException', status: 400 }],
  ['service-unavailable', 'invoke', { name: 'ModelNotReadyException', status: 429 }],
  ['service-unavailable', 'list', { status: 503 }],
  ['credentials-expired', 'list', { name: 'ExpiredTokenException', status: 403 }],
  ['credentials-invalid', 'identity', { name: 'InvalidClientTokenId', status: 403 }],
  [
    'credentials-invalid',
    'list',
    { name: 'InvalidSignatureException', status: 403, message: 'does not match' },
  ],
  ['clock-skew', 'list', { name: 'InvalidSignatureException', status: 403, message: SKEW }],
  ['tls', 'list', { code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY' }],
  ['tls', 'list', { code: 'SELF_SIGNED_CERT_IN_CHAIN' }],
  ['tls', 'list', { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }],
  ['endpoint-unreachable', 'list', { code: 'ECONNREFUSED' }],
  ['endpoint-unreachable', 'list', { code: 'ENOTFOUND' }],
  ['endpoint-unreachable', 'invoke', { name: 'TimeoutError' }],
  ['proxy', 'list', { status: 407 }],
  ['proxy', 'list', { status: 401, name: 'Unauthorized' }],
  ['proxy', 'list', { code: 'HPE_INVALID_CONSTANT' }],
  ['base-url', 'list', { status: 404, name: 'UnknownOperationException' }],
  ['base-url', 'list', { status: 404 }],
  ['mfa-in-chain', 'credentials', { message: 'Profile a requires multi-factor authentication, but' }],
  ['process-broken', 'credentials', { message: 'Profile a credential_process returned invalid JSON.' }],
  ['sso-expired', 'credentials', { message: 'ExpiredTokenException: The security token included in' }],
  ['sso-expired', 'credentials', { message: 'Token is expired. To refresh this SSO session' }],
  ['sso-expired', 'credentials', { message: 'UnauthorizedException: Session token not found or invalid' }],
  ['sso-access-removed', 'credentials', { message: 'ForbiddenException: No access' }],
  ['proxy', 'credentials', { message: 'Unknown: UnknownError' }],
  ['credentials-unavailable', 'credentials', { message: 'Could not load credentials from any providers' }],
  ['unclassified', 'invoke', { status: 418, name: 'Teapot', message: 'short and stout' }],
];

test.each(CASES)('%s when to %s ends in %j', (id, attempt, shown) => {
  expect(failureId({ attempt, isRegionKnown: true, name: 'Error', message: '', ...shown })).toBe(id);
});

test('a host that does not exist means no Bedrock only where Claude is not known to be', () => {
  const signals = { attempt: 'list', name: 'Error', code: 'ENOTFOUND', message: '' } as const;
  expect(failureId({ ...signals, isRegionKnown: false })).toBe('region-no-bedrock');
  expect(failureId({ ...signals, isRegionKnown: true })).toBe('endpoint-unreachable');
});

test('every failure says in sentences what it means and what helps, and its id is a code', () => {
  for (const [id, { title, say, fix }] of Object.entries(FAILURES)) {
    expect(ERROR_CODES).toContain(id);
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(say).toMatch(/\.$/);
    expect(fix).toMatch(/(\.|…)$/);
  }
});
