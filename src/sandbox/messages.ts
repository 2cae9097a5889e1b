import type { Deny, Quota } from './cloud/cloud.ts';
import type { ServiceError } from './errors.ts';

/**
 * What Amazon Bedrock says, word for word. The sources are public issue threads in which people quote it; a text
 * without one is as users commonly report it. Codes and statuses:
 * https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html
 */
export const BEDROCK = {
  /** anthropics/claude-code#110; the apostrophe is U+2019. */
  onDemand: (modelId: string) =>
    validation(
      `Invocation of model ID ${modelId} with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.`,
    ),
  invalidModel: validation('The provided model identifier is invalid.'),
  operationNotAllowed: validation('Operation not allowed'),
  /** As users report it. */
  noGuardrail: validation('The guardrail identifier or version provided in the request does not exist.'),
  malformed: validation('Malformed input request, please reformat your input and try again.'),
  fieldRequired: (field: string) => validation(`${field}: Field required`),
  /** As people quote it who described the users in words. */
  invalidForm: validation('Invalid form data'),
  invalidToken: validation('Invalid nextToken provided'),
  /** anthropics/claude-code#66594 */
  dataRetention: (mode: string) =>
    validation(`data retention mode '${mode}' is not available for this model`),
  useCaseForm: notFound(
    'Model use case details have not been submitted for this account. Fill out the Anthropic use case details form before using the model. If you have already filled out the form, try again in 15 minutes.',
  ),
  /** aws-samples/amazon-bedrock-workshop#386, with the days of 2026. */
  legacy: notFound(
    'Access denied. This Model is marked by provider as Legacy and you have not been actively using the model in the last 30 days. Please upgrade to an active model on Amazon Bedrock',
  ),
  /** aws-solutions-library-samples/accelerated-intelligent-document-processing-on-aws#708 */
  endOfLife: notFound(
    'This model version has reached the end of its life. Please refer to the AWS documentation for more details.',
  ),
  noSuchResource: notFound('The specified resource ARN could not be found.'),
  /** aws-samples/sample-host-openclaw-on-amazon-bedrock-agentcore#41 */
  marketplace: denied(
    'Model access is denied due to IAM user or service role is not authorized to perform the required AWS Marketplace actions (aws-marketplace:ViewSubscriptions, aws-marketplace:Subscribe) to enable access to this model. Refer to the Amazon Bedrock documentation for further details. Your AWS Marketplace subscription for this model cannot be completed at this time. If you recently fixed this issue, try again after 2 minutes.',
  ),
  /** anthropics/claude-code#236; "per day" as in Ivy-Interactive/Ivy-Tendril#1756. */
  quota: (per: Quota['per']): ServiceError => ({
    status: 429,
    code: 'ThrottlingException',
    message: `Too many tokens${per === 'day' ? ' per day' : ''}, please wait before trying again.`,
  }),
  /** anomalyco/opencode#47073 */
  invalidApiKey: gateway('Authentication failed: Please make sure your API Key is valid.'),
  /** In AWS's own form, `{"Message":…}`, among the tests of BerriAI/litellm. */
  expiredApiKey: gateway('Bearer Token has expired'),
} as const;

/**
 * What Claude Platform on AWS says. Words and types of Anthropic's own errors: https://docs.anthropic.com/en/api/errors;
 * of the federation: https://docs.aws.amazon.com/claude-platform/latest/userguide/prerequisites.html
 */
export const PLATFORM = {
  invalidKey: { status: 401, code: 'authentication_error', message: 'invalid x-api-key' },
  federationOff: {
    status: 403,
    code: 'permission_error',
    message: 'Outbound web identity federation is disabled for your account',
  },
  noWorkspace: (id: string | undefined): ServiceError =>
    id === undefined
      ? { status: 400, code: 'invalid_request_error', message: 'anthropic-workspace-id: header is required' }
      : { status: 404, code: 'not_found_error', message: `Workspace ${id} not found` },
} as const;

/**
 * What IAM says when a caller may not do something; it keeps the kind of policy to itself when the reason lies in
 * another account or in a role's trust policy.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 * https://repost.aws/knowledge-center/bedrock-invokemodel-api-error
 */
export function notAuthorized(
  kind: Deny['kind'] | undefined,
  arn: string,
  action: string,
  resource: string,
): ServiceError {
  const reasons: Record<Deny['kind'], string> = {
    'identity-policy': `because no identity-based policy allows the ${action} action`,
    'permission-boundary': `because no permissions boundary allows the ${action} action`,
    'session-policy': `because no session policy allows the ${action} action`,
    // posit-dev/positron#10683
    'explicit-deny': 'with an explicit deny in an identity-based policy',
    // aws-samples/sample-badgers#33
    scp: 'with an explicit deny in a service control policy: arn:aws:organizations::999988887777:policy/o-sandbox/service_control_policy/p-sandbox01',
  };
  const reason = kind ? ` ${reasons[kind]}` : '';
  const message = `User: ${arn} is not authorized to perform: ${action} on resource: ${resource}${reason}`;
  return action.startsWith('sts:') ? { status: 403, code: 'AccessDenied', message } : gateway(message);
}

/** `GetRoleCredentials`, `ListAccounts` and `ListAccountRoles` of the access portal. */
export const SSO = {
  unauthorized: {
    status: 401,
    code: 'UnauthorizedException',
    message: 'Session token not found or invalid',
  },
  invalidRequest: { status: 400, code: 'InvalidRequestException', message: 'Invalid request' },
  noAccess: { status: 403, code: 'ForbiddenException', message: 'No access' },
} satisfies Record<string, ServiceError>;

/** https://docs.aws.amazon.com/singlesignon/latest/OIDCAPIReference/API_CreateToken.html */
export const OIDC = {
  authorizationPending: oidc('AuthorizationPendingException', 'Authorization pending'),
  slowDown: oidc('SlowDownException', 'Slow down'),
  expiredToken: oidc('ExpiredTokenException', 'Token expired'),
  accessDenied: oidc('AccessDeniedException', 'Access denied'),
  invalidGrant: oidc('InvalidGrantException', 'Invalid grant provided'),
  invalidClient: { ...oidc('InvalidClientException', 'Invalid client provided'), status: 401 },
  invalidRequest: oidc('InvalidRequestException', 'Invalid request'),
  unsupportedGrant: oidc('UnsupportedGrantTypeException', 'Unsupported grant type'),
} satisfies Record<string, ServiceError>;

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export const STS = {
  invalidDuration: {
    status: 400,
    code: 'ValidationError',
    message: 'The requested DurationSeconds is not between 900 seconds and the maximum of the role.',
  },
  invalidWebIdentity: {
    status: 400,
    code: 'InvalidIdentityToken',
    message:
      "Couldn't retrieve verification key from your identity provider, please reference AssumeRoleWithWebIdentity documentation for requirements",
  },
  /** Unsigned, so IAM names no user. */
  webIdentityDenied: {
    status: 403,
    code: 'AccessDenied',
    message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
  },
} satisfies Record<string, ServiceError>;

function validation(message: string): ServiceError {
  return { status: 400, code: 'ValidationException', message };
}

function notFound(message: string): ServiceError {
  return { status: 404, code: 'ResourceNotFoundException', message };
}

function denied(message: string): ServiceError {
  return { status: 403, code: 'AccessDeniedException', message };
}

function gateway(message: string): ServiceError {
  return { ...denied(message), messageField: 'Message' };
}

function oidc(code: string, message: string): ServiceError {
  return { status: 400, code, message };
}
