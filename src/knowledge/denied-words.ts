import type { AccessDenied, PolicyKind } from './access-denied.ts';
import type { Failure, FailureId } from './failures.ts';

/** Who can change a policy of each kind, and why nobody else can. */
const WHO: Readonly<Record<PolicyKind, readonly [who: string, why?: string]>> = {
  'identity-based': ['the administrator of your role or permission set'],
  'resource-based': ['the owner of the resource', 'Its own policy has to name you.'],
  'permissions-boundary': [
    'the administrator who set the permissions boundary of your role',
    'A wider policy alone does not help.',
  ],
  session: [
    'whoever makes the session (a broker, an AssumeRole with a policy)',
    'Its policy is narrower than the role.',
  ],
  'service-control': ['the administrator of AWS Organizations', 'No policy of the account itself helps.'],
  'resource-control': ['the administrator of AWS Organizations', 'No policy of the account itself helps.'],
  'vpc-endpoint': [
    'whoever runs the VPC endpoint of your network',
    'The policy of the endpoint stops it, not one of yours.',
  ],
};

/** What IAM says in its text, in plain words: what is denied, by which kind of policy, and who can change that. */
export function deniedWords(id: FailureId, denied: AccessDenied): Partial<Failure> {
  if (!['iam-denied', 'scp-denied', 'list-denied', 'bearer-denied'].includes(id)) return {};
  const { action, resource, policy, isExplicit } = denied;
  const what = resource === undefined ? action : `${action} on ${resource}`;
  const by = policy === undefined ? 'a policy' : `${/^[aeiou]/.test(policy) ? 'an' : 'a'} ${nameOf(policy)}`;
  const why = isExplicit
    ? `${by} denies it explicitly`
    : `no ${policy ? nameOf(policy) : 'policy'} allows it`;
  const region = destinationOf(denied);
  const [who, hint] = policy ? WHO[policy] : ['the administrator'];
  const isDenied = isExplicit ? 'A statement that denies stands above all that allow: it has to go. ' : '';
  return {
    say: `AWS denied ${what}: ${why}.${region ? ` ${region}` : ''}`,
    fix: `${isDenied}Ask ${who} to allow it.${hint ? ` ${hint}` : ''} claude-bedrock doctor writes the request.`,
  };
}

function nameOf(policy: PolicyKind): string {
  const names: Partial<Record<PolicyKind, string>> = {
    'permissions-boundary': 'permissions boundary',
    'service-control': 'service control policy',
    'resource-control': 'resource control policy',
    'vpc-endpoint': 'VPC endpoint policy',
  };
  return names[policy] ?? `${policy} policy`;
}

/** A geographic profile sends requests on to several regions, and each has to be allowed. */
function destinationOf({ resource = '' }: AccessDenied): string | undefined {
  const [, region] = /^arn:[\w-]+:bedrock:([\w-]+)::foundation-model\//.exec(resource) ?? [];
  return region && `The model is asked in ${region}, one of the regions that the inference profile leads to.`;
}
