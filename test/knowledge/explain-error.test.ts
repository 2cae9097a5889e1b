import { expect, test } from 'vitest';
import { explainError } from '../../src/knowledge/explain-error.ts';

const DENIED = 'User: arn:aws:sts::111122223333:assumed-role/r/ada is not authorized to perform:';

/** Messages as Claude Code 2.1.329, the AWS CLI and the SDKs print them. */
const MESSAGES: readonly (readonly [string, string])[] = [
  ['API Error: 403 The security token included in the request is expired', 'credentials-expired'],
  [
    'AWS credentials expired or invalid · refresh your AWS credentials (SSO sign-in, access keys, API key or proxy token) and retry · API Error: 403 The security token included in the request is invalid.',
    'credentials-invalid',
  ],
  [
    'API Error (403 The security token included in the request is invalid.) · Retrying in 1 seconds…',
    'credentials-invalid',
  ],
  ['The request signature we calculated does not match the signature you provided.', 'credentials-invalid'],
  ['API Error: Signature expired: 20261120T120000Z is now earlier than 20261120T121000Z', 'clock-skew'],
  ['Could not load credentials from any providers', 'credentials-unavailable'],
  ['Failed to resolve AWS credentials from the credential provider chain.', 'credentials-unavailable'],
  ['API Error: Token is expired. To refresh this SSO session run aws sso login', 'sso-expired'],
  ['Error when retrieving token from sso: Token has expired and refresh failed', 'sso-expired'],
  ['The SSO session associated with this profile has expired or is otherwise invalid.', 'sso-expired'],
  ['API Error: UnauthorizedException: Session token not found or invalid', 'sso-expired'],
  ['Session token not found or invalid', 'sso-expired'],
  ['API Error: Session token not found or invalid', 'sso-expired'],
  ['Error loading SSO Token: Token for corp does not exist', 'sso-not-signed-in'],
  [
    'Profile work requires multi-factor authentication, but no MFA code callback was provided.',
    'mfa-in-chain',
  ],
  ['The config profile (wrok) could not be found', 'profile-missing'],
  ['API Error: 403 {"Message":"Bearer Token has expired"}', 'bearer-expired'],
  ['API Error: 403 Authentication failed: Please make sure your API Key is valid.', 'bearer-invalid'],
  [
    "API Error: 400 Invocation of model ID anthropic.claude-opus-5-5 with on-demand throughput isn't supported. Retry your request with the ID or ARN of an inference profile",
    'model-bare-id',
  ],
  [
    'An error occurred (ValidationException) when calling the InvokeModel operation: Invocation of model ID anthropic.claude-opus-5-5 with on-demand throughput isn’t supported.',
    'model-bare-id',
  ],
  ['API Error: 400 The provided model identifier is invalid.', 'model-not-listed'],
  [
    "There's an issue with the selected model (eu.x). It may not exist or you may not have access to it.",
    'model-not-listed',
  ],
  [
    'API Error: 404 {"message":"Model use case details have not been submitted for this account."}',
    'model-access-form',
  ],
  ["API Error: 403 You don't have access to the model with the specified model ID.", 'model-subscription'],
  ['API Error: 404 This model version has reached the end of its life.', 'model-legacy'],
  [
    `API Error: 403 ${DENIED} bedrock:InvokeModelWithResponseStream because no identity-based policy allows`,
    'iam-denied',
  ],
  [
    `API Error: 403 ${DENIED} bedrock:InvokeModel with an explicit deny in a service control policy`,
    'scp-denied',
  ],
  [
    `An error occurred (AccessDeniedException) when calling the ListInferenceProfiles operation: ${DENIED} bedrock:ListInferenceProfiles`,
    'list-denied',
  ],
  ['API Error: 429 Too many tokens, please wait before trying again.', 'quota'],
  ['API Error: 429', 'quota'],
  ['API Error: 400 Operation not allowed', 'account-restricted'],
  ["API Error: 400 data retention mode 'none' is not available for this model", 'data-retention'],
  ['API Error: 503 Service Unavailable', 'service-unavailable'],
  ['Unable to connect to API (ECONNREFUSED)', 'endpoint-unreachable'],
  ['getaddrinfo ENOTFOUND bedrock-runtime.eu-central-1.amazonaws.com', 'endpoint-unreachable'],
  ['API Error: Request timed out.', 'endpoint-unreachable'],
  ['Unable to connect to API (UNABLE_TO_GET_ISSUER_CERT_LOCALLY)', 'tls'],
  ['Unable to connect to API: SSL certificate has expired', 'tls'],
  ["Couldn't connect through your proxy (ERR_PROXY_TUNNEL) — the proxy refused the tunnel", 'proxy'],
  ['API Error: 401 Unauthorized', 'proxy'],
  [`Unexpected token '<', "<!DOCTYPE "... is not valid JSON`, 'proxy'],
  [`API Error: Unexpected token '<', "<html><hea"... is not valid JSON`, 'proxy'],
  ['API Error: 403 Unexpected token < in JSON at position 0', 'proxy'],
  ['API Error: Connection error.', 'endpoint-unreachable'],
  ['Connection error.', 'endpoint-unreachable'],
  ['TypeError: fetch failed', 'endpoint-unreachable'],
  ['Not logged in · Please run /login', 'bedrock-off'],
  [
    'API Error: 401 {"type":"error","error":{"type":"authentication_error","message":"x"}} · Please run /login',
    'bedrock-off',
  ],
  ['Failed to authenticate. API Error: 403 {"Message":"Authorization header is missing"}', 'auth-conflict'],
  ["API Error: 403 Authorization header requires 'Credential' parameter.", 'auth-conflict'],
  [
    'AWS auth refresh timed out after 3 minutes. Run your auth command manually in a separate terminal.',
    'refresh-command',
  ],
  ['awsCredentialExport did not return valid AWS STS output structure', 'export-command'],
  [
    'settings.json did not load, so nothing in them is in effect, including hooks and permission rules.',
    'settings-invalid-json',
  ],
  [
    'API Error: 400 {"type":"error","error":{"type":"invalid_request_error","message":"invalid beta flag"}}',
    'beta-flag',
  ],
];

test.each(MESSAGES)('%s', (message, id) => {
  expect(explainError(message)?.id).toBe(id);
});

test.each([
  '',
  'hello',
  'ERROR in line 3',
  'It took 429 ms',
  'a certificate',
  'API docs say connection error.',
  'The API docs say: a Connection error. And more',
  'the request timed out of my memory',
  // A merge marker in a settings file.
  `Unexpected token '<', "<<<<<<< HE"... is not valid JSON`,
])('knows nothing of %j', (message) => {
  expect(explainError(message)).toBeUndefined();
});

test('sees through the frame, the colours and the line breaks of a screen', () => {
  const copied =
    '\u001b[31m│  ⎿  API Error: 403 The security token\u001b[0m │\n│     included in the   request is\r\n\u001b]8;;https://x\u0007expired │';
  expect(explainError(copied)?.id).toBe('credentials-expired');
});

test('names the profile that the message names in what helps', () => {
  const message = 'Token is expired. To refresh this SSO session run aws sso login --profile corp-dev';
  expect(explainError(message)?.fix).toContain('login --profile corp-dev');
});
