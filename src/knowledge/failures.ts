/** What a failure means and what helps. `say` and `fix` are whole sentences for a person. */
export interface Failure {
  readonly title: string;
  readonly say: string;
  readonly fix: string;
}

/** How AWS, or what stands before it, refuses: one entry per finding id. */
export const FAILURES = {
  // who signs
  'credentials-unavailable': {
    title: 'No AWS credentials were found',
    say: 'Neither the environment nor the AWS files hold credentials.',
    fix: 'Sign in with claude-bedrock login, or choose a profile with --profile; claude-bedrock status lists them.',
  },
  'credentials-expired': {
    title: 'The AWS credentials have expired',
    say: 'The temporary credentials have expired.',
    fix: 'Renew them (sign in again, or export new ones), then run this again.',
  },
  'credentials-invalid': {
    title: 'AWS does not accept the credentials',
    say: 'The access key does not exist (any more), or its secret is wrong.',
    fix: 'Use a current access key, or use a profile that signs in through IAM Identity Center.',
  },
  'clock-skew': {
    title: "This computer's clock is wrong",
    say: 'AWS refuses signatures that are more than 5 minutes off.',
    fix: 'Set the clock (turn on automatic time), then run this again.',
  },
  'profile-missing': {
    title: 'The AWS profile does not exist',
    say: 'The AWS config and credentials files have no profile of that name.',
    fix: 'Use one of the profiles that claude-bedrock status shows.',
  },
  'profile-incomplete': {
    title: 'The AWS profile is incomplete',
    say: 'The profile is incomplete, so it gives no credentials.',
    fix: 'Complete it in the AWS config file; claude-bedrock status says what is missing.',
  },
  'role-refused': {
    title: 'AWS STS rejects the request for the role',
    say: 'Something in the profile’s role settings is not valid.',
    fix: 'Correct the profile in the AWS config file, then run this again.',
  },
  'web-identity-refused': {
    title: 'AWS STS does not accept the web identity token',
    say: 'The token has expired, or its issuer or audience is not one that the role trusts.',
    fix: 'Get a new token from the platform, or use a profile that signs in through IAM Identity Center.',
  },
  'mfa-in-chain': {
    title: 'The AWS profile asks for a one-time code',
    say: 'The profile has mfa_serial, and Claude Code cannot ask for the code.',
    fix: 'Use a profile that signs in through IAM Identity Center, or put credentials made with the code into a profile of their own: /bedrock:setup takes both.',
  },
  'process-broken': {
    title: 'The credential process failed',
    say: 'The program that the profile names as credential_process returned no usable credentials.',
    fix: 'Run the program by hand to see why, then run this again.',
  },
  'sso-not-signed-in': {
    title: 'Not signed in to IAM Identity Center',
    say: 'There is no sign-in for this profile on this computer.',
    fix: 'Sign in: claude-bedrock login --profile PROFILE.',
  },
  'sso-expired': {
    title: 'The IAM Identity Center session has expired',
    say: 'The sign-in of this profile has expired, and only you can renew it.',
    fix: 'Sign in again: claude-bedrock login --profile PROFILE.',
  },
  'sso-access-removed': {
    title: 'IAM Identity Center gives no access to this role',
    say: 'You are signed in, but the account and role of this profile are not assigned to you (any more).',
    fix: 'Choose a profile with another account or role, or ask the administrator of IAM Identity Center.',
  },
  'sso-portal-unknown': {
    title: 'AWS knows no such access portal',
    say: 'IAM Identity Center in this region does not know the start URL: one of the two is wrong.',
    fix: 'Check the start URL for typing errors, and the region: the AWS access portal shows both under "Access keys".',
  },
  'sso-region-unknown': {
    title: 'IAM Identity Center is not in this region',
    say: 'There is no endpoint of IAM Identity Center in this region.',
    fix: 'Give the region in which IAM Identity Center is set up; the AWS access portal shows it under "Access keys".',
  },
  'sso-throttled': {
    title: 'IAM Identity Center throttles these requests',
    say: 'AWS throttles these requests.',
    fix: 'Wait a minute, then run this again.',
  },
  // who signs, with an API key
  'bearer-invalid': {
    title: 'AWS does not accept the Amazon Bedrock API key',
    say: 'The API key does not exist (any more), or it was cut off or altered.',
    fix: 'Create a new key in the Amazon Bedrock console, then run this again.',
  },
  'bearer-expired': {
    title: 'The Amazon Bedrock API key has expired',
    say: 'The API key has expired; a short-term key lasts 12 hours at most.',
    fix: 'Create a new key in the Amazon Bedrock console, then run this again.',
  },
  'bearer-wrong-region': {
    title: 'The Amazon Bedrock API key is for another region',
    say: 'A short-term API key works only in the region it was made for.',
    fix: 'Ask in the region of the key, or create a key for this region.',
  },
  'bearer-denied': {
    title: 'IAM denies the use of API keys',
    say: 'The owner of the API key may not use it: bedrock:CallWithBearerToken is denied.',
    fix: 'Ask the administrator to allow bedrock:CallWithBearerToken, or use an AWS profile.',
  },
  // the way
  'endpoint-unreachable': {
    title: 'AWS does not answer',
    say: 'The endpoint could not be reached, or it gave no answer in time.',
    fix: 'Check the network, the VPN and the firewall; then run this again.',
  },
  'region-no-bedrock': {
    title: 'Amazon Bedrock is not in this region',
    say: 'There is no Amazon Bedrock endpoint of this region.',
    fix: 'Check the name of the region, or choose another; --region all asks every region with Claude.',
  },
  'region-not-enabled': {
    title: 'The region is not enabled for the account',
    say: 'The credentials work in other regions, but not in this region: it has to be enabled first.',
    fix: 'Choose another region, or enable this one in the account settings of the AWS console.',
  },
  proxy: {
    title: 'Something other than AWS answered',
    say: 'The answer is not one that AWS gives: a proxy, a captive portal or a gateway is in between.',
    fix: 'Check HTTPS_PROXY, NO_PROXY, the VPN and ANTHROPIC_BEDROCK_BASE_URL; then run this again.',
  },
  tls: {
    title: 'The TLS certificate is not trusted',
    say: "The certificate is not one that Node.js trusts; usually the company's TLS inspection put it there.",
    fix: "Set NODE_EXTRA_CA_CERTS to the file with the company's CA certificates, then run this again.",
  },
  'base-url': {
    title: 'The endpoint does not serve Amazon Bedrock',
    say: 'What answers at the configured endpoint does not know the request.',
    fix: 'Check ANTHROPIC_BEDROCK_BASE_URL and AWS_ENDPOINT_URL; both are usually unset.',
  },
  'service-unavailable': {
    title: 'Amazon Bedrock has a problem at the moment',
    say: 'AWS answered that it cannot serve the request now.',
    fix: 'Try again in a minute.',
  },
  // what is allowed
  'iam-denied': {
    title: 'IAM does not allow the request',
    say: 'The policies of these credentials do not allow the request.',
    fix: 'Ask the administrator to allow it, or use another profile.',
  },
  'scp-denied': {
    title: 'A policy of the organisation denies the request',
    say: 'A service control policy denies the request, often for one of the regions a profile may route to.',
    fix: 'Choose a model with another routing or region, or ask the administrator of AWS Organizations.',
  },
  'list-denied': {
    title: 'IAM does not allow listing the models',
    say: 'Listing is denied; invoking a model may work all the same.',
    fix: 'Ask the administrator to allow bedrock:ListInferenceProfiles, or name the models with --model and --probe.',
  },
  'model-not-for-account': {
    title: 'AWS does not offer this model to the account',
    say: 'The model exists, but not for this account; no policy and no form changes that.',
    fix: 'Use another model; the account team of AWS, or the reseller that the account comes from, can tell whether you can get it.',
  },
  'payment-method': {
    title: 'AWS Marketplace cannot bill the account',
    say: 'The first use of a model makes an AWS Marketplace subscription, and the account has no payment method that AWS accepts for it.',
    fix: 'Ask the owner of the account to add a valid payment method (AWS console, Billing, Payment preferences), then try again after 2 minutes.',
  },
  'country-unsupported': {
    title: 'Anthropic does not serve this country',
    say: "The request, or the account's address, is in a country or territory where Anthropic's models may not be used.",
    fix: 'Nothing here helps; https://www.anthropic.com/supported-countries lists the countries. If the country is wrong, check the VPN, and ask the owner of the account to correct its address.',
  },
  'account-restricted': {
    title: 'AWS has restricted the account',
    say: 'Amazon Bedrock refuses every invocation from this account.',
    fix: 'Only AWS Support can lift this: open a case under account and billing.',
  },
  // the model
  'model-bare-id': {
    title: 'The model needs an inference profile',
    say: 'This model cannot be invoked by its bare id.',
    fix: 'Use the id of an inference profile, such as us.anthropic.… or global.anthropic.…',
  },
  'model-not-listed': {
    title: 'Amazon Bedrock does not know this model here',
    say: 'The id is misspelt, or belongs to another region or geography.',
    fix: 'Choose a model that answers in this region: /bedrock:setup in Claude Code, or claude-bedrock models.',
  },
  'arn-region': {
    title: 'The ARN belongs to another region',
    say: 'An inference profile is invoked in the region its ARN names.',
    fix: 'Use that region, or the profile of this one.',
  },
  'model-access-form': {
    title: "Anthropic's use case form was not sent",
    say: "The account has not sent Anthropic's one-time use case form, or it is not processed yet.",
    fix: 'Send it in the Amazon Bedrock console (Model catalog, any Claude model), then wait up to 15 minutes.',
  },
  'model-subscription': {
    title: 'The account has no agreement for this model',
    say: 'The first use of a model makes an AWS Marketplace subscription, and these credentials may not make one.',
    fix: 'Ask someone with aws-marketplace:Subscribe to invoke the model once, then try again after 2 minutes.',
  },
  'model-legacy': {
    title: 'The model has been retired',
    say: 'The model is legacy or past its end of life.',
    fix: 'Use the newest model of its family.',
  },
  quota: {
    title: 'The quota is used up',
    say: 'For now AWS takes no more tokens or requests of this account for this model.',
    fix: 'Wait, then try again. If it comes back, choose another routing or model, or ask AWS for a higher quota (Service Quotas, Amazon Bedrock).',
  },
  'data-retention': {
    title: "The model does not accept the account's data retention mode",
    say: 'The model is served only under another data retention mode than the account has.',
    fix: 'Use another model, or have those who govern the account decide on the mode that it wants in this region: provider_data_share where default is refused, default where none is.',
  },
  unclassified: {
    title: 'AWS refused the request',
    say: 'The reason is none that is known here.',
    fix: 'The message from AWS usually says what to do.',
  },
} as const satisfies Readonly<Record<string, Failure>>;

/** The finding id of a failure. */
export type FailureId = keyof typeof FAILURES;

/** True for the id of a failure that is in the table. */
export function isFailureId(id: string): id is FailureId {
  return Object.hasOwn(FAILURES, id);
}
