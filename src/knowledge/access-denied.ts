/**
 * What IAM says when it denies: `User: ARN is not authorized to perform: ACTION on resource: ARN because no … policy
 * allows the … action`, or `… with an explicit deny in a … policy`. The service gives nothing but this text.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */

/** The kinds of policies that IAM names as the reason. */
export type PolicyKind =
  | 'identity-based'
  | 'resource-based'
  | 'permissions-boundary'
  | 'session'
  | 'service-control'
  | 'resource-control'
  | 'vpc-endpoint';

/** One denied request. What IAM kept to itself is absent. */
export interface AccessDenied {
  /** Such as `bedrock:InvokeModelWithResponseStream`. */
  readonly action: string;
  /** An ARN, or `*`. */
  readonly resource?: string;
  /** The ARN of whoever asked. */
  readonly principal?: string;
  readonly policy?: PolicyKind;
  /** A statement denies; otherwise none allows. */
  readonly isExplicit: boolean;
  readonly policyArn?: string;
}

const KINDS: Readonly<Record<string, PolicyKind>> = {
  'identity-based policy': 'identity-based',
  'resource-based policy': 'resource-based',
  'permissions boundary': 'permissions-boundary',
  'session policy': 'session',
  'service control policy': 'service-control',
  'resource control policy': 'resource-control',
  'vpc endpoint policy': 'vpc-endpoint',
};

/** The characters of ARNs: nothing that could move a cursor. */
const ARN = String.raw`(arn:[\w:/+=,.@*-]*[\w*])`;
const ACTION = /not authorized to perform: ([\w-]+:\w+)/;
const PRINCIPAL = new RegExp(`User: ${ARN}`);
const RESOURCE = new RegExp(String.raw`on resource: (?:${ARN}|(\*))`);
const POLICY_ARN = new RegExp(`policy: ${ARN}`);
const REASON = new RegExp(`(because no|explicit deny in an?) (${Object.keys(KINDS).join('|')})`, 'i');

/** Takes IAM's text apart; `undefined` where it is another text. */
export function parseAccessDenied(text: string): AccessDenied | undefined {
  const action = ACTION.exec(text)?.[1];
  if (action === undefined) return undefined;
  const [, arn, anything] = RESOURCE.exec(text) ?? [];
  const resource = arn ?? anything;
  const principal = PRINCIPAL.exec(text)?.[1];
  const [, verdict = '', kind = ''] = REASON.exec(text) ?? [];
  const policy = KINDS[kind.toLowerCase()];
  const policyArn = POLICY_ARN.exec(text)?.[1];
  return {
    action,
    ...(resource !== undefined && { resource }),
    ...(principal !== undefined && { principal }),
    ...(policy !== undefined && { policy }),
    isExplicit: verdict.startsWith('explicit'),
    ...(policyArn !== undefined && { policyArn }),
  };
}
