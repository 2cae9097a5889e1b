import type { FailureId } from './failures.ts';

/** What was being done when it failed. */
export type Attempt = 'credentials' | 'identity' | 'list' | 'invoke' | 'sign-in';

/** All that a failure shows of itself. */
export interface Signals {
  readonly attempt: Attempt;
  /** True where Claude is known to be offered in the region that was asked. */
  readonly isRegionKnown: boolean;
  /** The error's name, as the service or Node.js gave it. */
  readonly name: string;
  /** HTTP status; absent where no answer came. */
  readonly status?: number;
  /** Code of a Node.js system or TLS error. */
  readonly code?: string;
  readonly message: string;
}

/** A failure shows this pattern when all that is given fits. */
interface Pattern {
  readonly id: FailureId;
  readonly attempt?: Attempt;
  readonly isRegionKnown?: boolean;
  readonly names?: readonly string[];
  readonly statuses?: readonly number[];
  readonly codes?: RegExp;
  /** Only where the service gives nothing else to decide by; `source` says who writes that text. */
  readonly message?: RegExp;
  readonly source: string;
}

const IAM = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html';
const SIGV4 = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html';
const STS = 'https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html';
const ASSUME_ROLE = 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html';
const WEB_IDENTITY = 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html';
const BEDROCK = 'https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html';
const INVOKE = 'https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModel.html';
const SSO = 'https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/API_GetRoleCredentials.html';
const PORTAL = 'https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/API_ListAccounts.html';
const OIDC =
  'https://docs.aws.amazon.com/singlesignon/latest/OIDCAPIReference/API_StartDeviceAuthorization.html';
const NODE = 'https://nodejs.org/api/errors.html#common-system-errors';
const MODEL_ACCESS = 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html';
const DENIED = ['AccessDeniedException', 'AccessDenied', 'UnauthorizedOperation'];
/** The words of IAM; other texts under the same names come from the service, and no policy helps. */
const BY_IAM =
  /not authorized to (perform|access)|explicit deny|(identity-based|resource-based|session|control|endpoint) policy|permissions boundary/i;
const BAD_SIGNATURE = ['InvalidSignatureException', 'SignatureDoesNotMatch'];

/** First match wins: what is told by structure stands before what only a text tells. */
const PATTERNS: readonly Pattern[] = [
  // no answer
  {
    id: 'tls',
    codes: /CERT|SELF_SIGNED|UNABLE_TO_(GET_ISSUER|VERIFY)|^ERR_(TLS|SSL)|^EPROTO$/,
    source: 'https://nodejs.org/api/tls.html#x509-certificate-error-codes',
  },
  { id: 'sso-region-unknown', attempt: 'sign-in', isRegionKnown: false, codes: /^ENOTFOUND$/, source: NODE },
  { id: 'region-no-bedrock', isRegionKnown: false, codes: /^ENOTFOUND$/, source: NODE },
  // The address of a container's agent.
  { id: 'credentials-unavailable', attempt: 'credentials', codes: /^ERR_INVALID_URL$/, source: NODE },
  { id: 'base-url', codes: /^ERR_INVALID_URL$/, source: NODE },
  // A key id or a token that holds a line end cannot be sent.
  { id: 'credentials-invalid', codes: /^ERR_INVALID_CHAR$/, source: NODE },
  {
    id: 'endpoint-unreachable',
    codes: /^E(CONN(REFUSED|RESET|ABORTED)|HOSTUNREACH|NETUNREACH|TIMEDOUT|PIPE|AI_AGAIN|NOTFOUND)$/,
    source: NODE,
  },
  {
    id: 'endpoint-unreachable',
    names: ['TimeoutError', 'AbortError'],
    source: '@smithy/node-http-handler, and our own deadline',
  },

  // an answer that is not AWS's
  {
    id: 'proxy',
    codes: /^HPE_|^ERR_STREAM_PREMATURE_CLOSE$|^ERR_PROXY/,
    source: 'https://github.com/nodejs/llhttp',
  },
  { id: 'proxy', statuses: [407, 511], source: 'https://www.rfc-editor.org/rfc/rfc6585#section-6' },
  { id: 'base-url', names: ['UnknownOperationException'], source: BEDROCK },

  // IAM Identity Center
  {
    id: 'sso-portal-unknown',
    attempt: 'sign-in',
    names: ['InvalidRequestException', 'ResourceNotFoundException', 'InvalidRequestRegionException'],
    source: OIDC,
  },
  { id: 'sso-expired', attempt: 'sign-in', names: ['UnauthorizedException'], source: PORTAL },
  { id: 'sso-access-removed', attempt: 'sign-in', names: ['ForbiddenException'], source: SSO },
  {
    id: 'sso-throttled',
    attempt: 'sign-in',
    names: ['SlowDownException', 'TooManyRequestsException', 'ThrottlingException'],
    source: PORTAL,
  },
  { id: 'sso-throttled', attempt: 'sign-in', statuses: [429], source: PORTAL },

  {
    id: 'credentials-unavailable',
    names: ['MissingAuthenticationToken', 'MissingAuthenticationTokenException'],
    source: STS,
  },

  // roles, by name
  {
    id: 'web-identity-refused',
    names: [
      'InvalidIdentityToken',
      'InvalidIdentityTokenException',
      'IDPCommunicationError',
      'IDPRejectedClaim',
    ],
    source: WEB_IDENTITY,
  },
  {
    id: 'web-identity-refused',
    names: ['ExpiredTokenException', 'ExpiredToken'],
    message: /web identity|Token expired: current date/i,
    source: WEB_IDENTITY,
  },
  {
    id: 'role-refused',
    attempt: 'credentials',
    names: ['ValidationError', 'ValidationException', 'MalformedPolicyDocument'],
    source: ASSUME_ROLE,
  },

  // credentials, by name
  { id: 'credentials-expired', names: ['ExpiredTokenException', 'ExpiredToken'], source: STS },
  {
    id: 'credentials-invalid',
    names: ['UnrecognizedClientException', 'InvalidClientTokenId', 'InvalidAccessKeyId'],
    source: STS,
  },
  { id: 'clock-skew', names: ['RequestTimeTooSkewed', 'RequestExpired'], source: STS },
  {
    id: 'clock-skew',
    names: BAD_SIGNATURE,
    message: /\bSignature (expired|not yet current)/,
    source: SIGV4,
  },
  { id: 'credentials-invalid', names: BAD_SIGNATURE, source: SIGV4 },
  // An id with a slash or a comma makes a header of its own of the signature's.
  {
    id: 'credentials-invalid',
    message: /^Authorization header requires existence of Credential/,
    source: SIGV4,
  },

  // credentials, as the SDK's chain reports them: one error class, the reason in the text only
  { id: 'mfa-in-chain', attempt: 'credentials', message: /multi-factor authentication/, source: sdk('ini') },
  { id: 'process-broken', attempt: 'credentials', message: /credential_process/, source: sdk('process') },
  { id: 'process-broken', attempt: 'credentials', message: /\bCommand failed:/, source: sdk('process') },
  {
    id: 'profile-missing',
    attempt: 'credentials',
    message: /could not be found|was not found\./,
    source: sdk('sso'),
  },
  {
    id: 'sso-access-removed',
    attempt: 'credentials',
    message: /\bForbiddenException|No access/,
    source: SSO,
  },
  {
    id: 'sso-expired',
    attempt: 'credentials',
    message: /\b(Unauthorized|ExpiredToken)Exception/,
    source: SSO,
  },
  {
    id: 'sso-throttled',
    attempt: 'credentials',
    message: /^(TooManyRequests|SlowDown)Exception/,
    source: SSO,
  },
  {
    id: 'sso-not-signed-in',
    attempt: 'credentials',
    message: /was not found or is invalid|profile is invalid|Failed to load (a )?token/,
    source: `${sdk('sso')}, ${sdk('login')}`,
  },
  {
    id: 'sso-expired',
    attempt: 'credentials',
    message:
      /Token is expired|session .{0,100}has expired|Value not present for|reauthenticate|re-authenticate/,
    source: `${sdk('sso')}, ${sdk('login')}`,
  },
  {
    id: 'endpoint-unreachable',
    attempt: 'credentials',
    // `aborted` where the connection ends within the answer.
    message: /E(CONN(REFUSED|RESET)|TIMEDOUT|NOTFOUND|AI_AGAIN)|TimeoutError|socket hang up|^Error: aborted$/,
    source: 'the text of the error that the SDK wraps',
  },
  {
    id: 'proxy',
    attempt: 'credentials',
    // A refusal without the name of an error is none of AWS's, nor is an answer of many megabytes.
    message: /SyntaxError|^Unknown: UnknownError|^RangeError: The answer is too long|ERR_PROXY_/,
    source: 'the text of the error that the SDK wraps, and src/aws/limit-body.ts',
  },

  // API keys
  { id: 'bearer-expired', statuses: [403, 401], message: /\bBearer Token has expired/, source: BEDROCK },
  {
    id: 'bearer-invalid',
    statuses: [403, 401],
    message: /\bAuthentication failed: .{0,80}API Key/i,
    source: BEDROCK,
  },
  { id: 'bearer-denied', names: DENIED, message: /bedrock:CallWithBearerToken/, source: IAM },

  // what no policy grants: the account, its billing, its country
  {
    id: 'payment-method',
    message: /INVALID_PAYMENT_INSTRUMENT|valid payment instrument/,
    source: MODEL_ACCESS,
  },
  {
    id: 'country-unsupported',
    message: /not allowed from unsupported countries|unsupported (country|countries, regions)/,
    source: 'https://github.com/aws-samples/generative-bi-using-rag/issues/361',
  },
  {
    id: 'model-not-for-account',
    message: /is not available for (?:this account|channel program accounts)|explore other available models/,
    source: 'the program of Claude Code 2.1.332, which tells its refused models by it',
  },
  {
    id: 'account-restricted',
    message:
      /\bOperation not allowed|account is (currently )?(blocked|suspended|being verified|not authorized to (invoke|access this model))/,
    source: 'https://repost.aws, many accounts',
  },

  // permissions: a denial is IAM's where the text is one that IAM writes
  { id: 'scp-denied', names: DENIED, message: /\b(in a|no) (service|resource) control policy/, source: IAM },
  {
    id: 'model-subscription',
    names: DENIED,
    message: /aws-marketplace:|have access to the model with the specified model ID/,
    source: MODEL_ACCESS,
  },
  // The same words without the permissions: what is missing is not one of them.
  { id: 'payment-method', message: /Marketplace subscription for this model cannot/, source: MODEL_ACCESS },
  { id: 'list-denied', attempt: 'list', names: DENIED, message: BY_IAM, source: IAM },
  {
    id: 'model-access-form',
    message: /use case details have not been submitted/,
    source: MODEL_ACCESS,
  },
  {
    id: 'model-legacy',
    names: ['ResourceNotFoundException', ...DENIED],
    message: /as Legacy|end of its life/,
    source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-lifecycle.html',
  },
  { id: 'iam-denied', names: DENIED, message: BY_IAM, source: IAM },

  // the model
  { id: 'model-bare-id', message: /on-demand throughput isn.t supported/, source: INVOKE },
  {
    id: 'data-retention',
    message: /data retention mode/,
    source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/data-retention.html',
  },
  {
    id: 'model-not-listed',
    message: /model identifier is invalid|model ID .{0,200} (isn.t|is not) supported/,
    source: INVOKE,
  },
  { id: 'model-not-listed', attempt: 'invoke', names: ['ResourceNotFoundException'], source: INVOKE },
  {
    id: 'service-unavailable',
    names: [
      'ModelNotReadyException',
      'ModelTimeoutException',
      'ModelErrorException',
      'ModelStreamErrorException',
      'ServiceUnavailableException',
      'InternalServerException',
    ],
    source: INVOKE,
  },
  { id: 'quota', names: ['ThrottlingException', 'ServiceQuotaExceededException'], source: INVOKE },

  // by status alone
  { id: 'quota', statuses: [429], source: INVOKE },
  { id: 'proxy', statuses: [401, 405], source: 'Amazon Bedrock answers neither: expired tokens come as 403' },
  { id: 'base-url', statuses: [404], attempt: 'list', source: 'ListInferenceProfiles has no 404' },
  { id: 'service-unavailable', statuses: [500, 502, 503, 504], source: INVOKE },
  { id: 'credentials-unavailable', attempt: 'credentials', source: sdk('node') },
];

/** The names of errors that the patterns know, by which a text that quotes one is told. */
export const ERROR_NAMES: ReadonlySet<string> = new Set(PATTERNS.flatMap(({ names }) => names ?? []));

/** The finding id of a failure, told by its structure where that suffices. */
export function failureId(signals: Signals): FailureId {
  return PATTERNS.find((pattern) => fits(pattern, signals))?.id ?? 'unclassified';
}

function fits(pattern: Pattern, signals: Signals): boolean {
  const { attempt, isRegionKnown, names, statuses, codes, message } = pattern;
  return (
    (isRegionKnown === undefined || isRegionKnown === signals.isRegionKnown) &&
    (attempt === undefined || attempt === signals.attempt) &&
    (names === undefined || names.includes(signals.name)) &&
    (statuses === undefined || (signals.status !== undefined && statuses.includes(signals.status))) &&
    (codes === undefined || (signals.code !== undefined && codes.test(signals.code))) &&
    (message === undefined || message.test(signals.message))
  );
}

function sdk(provider: string): string {
  return `@aws-sdk/credential-provider-${provider}`;
}
