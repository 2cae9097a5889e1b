import { expect, test } from 'vitest';
import { type AccessDenied, parseAccessDenied } from '../../src/knowledge/access-denied.ts';

const USER =
  'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_BedrockUser_0123456789abcdef/ada@example.com';
const MODEL = 'arn:aws:bedrock:eu-west-3::foundation-model/anthropic.claude-haiku-4-5-20251001-v1:0';
const ACTION = 'bedrock:InvokeModelWithResponseStream';
const said = (reason: string) =>
  `User: ${USER} is not authorized to perform: ${ACTION} on resource: ${MODEL} ${reason}`;

const REASONS: readonly [string, Partial<AccessDenied>][] = [
  [
    `because no identity-based policy allows the ${ACTION} action`,
    { policy: 'identity-based', isExplicit: false },
  ],
  [
    `because no permissions boundary allows the ${ACTION} action`,
    { policy: 'permissions-boundary', isExplicit: false },
  ],
  [`because no session policy allows the ${ACTION} action`, { policy: 'session', isExplicit: false }],
  [
    `because no service control policy allows the ${ACTION} action`,
    { policy: 'service-control', isExplicit: false },
  ],
  [
    `because no VPC endpoint policy allows the ${ACTION} action`,
    { policy: 'vpc-endpoint', isExplicit: false },
  ],
  ['with an explicit deny in an identity-based policy', { policy: 'identity-based', isExplicit: true }],
  ['with an explicit deny in a permissions boundary', { policy: 'permissions-boundary', isExplicit: true }],
  ['with an explicit deny in a resource control policy', { policy: 'resource-control', isExplicit: true }],
  [
    'with an explicit deny in a service control policy: arn:aws:organizations::999988887777:policy/o-1/service_control_policy/p-1',
    {
      policy: 'service-control',
      isExplicit: true,
      policyArn: 'arn:aws:organizations::999988887777:policy/o-1/service_control_policy/p-1',
    },
  ],
  ['', { isExplicit: false }],
];

test.each(REASONS)('reads who, what, on what and by which policy: %s', (reason, expected) => {
  expect(parseAccessDenied(said(reason))).toEqual({
    action: ACTION,
    resource: MODEL,
    principal: USER,
    ...expected,
  });
});

test('takes no more than IAM tells', () => {
  expect(parseAccessDenied('Not authorized to perform sts:AssumeRoleWithWebIdentity')).toBeUndefined();
  expect(
    parseAccessDenied('User: anonymous is not authorized to perform: bedrock:InvokeModel on resource: *.'),
  ).toEqual({ action: 'bedrock:InvokeModel', resource: '*', isExplicit: false });
});

test('lets no control characters through', () => {
  const evil = `User: arn:aws:iam::1:user/a\u001b[2J is not authorized to perform: bedrock:X on resource: arn:aws:x\u0007y`;
  expect(JSON.stringify(parseAccessDenied(evil))).not.toMatch(/\\u00/);
});
