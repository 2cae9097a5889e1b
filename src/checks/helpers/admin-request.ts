import type { DoctorFacts } from '../../facts/doctor-facts.ts';
import type { AccessDenied } from '../../knowledge/access-denied.ts';
import { accountInUse } from './model-trouble.ts';
import { modelsToJudge, shownId } from './models-to-judge.ts';

/** What an administrator is asked for, and by what it is explained. */
interface Request {
  /** The wish, as whole sentences. */
  readonly ask: string;
  /** What AWS denied, where it told. */
  readonly denied?: AccessDenied | undefined;
  /** A policy to be pasted. */
  readonly policy?: object | undefined;
}

/** A text that an administrator can act on as it is: the wish, who asks where for what, the policy. */
export function adminRequest(facts: DoctorFacts, { ask, denied, policy }: Request): string {
  const who = whoAsks(facts, denied);
  const models = modelsToJudge(facts).map((model) => shownId(facts, model));
  const lines = [
    ask,
    '',
    `Account: ${accountInUse(facts) ?? 'unknown'}`,
    ...(who === undefined ? [] : [`Who: ${who}`]),
    `Region: ${facts.region.value}`,
    `Models: ${models.join(', ') || 'Claude'}`,
    ...(denied ? [`Denied: ${deniedInWords(denied)}`] : []),
  ];
  return [...lines, ...(policy ? ['', JSON.stringify(policy, null, 2)] : [])].join('\n');
}

/** What has to change where IAM denies: nothing outweighs an explicit Deny. */
export function wantedChange(denied: AccessDenied | undefined): string {
  const place = denied && placeOfPolicy(denied);
  return denied?.isExplicit
    ? `A statement with "Effect": "Deny" in ${place ?? 'a policy'} is in the way, and no other policy can outweigh it: it needs an exception for the following.`
    : `The following has to be allowed by ${place ?? 'the policies of the role'}.`;
}

/** What is asked of whoever keeps the policies of an organisation. */
export const ORGANIZATION_WISH =
  'Please let Claude Code invoke Claude on Amazon Bedrock: a policy of AWS Organizations denies it. An inference profile may send a request to any of its destination regions, so each of them has to be allowed, or the denying statement needs this in its "Condition":';

/** Where the policy is to be found that denies. */
export function placeOfPolicy({ policy, action }: AccessDenied): string | undefined {
  if (action === 'sts:AssumeRole' && policy === undefined)
    return "the role's trust policy or that of its user";
  const places: Partial<Record<NonNullable<AccessDenied['policy']>, string>> = {
    'identity-based': 'a policy of the role, the user or the permission set',
    'permissions-boundary': 'the permissions boundary of the role or the user',
    session: 'the session policy that whoever hands out the credentials sets',
    'vpc-endpoint': 'the policy of the VPC endpoint for Amazon Bedrock',
    'resource-based': 'the policy of the resource',
  };
  return policy && places[policy];
}

/** `bedrock:InvokeModel on arn:…, as no permissions boundary allows it`. */
export function deniedInWords({ action, resource, policy, isExplicit, policyArn }: AccessDenied): string {
  const what = resource === undefined ? action : `${action} on ${resource}`;
  if (policy === undefined) return what;
  const name = policy === 'permissions-boundary' ? 'permissions boundary' : `${policyName(policy)} policy`;
  const arn = policyArn === undefined ? '' : ` (${policyArn})`;
  return isExplicit ? `${what}, explicitly by the ${name}${arn}` : `${what}, as no ${name} allows it`;
}

function policyName(policy: string): string {
  return (
    {
      'vpc-endpoint': 'VPC endpoint',
      'service-control': 'service control',
      'resource-control': 'resource control',
    }[policy] ?? policy
  );
}

function whoAsks({ live }: DoctorFacts, denied: AccessDenied | undefined): string | undefined {
  const arn = live?.identity?.ok ? live.identity.value.arn : denied?.principal;
  return arn && `${arn}${behindRole(arn)}`;
}

/** A session's ARN in words of whoever has to change its role or its permission set. */
function behindRole(arn: string): string {
  const [, partition, account, role] = /^arn:([\w-]+):sts::(\d+):assumed-role\/([^/]+)\//.exec(arn) ?? [];
  if (role === undefined) return '';
  const [, permissionSet] = /^AWSReservedSSO_(.+)_[0-9a-f]{16}$/.exec(role) ?? [];
  if (permissionSet === undefined) return ` (role arn:${partition}:iam::${account}:role/${role})`;
  return ` (permission set ${permissionSet} of IAM Identity Center, role ${role})`;
}
