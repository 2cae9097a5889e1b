/** Messages as people posted them, and as Claude Code, AWS and the tools print them, by what they stand for. */
const USER = 'User: arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Dev_0123456789abcdef/ada';
const json = (message: string) =>
  `{"type":"error","error":{"type":"invalid_request_error","message":"${message}"}}`;
const litellm = (message: string) =>
  `{"error":{"message":"{\\"message\\":\\"${message}\\"}. Received Model Group=claude-sonnet-4-5\\nAvailable Model Group Fallbacks=None","type":"None","param":"None","code":"400"}}`;
const api = (status: number, text: string) => `API Error: ${status} ${text}`;
const failed = (text: string) => api(403, `AWS authentication failed · ${text}`);
const botocore = (name: string, operation: string, text: string) =>
  `An error occurred (${name}) when calling the ${operation} operation: ${text}`;
const MODEL = 'arn:aws:bedrock:us-east-2::foundation-model/anthropic.claude-sonnet-4-6';

export const MESSAGES: Readonly<Record<string, readonly string[]>> = {
  'organization-managed': [
    "Claude Code isn't using the connection from your organization's settings, so the provider settings on this computer stand · /status for details",
    "Your organization's settings could not be loaded (unexpected error), and a start takes where Claude Code sends your requests only from them, so Claude Code did not start.",
  ],
  // what the request holds
  'context-too-long': [
    'Prompt is too long',
    '⎿  Context limit reached · /compact or /clear to continue',
    api(400, 'Input is too long for requested model.'),
    api(400, json('prompt is too long: 212364 tokens > 200000 maximum')),
    api(
      400,
      json(
        'input length and `max_tokens` exceed context limit: 188240 + 21333 > 200000, decrease input length or `max_tokens` and try again',
      ),
    ),
    api(400, '{"error":{"message":"capability_rejected: prompt_too_long"}}'),
    'Context exceeds the 200k-token limit by 94k tokens — run /compact or /clear to continue.',
    botocore(
      'ValidationException',
      'InvokeModelWithResponseStream',
      'The model returned the following errors: Input is too long for requested model.',
    ),
  ],
  'compaction-failed': [
    'Error during compaction: Conversation too long. Press esc twice to go up a few messages and try again.',
    'Error: Error during compaction: Error: API Error: aborted by user',
  ],
  'long-context': [
    api(400, json('The long context beta is not yet available for this subscription.')),
    'API Error: Usage credits required for 1M context · run /usage-credits to turn them on',
    'Opus with 1M context is not available for your account. Learn more: https://code.claude.com/docs',
  ],
  'answer-too-long': [
    "API Error: Claude's response exceeded the 32000 output token maximum. To configure this behavior, set the CLAUDE_CODE_MAX_OUTPUT_TOKENS environment variable.",
  ],
  'thinking-budget': [
    api(
      400,
      json(
        '`max_tokens` must be greater than `thinking.budget_tokens`. Please consult our documentation at https://docs.claude.com',
      ),
    ),
    api(400, 'max_tokens must be greater than thinking.budget_tokens'),
    api(400, json('thinking.enabled.budget_tokens: Input should be greater than or equal to 1024')),
  ],
  'max-tokens': [
    api(
      400,
      json(
        'max_tokens: 64000 > 32000, which is the maximum allowed number of output tokens for claude-opus-4',
      ),
    ),
    'The maximum tokens you requested exceeds the model limit of 4096. Try again with a maximum tokens value that is lower than 4096.',
    api(400, 'The maximum tokens you requested exceed the model limit of 8192.'),
  ],
  'thinking-refused': [
    api(
      400,
      json(
        '\\"thinking.type.enabled\\" is not supported for this model. Use \\"thinking.type.adaptive\\" and \\"output_config.effort\\" to control thinking behavior.',
      ),
    ),
    api(400, 'adaptive thinking is not supported on this model'),
    api(400, json('thinking: Extra inputs are not permitted')),
    api(400, json('`clear_thinking_20251015` strategy requires `thinking` to be enabled or adaptive')),
    botocore('ValidationException', 'ConverseStream', 'Extended thinking is not supported by this model.'),
    api(400, json('`temperature` may only be set to 1 when thinking is enabled.')),
  ],
  'effort-refused': [
    "API Error: Effort 'max' isn't available with thinking turned off on this model · run /effort high to continue",
    api(400, json('This model does not support the effort parameter.')),
    api(400, json("effort 'xhigh' is not supported when thinking is disabled")),
  ],
  'beta-flag': [
    api(400, json('invalid beta flag')),
    api(400, litellm('invalid beta flag')),
    'ValidationException: An error occurred (ValidationException) when calling the ConverseStream operation: The model returned the following errors: invalid beta flag',
    api(
      400,
      json(
        'Unexpected value(s) `prompt-caching-scope-2026-01-05` for the `anthropic-beta` header. Please consult our documentation',
      ),
    ),
    api(400, json('tools.11.custom.defer_loading: Extra inputs are not permitted')),
    api(400, json('context_management: Extra inputs are not permitted')),
    api(
      400,
      json(
        "tools.3: Input tag 'tool_search_tool_regex_20251119' found using 'type' does not match any of the expected tags: 'bash_20250124', 'custom'",
      ),
    ),
    api(400, json('messages.3.content.0.tool_reference is not supported')),
    api(400, json('tools.0.custom.input_examples: Extra inputs are not permitted')),
    api(400, json('tools.4.custom.strict: Extra inputs are not permitted')),
  ],
  'prompt-caching': [
    "ValidationException: This model doesn't support the cachePoint field. Remove cachePoint and try again.",

    api(
      403,
      'You invoked an unsupported model or your request did not allow prompt caching. See the documentation for more information.',
    ),
    api(
      400,
      litellm('messages.0.content.3.text.cache_control.ephemeral.ttl: Extra inputs are not permitted'),
    ),
    api(400, json('A maximum of 4 blocks with cache_control may be provided. Found 5.')),
  ],
  'history-broken': [
    'API Error: 400 due to tool use concurrency issues. Run /rewind to recover the conversation.',
    'API Error: 400 orphaned tool_result in conversation history. Run /rewind to recover the conversation.',
    'API Error: 400 duplicate tool_use ID in conversation history.',
    api(
      400,
      json(
        'messages.4: `tool_use` ids were found without `tool_result` blocks immediately after: toolu_bdrk_01ABC. Each `tool_use` block must have a corresponding `tool_result` block in the next message.',
      ),
    ),
    api(
      400,
      json(
        'messages.2.content.0: unexpected `tool_use_id` found in `tool_result` blocks: toolu_01. Each `tool_result` block must have a corresponding `tool_use` block in the previous message.',
      ),
    ),
    api(
      400,
      json('each tool_use must have a single result. Found multiple `tool_result` blocks with id: toolu_01'),
    ),
    api(400, json('messages.1.content.0: Invalid `signature` in `thinking` block')),
    api(
      400,
      json(
        'messages.3.content.1: `thinking` or `redacted_thinking` blocks in the latest assistant message cannot be modified. These blocks must remain as they were in the original response.',
      ),
    ),
    api(
      400,
      json(
        'messages.5.content.0.type: Expected `thinking` or `redacted_thinking`, but found `tool_use`. When `thinking` is enabled, a final `assistant` message must start with a thinking block',
      ),
    ),
    api(400, json('messages: text content blocks must be non-empty')),
    api(400, json('messages.170.content.3.text: cache_control cannot be set for empty text blocks')),
    api(
      400,
      json(
        'messages.7: all messages must have non-empty content except for the optional final assistant message',
      ),
    ),
    'ValidationException: The content field in the Message object at messages.2 is empty. Add a ContentBlock object to the content field and try again.',
    'The number of toolResult blocks at messages.2.content exceeds the number of toolUse blocks of previous turn.',
    api(
      400,
      json(
        'This model does not support assistant message prefill. The conversation must end with a user message.',
      ),
    ),
    api(400, json('messages: final assistant content cannot end with trailing whitespace')),
  ],
  'tool-schema': [
    api(
      400,
      json('tools.27.custom.input_schema: JSON schema is invalid. It must match JSON Schema draft 2020-12'),
    ),
    api(400, json("tools.9.custom.name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'")),
    api(400, json('tools: Tool names must be unique.')),
    api(
      400,
      json(
        'tools.12.custom.input_schema: input_schema does not support oneOf, allOf, or anyOf at the top level',
      ),
    ),
  ],
  'request-too-large': [
    'Request too large (max 32MB). Accumulated images and attachments in the conversation pushed the request over the limit.',
    api(413, '{"error":{"type":"request_too_large","message":"Request exceeds the maximum size"}}'),
    'API Error: 413 <html><head><title>413 Request Entity Too Large</title></head><body>nginx</body></html>',
    api(
      400,
      "1 validation error detected: Value at 'body' failed to satisfy constraint: Member must have length less than or equal to 25000000",
    ),
  ],
  'image-refused': [
    'Image was too large. Double press esc to go back and try again with a smaller image.',
    api(
      400,
      json(
        'messages.2.content.1.image.source.base64.data: At least one of the image dimensions exceed max allowed size: 8000 pixels',
      ),
    ),
    api(400, json('Could not process image')),
    api(
      400,
      json(
        'messages.0.content.1.image.source.base64: image exceeds 5 MB maximum: 5316852 bytes > 5242880 bytes',
      ),
    ),
    'Unable to resize image — dimensions exceed the 2000x2000px limit and image processing failed.',
    'An image in the conversation exceeds the dimension limit for many-image requests (2000px). Run /compact',
  ],
  'pdf-refused': [
    'PDF too large (max 100 pages, 20MB). Try reading the file a different way (e.g., extract text with pdftotext).',
    'PDF is password protected. Try using a CLI tool to extract or convert the PDF.',
    api(400, json('The PDF specified was not valid.')),
    api(400, json('A maximum of 100 PDF pages may be provided.')),
  ],
  guardrail: [
    api(400, 'The guardrail identifier or version provided in the request does not exist.'),
    api(400, 'Invalid Guardrail identifier or version provided in the request.'),
    'Blocked by guardrail: amazon-bedrock-guardrailAction INTERVENED',
  ],
  'content-refused': [
    "API Error: Opus 4.6 can't help with this. Start a new session to continue.",
    'API Error: Claude Code is unable to respond to this request, which appears to violate our Usage Policy (https://www.anthropic.com/legal/aup). Please double press esc to edit your last message',
    "API Error: Opus 4.8's safeguards flagged this message. Our intentionally broad safeguards allow us",
    api(400, json('Output blocked by content filtering policy')),
  ],
  'service-tier': [
    api(400, 'The specified service tier is not supported for model us.anthropic.claude-sonnet-4-6'),
    botocore(
      'ValidationException',
      'InvokeModel',
      "1 validation error detected: Value 'fast' at 'serviceTier' failed to satisfy constraint: Member must satisfy enum value set: [default, flex, priority]",
    ),
  ],
  'count-tokens': [
    "Bedrock CountTokens failed: The provided model doesn't support counting tokens.",
    `Bedrock CountTokens failed: ${USER} is not authorized to perform: bedrock:CountTokens on resource: * because no identity-based policy allows the bedrock:CountTokens action`,
  ],

  // models
  'model-remembered': [
    'Opus 5.5 not available, using Opus 5 for this session',
    'Opus: Opus 5.5 not available — using Opus 5. Enable Opus 5.5 in the Bedrock console to upgrade.',
  ],
  'model-restricted': [
    `Model "claude-opus-4-8" is restricted by your organization's settings. Using claude-sonnet-4-6 instead.`,
    "Model 'opus' is not available. Your organization restricts model selection.",
  ],
  'model-plan': [
    'Claude Opus is not available with the Claude Pro plan. If you have updated your subscription plan recently, run /logout and /login for the plan to take effect.',
  ],
  'model-not-listed': [
    api(400, 'The model ID provided is invalid.'),
    api(400, "{'error': 'anthropic_messages: Invalid model name passed in model=claude-haiku-4-5.'}"),
    api(
      400,
      '{"message":"This action doesn\'t support the model that you provided. Try again with a supported text or chat model."}',
    ),

    `Model "claud-sonnet-5" is not a recognized model id. Did you mean 'claude-sonnet-5'?`,
    'The model us.anthropic.claude-opus-5-5 is not available on your bedrock deployment. Try /model to switch to us.anthropic.claude-opus-5, or ask your admin to enable this model.',
    "There's an issue with the selected model (claude-sonnet-9). It may not exist or you may not have access to it. Run /model to pick a different model.",
    api(400, 'The provided model identifier is invalid.'),
    botocore('ValidationException', 'InvokeModel', 'The provided model identifier is invalid.'),
    'ValidationException: Could not resolve the foundation model from the provided model identifier.',
    'API Error (us.anthropic.claude-opus-9): 400 The provided model identifier is invalid.. Try /model to switch to opus.',
    api(404, 'The specified resource ARN could not be found.'),
    botocore(
      'ResourceNotFoundException',
      'GetInferenceProfile',
      'The requested inference profile could not be found.',
    ),
  ],
  'model-bare-id': [
    api(
      400,
      'Invocation of model ID anthropic.claude-sonnet-4-20250514-v1:0 with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.',
    ),
    "ValidationException: Invocation of model ID anthropic.claude-opus-4-6 with on-demand throughput isn't supported.",
    api(
      400,
      litellm(
        'Invocation of model ID anthropic.claude-opus-4-6 with on-demand throughput isn\\u2019t supported.',
      ),
    ),
  ],
  'model-provisioned': [
    'ResourceNotFoundException: The provisioned model arn:aws:bedrock:us-east-1:111122223333:provisioned-model/abc was not found.',
  ],
  'model-unrecognized': ['[claude-code:unrecognized_model] {"model":"my-gateway-model"}'],
  'auto-mode': [
    'us.anthropic.claude-sonnet-5 is temporarily unavailable, so auto mode cannot determine the safety of Bash right now. Wait a moment and then try this action again.',
  ],
  'model-access-form': [
    api(
      404,
      'Model use case details have not been submitted for this account. Fill out the Anthropic use case details form before using the model. If you have already filled out the form, try again in 15 minutes.',
    ),
    botocore(
      'ResourceNotFoundException',
      'InvokeModel',
      'Model use case details have not been submitted for this account.',
    ),
  ],
  'model-legacy': [
    '⚠ Claude Sonnet 4 was retired on October 14, 2026. Consider switching to a newer model.',

    api(
      404,
      'Access denied. This Model is marked by provider as Legacy and you have not been actively using the model in the last 30 days. Please upgrade to an active model on Amazon Bedrock',
    ),
    api(
      404,
      'This model version has reached the end of its life. Please refer to the AWS documentation for more details.',
    ),
    botocore('ResourceNotFoundException', 'Converse', 'This model version has reached the end of its life.'),
  ],
  'model-not-for-account': [
    failed(
      'anthropic.claude-opus-5-5 is not available for this account. You can explore other available models on Amazon Bedrock. For additional access options, contact AWS Sales',
    ),
  ],
  'model-subscription': [
    "API Error: 403 You don't have access to the model with the specified model ID.",
    api(
      403,
      'Model access is denied due to IAM user or service role is not authorized to perform the required AWS Marketplace actions (aws-marketplace:ViewSubscriptions, aws-marketplace:Subscribe) to enable access to this model. Refer to the Amazon Bedrock documentation for further details. Your AWS Marketplace subscription for this model cannot be completed at this time.',
    ),
    botocore(
      'AccessDeniedException',
      'InvokeModel',
      'Model access is denied due to arn:aws:iam::111122223333:user/a is not authorized to perform: aws-marketplace:Subscribe on resource: * because no identity-based policy allows the action.',
    ),
  ],
  'payment-method': [
    api(
      403,
      'Model access is denied due to INVALID_PAYMENT_INSTRUMENT:A valid payment instrument must be provided.. Your AWS Marketplace subscription for this model cannot be completed at this time. If you recently fixed this issue, try again after 2 minutes.',
    ),
  ],
  'country-unsupported': [
    api(
      403,
      'Access to Anthropic models is not allowed from unsupported countries, regions, or territories. Please refer to https://www.anthropic.com/supported-countries for more information',
    ),
    "API Error: Request blocked before it reached Anthropic's API (HTTP 403) · the network this request came from isn't allowed: usually an unsupported region, or a VPN, proxy or hosting network",
  ],
  'data-retention': [api(400, "data retention mode 'default' is not available for this model.")],
  'account-restricted': [
    'AccessDeniedException: Access to Bedrock models is not allowed for this account. Please raise a support case.',

    api(400, 'Operation not allowed'),
    api(403, 'Your account is currently being verified. Verification normally takes less than 2 hours.'),
    'BadCScoreException: Your account is not authorized to access this model. Please contact AWS Support',
    botocore(
      'AccessDeniedException',
      'InvokeModel',
      'Your account is not authorized to invoke this API operation.',
    ),
    api(403, 'Your AWS account is suspended. Contact AWS Support.'),
  ],

  // permissions
  'iam-denied': [
    botocore(
      'AccessDenied',
      'AssumeRole',
      `${USER} is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::444455556666:role/Bedrock`,
    ),
    `API Error: Could not load AWS credentials · ${USER} is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::444455556666:role/Bedrock. Check or refresh your AWS credentials and try again.`,
    failed(
      `${USER} is not authorized to perform: bedrock:InvokeModelWithResponseStream on resource: ${MODEL} because no identity-based policy allows the bedrock:InvokeModelWithResponseStream action`,
    ),
    `API Error: 403 ${USER} is not authorized to perform: bedrock:InvokeModel on resource: ${MODEL} with an explicit deny in an identity-based policy`,
    `API Error: 403 ${USER} is not authorized to perform: bedrock:InvokeModel on resource: ${MODEL} because no VPC endpoint policy allows the bedrock:InvokeModel action`,
    `API Error: 403 ${USER} is not authorized to perform: bedrock:InvokeModel on resource: ${MODEL} because no session policy allows the bedrock:InvokeModel action`,
    `API Error: 403 ${USER} is not authorized to perform: bedrock:InvokeModel on resource: ${MODEL} with an explicit deny in a permissions boundary`,
    `API Error: 403 ${USER} is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-east-1:444455556666:application-inference-profile/abc123 because no resource-based policy allows the bedrock:InvokeModel action`,
  ],
  'scp-denied': [
    `API Error: 403 ${USER} is not authorized to perform: bedrock:InvokeModelWithResponseStream on resource: ${MODEL} with an explicit deny in a service control policy: arn:aws:organizations::999988887777:policy/o-abc/service_control_policy/p-123`,
    `API Error: 403 ${USER} is not authorized to perform: bedrock:InvokeModel on resource: ${MODEL} with an explicit deny in a resource control policy`,
  ],
  'list-denied': [
    `Failed to list Bedrock inference profiles, falling back to hardcoded models: AccessDeniedException: ${USER} is not authorized to perform: bedrock:ListInferenceProfiles on resource: * because no identity-based policy allows`,
  ],
  'bearer-denied': [
    `API Error: 403 User: arn:aws:iam::111122223333:user/BedrockAPIKey-abc is not authorized to perform: bedrock:CallWithBearerToken with an explicit deny in an identity-based policy`,
  ],

  // quotas and the state of the service
  quota: [
    api(429, 'Too many tokens, please wait before trying again.'),
    'API Error (429 Too many tokens, please wait before trying again.) · Retrying in 4 seconds… (attempt 4/10)',
    api(429, 'Too many tokens per day, please wait before trying again.'),
    'API Error: Request rejected (429) · this may be a temporary capacity issue. If it persists, check your AWS service health.',
    botocore('ThrottlingException', 'InvokeModel', 'Too many requests, please wait before trying again.'),
    'ServiceQuotaExceededException: Your request exceeds the service quota for your account.',
    api(429, 'Too many connections, please wait before trying again.'),
    '{"name":"ThrottlingException","$fault":"client","$metadata":{"httpStatusCode":429,"attempts":3}}',
  ],
  'gateway-spend': [
    'API Error: Request rejected (429) · spend limit reached (daily; resets 2026-08-09 00:00 UTC)',
  ],
  'service-unavailable': [
    'API Error: The system encountered an unexpected error during processing. Try your request again.',

    'API Error: Repeated 529 Overloaded errors. The API is at capacity — this is usually temporary.',
    api(503, 'Bedrock is unable to process your request.'),
    'API Error: 500 Internal server error. This is a server-side issue, usually temporary — try again in a moment. If it persists, check your AWS status page.',
    api(
      424,
      'ModelErrorException: The system encountered an unexpected error during processing. Try your request again.',
    ),
    api(408, 'Model has timed out in processing the request. Try your request again.'),
    'ModelNotReadyException: The model is not ready for inference. Wait and try your request again.',
    'modelStreamErrorException: The system encountered an unexpected error during processing. Try your request again.',
    'internalServerException: The system encountered an unexpected error during processing. Try your request again.',
    'API Error: Server is temporarily limiting requests (not your usage limit)',
  ],

  // who signs
  'credentials-expired': [
    api(403, 'The security token included in the request is expired'),
    'AWS credentials expired or invalid · run `aws sso login --profile dev` and retry · API Error: 403 The security token included in the request is expired',
    botocore('ExpiredTokenException', 'InvokeModel', 'The security token included in the request is expired'),
    botocore('ExpiredToken', 'GetCallerIdentity', 'The security token included in the request is expired'),
    'API Error: 401 {"message":"The security token included in the request is expired"} · Please run /login',
  ],
  'credentials-invalid': [
    api(403, 'The security token included in the request is invalid.'),
    botocore(
      'UnrecognizedClientException',
      'ListFoundationModels',
      'The security token included in the request is invalid.',
    ),
    botocore(
      'InvalidClientTokenId',
      'GetCallerIdentity',
      'The security token included in the request is invalid.',
    ),
    api(
      403,
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.',
    ),
  ],
  'clock-skew': [
    api(
      403,
      'Signature expired: 20261120T120000Z is now earlier than 20261120T121000Z (20261120T121500Z - 5 min.)',
    ),
    'RequestTimeTooSkewed: The difference between the request time and the current time is too large.',
  ],
  'credentials-unavailable': [
    'API Error: Could not load AWS credentials · Could not load credentials from any providers. Check or refresh your AWS credentials and try again.',
    'CredentialsProviderError: Could not load credentials from any providers',
    'Unable to locate credentials. You can configure credentials by running "aws configure".',
    'botocore.exceptions.NoCredentialsError: Unable to locate credentials',
    'Error: Resolved credential object is not valid',
    'Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY',
    'Could not resolve authentication method. Expected one of apiKey, authToken, credentials, config, or profile to be set.',
    'TimeoutError: connect ETIMEDOUT 169.254.169.254:80',
    `Couldn't load credentials for profile "dev". If this is an SSO profile, run:`,
  ],
  'chain-slow': [
    'API Error: AWS default-chain credential resolve timed out',
    'Timed out after 60s waiting for AWS. Check your network and proxy settings; if a credential helper needs longer to prompt you, raise CLAUDE_CODE_AWS_CHAIN_RESOLVE_TIMEOUT_MS.',
  ],
  'refresh-elsewhere': [
    'Another Claude Code process is running your aws sso login --profile dev command. Finish signing in where that session started it, or stop this request and send it again to sign in here instead.',
    'A Claude Code session closed before its aws sso login sign-in finished, and that sign-in is still running (pid 4711).',
  ],
  'refresh-command': [
    'AWS auth refresh timed out after 3 minutes. Run your auth command manually in a separate terminal.',
    'Error running awsAuthRefresh (in settings or ~/.claude.json):',
    'AWS login did not complete (Aws sso login exited with an error). Run it in another terminal and try again.',
    'AWS auth refresh: executable not found in a safe directory',
  ],
  'export-command': [
    'awsCredentialExport did not return a valid value',
    'awsCredentialExport timed out after 10 minutes',
    'Error getting AWS credentials from awsCredentialExport (in settings or ~/.claude.json): Command failed',
  ],
  'container-host': [
    "API Error: Could not load AWS credentials · 'metadata.corp.example' is not a valid container metadata service hostname.",
    'CredentialsProviderError: The container metadata credential provider cannot be used unless the AWS_CONTAINER_CREDENTIALS_RELATIVE_URI or AWS_CONTAINER_CREDENTIALS_FULL_URI environment variable is set',
  ],
  'sso-conflict': ['Conflicting SSO region configurations in profile dev and sso-session corp.'],
  'profile-incomplete': [
    "TypeError: undefined is not an object (evaluating 'p.sso_region')",
    "TypeError: Cannot read properties of undefined (reading 'sso_region')",
    'Profile is configured with invalid SSO credentials. Required parameters "sso_account_id", "sso_region", "sso_role_name", "sso_start_url". Got region. Reference: https://docs.aws.amazon.com/cli',
    'The specified sso-session does not exist: "corp"',
    'Missing the following required SSO configuration values: sso_start_url, sso_region.',
    'Detected a cycle attempting to resolve credentials for profile a. Profiles visited: a, b',
    'Unsupported credential source in profile dev. Expected Ec2InstanceMetadata or EcsContainer or Environment, got Foo.',
  ],
  'profile-missing': [
    'The config profile (wrok) could not be found',
    'Profile dev could not be found or parsed in shared credentials file.',
    'Could not resolve credentials using profile: [dev] in configuration/credentials file(s).',
    'botocore.exceptions.ProfileNotFound: The config profile (bedrock) could not be found',
  ],
  'aws-config-broken': [
    'Unable to parse config file: /home/ada/.aws/config',
    'botocore.exceptions.ConfigParseError: Unable to parse config file: /root/.aws/credentials',
  ],
  'aws-cli-missing': [
    '/bin/sh: 1: aws: not found',
    "'aws' is not recognized as an internal or external command, operable program or batch file.",
    'zsh: command not found: aws',
    'Error: spawn aws ENOENT',
  ],
  'aws-cli-old': [
    'aws: error: argument operation: Invalid choice, valid choices are:',
    'aws: error: argument command: Invalid choice, valid choices are: accessanalyzer | account',
  ],
  'region-missing': [
    'You must specify a region. You can also configure your region by running "aws configure".',
    'Error: Region is missing',
  ],
  'signature-region': [
    api(403, "Credential should be scoped to a valid region, not 'us-east-1'."),
    api(403, "Credential should be scoped to correct service: 'bedrock'."),
  ],
  'duration-seconds': [
    botocore(
      'ValidationError',
      'AssumeRole',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    ),
    'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
  ],
  'web-identity-token': [
    'It looks like you might be trying to authenticate with OIDC. Did you mean to set the `id-token` permission?',

    botocore(
      'AccessDenied',
      'AssumeRoleWithWebIdentity',
      'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    ),
    'ExpiredTokenException: Token expired: current date/time 1764400000 must be before the expiration date/time 1764390000',
    'InvalidIdentityToken: No OpenIDConnect provider found in your account for https://oidc.eks.us-east-1.amazonaws.com/id/ABC',
  ],
  'mfa-in-chain': [
    'Profile work requires multi-factor authentication, but no MFA code callback was provided.',
    botocore(
      'AccessDenied',
      'AssumeRole',
      'MultiFactorAuthentication failed with invalid MFA one time pass code.',
    ),
  ],
  'process-broken': [
    'Profile dev credential_process returned expired credentials.',
    'Error when retrieving credentials from custom-process: /bin/sh: granted: command not found',
    'Profile dev credential_process did not return Version 1.',
  ],
  'chain-differs': [
    'Multiple credential sources detected: Both AWS_PROFILE and the pair AWS_ACCESS_KEY_ID/AWS_SECRET_ACCESS_KEY static credentials are set.',
  ],
  'sso-expired': [
    'InvalidClientException: client_secret_expired',

    'The SSO session associated with this profile has expired or is otherwise invalid. To refresh this SSO session run aws sso login with the corresponding profile.',
    'Error when retrieving token from sso: Token has expired and refresh failed',
    'botocore.exceptions.TokenRetrievalError: Error when retrieving token from sso: Token has expired and refresh failed',
    botocore('InvalidGrantException', 'CreateToken', ''),
    botocore('UnauthorizedException', 'GetRoleCredentials', 'Session token not found or invalid'),
    'API Error: Could not load AWS credentials · Token is expired. To refresh this SSO session run aws sso login with the corresponding profile.. Check or refresh your AWS credentials and try again.',
    'Failed to load a token for session corp, please re-authenticate using aws login',
    'Your session has expired or credentials have changed. Please re-authenticate using aws login.',
    'Pending authorization to retrieve an SSO token has expired. The login flow to retrieve an SSO token must be restarted.',
    botocore('InvalidClientException', 'CreateToken', 'Client registration has expired'),
  ],
  'sso-not-signed-in': [
    "Error: ENOENT: no such file or directory, open '/root/.aws/sso/cache/abc.json'",

    'Error loading SSO Token: Token for corp does not exist',
    'The SSO session token associated with profile=dev was not found or is invalid. To refresh this SSO session run aws sso login with the corresponding profile.',
  ],
  'sso-portal-unknown': [botocore('InvalidRequestException', 'StartDeviceAuthorization', '')],
  'sso-access-removed': [botocore('ForbiddenException', 'GetRoleCredentials', 'No access')],
  'bearer-expired': [
    api(403, '{"Message":"Bearer Token has expired"}'),
    'Failed to authenticate. API Error: 403 {"Message":"Bearer Token has expired"}',
  ],
  'bearer-invalid': [
    api(
      403,
      '{"Message":"Authentication failed: Please make sure your API Key is valid."} · Please run /login',
    ),
  ],
  'bearer-not-bedrock': [
    api(403, '{"Message":"Invalid API Key format: Must start with pre-defined prefix"} · Please run /login'),
  ],
  'auth-conflict': [
    api(
      403,
      "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter.",
    ),
    api(403, '{"message":"Missing Authentication Token"}'),
    'Auth conflict: Both a token (ANTHROPIC_AUTH_TOKEN) and an API key (ANTHROPIC_API_KEY) are set. This may lead to unexpected behavior.',
    api(403, "'Bearer' not a valid key=value pair (missing equal-sign) in Authorization header: 'Bearer x'."),
  ],
  'custom-headers': [
    "API Error: Invalid header name: 'X Foo'",
    "API Error: Header 'X-Foo' has invalid value",

    'Invalid ANTHROPIC_CUSTOM_HEADERS · Fix the environment variable · Invalid header value',
    'Invalid auth token · Fix external auth token · it contains a line break',
  ],
  'managed-credentials': [
    'Your organization manages how you reach Amazon Bedrock, so Claude Code uses your organization’s AWS setup instead of running the awsCredentialExport command from settings.',
    'AWS authentication failed · credentials are managed by this environment — retry, or contact your administrator · API Error: 403 Forbidden',
  ],
  'provider-forbidden': [
    "Your organization's managed settings allow Claude Code to use no API provider at all (allowedProviders is empty)",
    'this machine’s managed settings (allowedProviders) do not list "bedrock"',
  ],
  'version-old': [
    'Claude Code 2.1.190 is older than the minimum version required by your organization (2.1.300)',
    'Claude Code 2.1.180 does not support this model; version 2.1.219 or newer is required',
  ],
  'provider-only': [
    'Remote Control is only available when using Claude via api.anthropic.com. CLAUDE_CODE_USE_BEDROCK is set, so this session is using Amazon Bedrock',
  ],
  'folder-untrusted': [
    'Security: awsAuthRefresh executed before workspace trust is confirmed. If you see this message, post in',
    'Ignoring 3 permissions.allow entries from .claude/settings.json: this workspace has not been trusted',
  ],

  // Anthropic's own service answers
  'bedrock-off': [
    'Not logged in · Please run /login',
    'Login required',
    'Login expired · Please run /login',
    'Invalid API key · Fix external API key',
    'Invalid API key · Please run /login',
    'Please run /login',
    'OAuth token revoked · Please run /login',
    'Failed to authenticate: OAuth session expired and could not be refreshed',
    'API Error: 401 Invalid authentication credentials',
    'API Error: 401 {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}',
    'Credit balance is too low',
    "You've hit your session limit · resets 3pm",
    'Claude usage limit reached. Your limit will reset at 3pm (Europe/Berlin).',
    'This organization has been disabled.',
    'Your ANTHROPIC_API_KEY belongs to a disabled organization · Unset the environment variable to use your other credentials',
    'Your organization has disabled API key authentication',
    'Your organization has disabled Claude subscription access for Claude Code',
    'Your apiKeyHelper script is failing',
    'Unable to connect to Anthropic services\nFailed to connect to api.anthropic.com: ERR_BAD_REQUEST',
    'getaddrinfo ENOTFOUND api.anthropic.com',
    'Your account has been disabled after an automatic review of your recent activities.',
  ],

  // the way
  'stream-rewritten': [
    'Bedrock streaming response has content-type "text/event-stream"; expected "application/vnd.amazon.eventstream". A gateway or proxy between Claude Code and Bedrock is likely transforming the response body',
    'API Error: Truncated event message received.',
    'Could not parse a Bedrock chunk into JSON: <html>',
    'Error: The prelude checksum specified in the message (12) does not match the calculated CRC32 checksum (34)',
  ],
  'stream-broken': [
    'API Error: Connection lost mid-response. The response above may be incomplete.',
    'API Error: Server error mid-response. The response above may be incomplete.',
    'API Error: Response stalled mid-stream. The response above may be incomplete.',
    'The socket connection was closed unexpectedly\nSocket is closed',
    'API Error: Stream idle timeout - partial response received',
    'Error: Premature close',
    'API Error: Connection closed while thinking, before producing a response',
  ],
  'empty-answer': [
    'API returned an empty or malformed response (HTTP 200) — check for a proxy or gateway intercepting the request. Response: text/html; body is an HTML page, 5120 bytes',
  ],
  proxy: [
    "Couldn't connect through your proxy (ERR_PROXY_TUNNEL)",
    'API Error: 403 Forbidden',
    'getaddrinfo ENOTFOUND proxy.corp.example',
    'connect ECONNREFUSED proxy.corp.example:8080',
    'Error: tunneling socket could not be established, statusCode=407',
    'Failed to connect to proxy URL: "http://proxy.corp.example:3128"',
    'ProxyConnectionError: Failed to connect to proxy URL',
    'Received HTTP code 407 from proxy after CONNECT',
    'OSError: Tunnel connection failed: 403 Forbidden',
    'API Error: 407 Proxy Authentication Required',
    'Error: write EPROTO 140:error:1408F10B:SSL routines:ssl3_get_record:wrong version number',
    'SyntaxError: Unexpected token \'<\', "<!DOCTYPE "... is not valid JSON',
    'The proxy refused the connection (HTTP 403)',
    'Unsupported proxy protocol: socks5://127.0.0.1:1080',
  ],
  tls: [
    'Unable to connect to API: Self-signed certificate detected (SELF_SIGNED_CERT_IN_CHAIN). The certificate comes from an authority',
    'Unable to connect to API: SSL certificate verification failed (UNABLE_TO_GET_ISSUER_CERT_LOCALLY).',
    'Error: self signed certificate in certificate chain',
    'Error: self-signed certificate in certificate chain',
    'unable to get local issuer certificate',
    'Error: unable to verify the first certificate',
    'SSL validation failed for https://oidc.us-east-1.amazonaws.com/client/register [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate in certificate chain (_ssl.c:1000)',
    'Unable to connect to API: SSL certificate has expired',
    "Hostname/IP does not match certificate's altnames: Host: bedrock-runtime.us-east-1.amazonaws.com. is not in the cert's altnames",
    'Unable to connect to API: SSL certificate hostname mismatch',
  ],
  'ca-file': [
    'Warning: Ignoring extra certs from `~/corp.pem`, load failed: error:80000002:system library::No such file or directory',
    'OSError: Could not find a suitable TLS CA certificate bundle, invalid path: ~/corp.pem',
  ],
  fips: [
    'getaddrinfo ENOTFOUND portal.sso-fips.us-east-1.amazonaws.com',
    'Could not connect to the endpoint URL: "https://oidc-fips.eu-west-1.amazonaws.com/token"',
  ],
  'base-url': [
    api(400, 'The requested operation is not recognized by the service.'),

    'connect ECONNREFUSED 127.0.0.1:4566',
    'Could not connect to the endpoint URL: "http://localhost:4566/"',
    'Error: connect ECONNREFUSED ::1:4566',
    'AccessDeniedException: Unable to determine service/operation name to be authorized',
    'Invalid endpoint: https://portal.sso..amazonaws.com',
    'TypeError [ERR_INVALID_URL]: Invalid URL',
    api(404, 'UnknownOperationException'),
  ],
  'endpoint-unreachable': [
    'Unable to connect. Is the computer able to access the url?',
    'The socket connection was closed unexpectedly. For more information, pass `verbose: true` in the second argument to fetch()',

    'Could not connect to the endpoint URL: "https://bedrock-runtime.eu-centrl-1.amazonaws.com/model/x/invoke"',
    'Connect timeout on endpoint URL: "https://sts.us-east-1.amazonaws.com/"',
    'Read timeout on endpoint URL: "https://bedrock-runtime.us-east-1.amazonaws.com/model/x/invoke"',
    'getaddrinfo ENOTFOUND bedrock-runtime.eu-central-1.amazonaws.com',
    'getaddrinfo EAI_AGAIN bedrock-runtime.us-east-1.amazonaws.com',
    'connect ETIMEDOUT 52.46.1.2:443',
    'Unable to connect to API. Check your internet connection',
    'Connection refused — a firewall or proxy may be blocking it (ConnectionRefused)',
    "Can't reach the API server — check your internet or DNS (ENOTFOUND)",
    'No internet route — check your connection or VPN (EHOSTUNREACH)',
    'Connection dropped (ECONNRESET)',
    'Error: socket hang up',
    'TypeError: fetch failed',
    'API Error: Request timed out. Check your internet connection and proxy settings',
    'API Error: Connection error.',
  ],
  'settings-invalid-json': [
    'settings.json did not load, so nothing in them is in effect, including hooks and permission rules.',
  ],
  'settings-entry-skipped': [
    'These settings entries were skipped; the rest of each source is in effect: /x/settings.json (hooks.Foo): Unknown hook event "Foo" was ignored.',
  ],
  'model-unknown-window': [
    'Claude Code doesn\'t recognize the model "team0profile", so it assumes a context window of 1m tokens.',
  ],
  'request-malformed': [
    api(
      400,
      '{"message":"Malformed input request: #: extraneous key [thinking] is not permitted, please reformat your input and try again."}',
    ),
    api(400, '`temperature` and `top_p` cannot both be specified for this model. Please use only one.'),
  ],
  'tool-sign-in': [
    'error authenticating to IdP: unable to locate IDP OIDC form submit URL',
    "granted: Please login using 'granted sso login --sso-start-url https://x --sso-region us-east-1'",
  ],
  unclassified: [
    'AWS authentication failed · refresh your AWS credentials (SSO sign-in, access keys, API key or proxy token) and retry · if credentials are current, check AWS permissions and model access · API Error: 403',
  ],
};
