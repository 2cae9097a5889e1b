import type { Deny } from '../../../src/sandbox/cloud/cloud.ts';
import type { Person } from '../person.ts';
import type { Scene } from '../scene.ts';

const INVOKE = 'bedrock:InvokeModel*';

/** Lets Amazon Bedrock refuse each invocation with these words. */
function refuse({ sandbox }: Person, status: number, code: string, message: string) {
  sandbox.fail({ service: 'bedrock-runtime' }, { kind: 'error', status, code, message });
}

/** Denies something in the account of the healthy person. */
function deny({ sandbox }: Person, kind: Deny['kind'], action: string, resource = '*') {
  sandbox.cloud.accounts[0]?.denies.push({ kind, action, resource });
}

export const PERMISSION_SCENES: readonly Scene[] = [
  {
    row: 'list-denied',
    when: 'the models may be invoked but not listed',
    arrange: (person) => deny(person, 'identity-policy', 'bedrock:List*'),
    status: 'warn',
    found: /bedrock:ListInferenceProfiles on arn:.*, as no identity-based policy allows it/,
    fix: /where the models are named in the settings/,
  },
  {
    row: 'iam-denied',
    when: 'no policy of the role allows invoking',
    arrange: (person) => deny(person, 'identity-policy', INVOKE),
    status: 'fail',
    found:
      /bedrock:InvokeModel\w* on arn:aws:bedrock:eu-central-1:111122223333:inference-profile\/eu\.anthropic\.claude-opus-5-5, as no identity-based policy allows it/,
    fix: /a policy of the role, the user or the permission set has to change/,
  },
  {
    row: 'iam-denied',
    when: 'a statement of the role denies',
    arrange: (person) => deny(person, 'explicit-deny', INVOKE),
    status: 'fail',
    found: /explicitly by the identity-based policy/,
    fix: /a policy of the role/,
  },
  {
    row: 'iam-denied',
    when: 'the permissions boundary does not reach so far',
    arrange: (person) => deny(person, 'permission-boundary', INVOKE),
    status: 'fail',
    found: /as no permissions boundary allows it/,
    fix: /the permissions boundary of the role or the user has to change/,
  },
  {
    row: 'iam-denied',
    when: 'the session was given less than the role may',
    arrange: (person) => deny(person, 'session-policy', INVOKE),
    status: 'fail',
    found: /as no session policy allows it/,
    fix: /the session policy that whoever hands out the credentials sets/,
  },
  {
    row: 'scp-denied',
    when: 'the organisation denies one destination of the profile',
    arrange: (person) => deny(person, 'scp', INVOKE, 'arn:aws:bedrock:eu-west-3::*'),
    status: 'fail',
    found:
      /explicitly by the service control policy \(arn:aws:organizations::.*\)\. eu\.anthropic\.claude-opus-5-5 is called in eu-central-1 and may send requests to eu-west-3/,
    fix: /Until then, global\.anthropic\.claude-opus-5-5/,
  },
  {
    row: 'quota',
    when: 'the tokens of the minute are used up',
    arrange: ({ sandbox }) => {
      sandbox.cloud.accounts[0]?.exhausted.push({ model: '*opus-5-5', per: 'minute' });
    },
    status: 'fail',
    found: /Too many tokens, please wait/,
    fix: /Wait a minute.* global\.anthropic\.claude-opus-5-5 has a quota of its own/,
  },
  {
    row: 'quota',
    when: 'the tokens of the day are used up',
    arrange: ({ sandbox }) => {
      sandbox.cloud.accounts[0]?.exhausted.push({ model: '*opus-5-5', per: 'day' });
    },
    status: 'fail',
    found: /Too many tokens per day/,
    fix: /whole again tomorrow/,
  },
  {
    row: 'account-restricted',
    when: 'AWS put a hold on the account',
    arrange: ({ sandbox }) => {
      for (const account of sandbox.cloud.accounts) account.isRestricted = true;
    },
    status: 'fail',
    found: /Operation not allowed/,
    fix: /AWS Support/,
  },
  {
    row: 'model-not-for-account',
    when: 'AWS does not offer the model to the account',
    arrange: (person) =>
      refuse(
        person,
        403,
        'AccessDeniedException',
        'anthropic.claude-opus-5-5 is not available for this account. You can explore other available models on Amazon Bedrock.',
      ),
    status: 'fail',
    found: /not for this account; no policy and no form changes that.*is not available for this account/,
    fix: /Use another model, such as \S+: \/bedrock:setup\. .*AWS account team.*an IAM policy does not help/,
  },
  {
    row: 'payment-method',
    when: 'the account has no way of paying that AWS Marketplace accepts',
    arrange: (person) =>
      refuse(
        person,
        403,
        'AccessDeniedException',
        'Model access is denied due to INVALID_PAYMENT_INSTRUMENT:A valid payment instrument must be provided. Your AWS Marketplace subscription for this model cannot be completed at this time.',
      ),
    status: 'fail',
    found: /no payment method.*INVALID_PAYMENT_INSTRUMENT/,
    fix: /valid payment method \(AWS console, Billing/,
  },
  {
    row: 'country-unsupported',
    when: 'the request comes from a country that Anthropic does not serve',
    arrange: (person) =>
      refuse(
        person,
        403,
        'AccessDeniedException',
        'Access to Anthropic models is not allowed from unsupported countries, regions, or territories.',
      ),
    status: 'fail',
    found: /in a country or territory where Anthropic's models may not be used/,
    fix: /supported-countries/,
  },
  {
    row: 'account-restricted',
    when: 'AWS has blocked the account in other words',
    arrange: (person) =>
      refuse(
        person,
        403,
        'AccessDeniedException',
        'Your account is not authorized to invoke this API operation.',
      ),
    status: 'fail',
    found: /Your account is not authorized to invoke/,
    fix: /AWS Support/,
  },
  {
    row: 'unclassified',
    when: 'AWS denies in words that IAM does not write',
    arrange: (person) => refuse(person, 403, 'AccessDeniedException', 'The moon is in the wrong house.'),
    status: 'fail',
    found: /AWS says: The moon is in the wrong house/,
    fix: /The message from AWS usually says what to do/,
  },
  {
    row: 'unclassified',
    when: 'AWS refuses for a reason that is new',
    arrange: ({ sandbox }) =>
      sandbox.fail(
        { service: 'bedrock-runtime' },
        { kind: 'error', status: 418, code: 'TeapotException', message: 'short and stout' },
      ),
    status: 'fail',
    found: /AWS says: short and stout/,
    fix: /The message from AWS usually says what to do/,
  },
];
