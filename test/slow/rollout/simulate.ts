import { runSimulation, type Simulation } from '@cloud-copilot/iam-simulate';
import type { Policy } from '../../../src/rollout/iam/policy.ts';

/** A call as AWS evaluates it: one for each resource that a request needs. */
export interface Call {
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string>>;
}

const ACCOUNT = '111122223333';
const ALL = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };

/** True where a policy, and what the organization lets, allow a call. */
export async function isAllowed(policy: Policy, call: Call, scp: object = ALL): Promise<boolean> {
  const simulation: Simulation = {
    request: {
      principal: `arn:aws:sts::${ACCOUNT}:assumed-role/AWSReservedSSO_BedrockUser_0123/me`,
      action: call.action,
      resource: { resource: withRegion(call.resource), accountId: ACCOUNT },
      contextVariables: { ...call.context },
    },
    identityPolicies: [{ name: 'people', policy: withRegions(policy) }],
    serviceControlPolicies: [{ orgIdentifier: 'o-1', policies: [{ name: 'scp', policy: withRegions(scp) }] }],
    resourceControlPolicies: [],
  };
  const result = await runSimulation(simulation, {});
  if (result.resultType === 'error') throw new Error(JSON.stringify(result));
  return result.overallResult === 'Allowed';
}

/** The simulator knows no ARN of a model without a region: there a region of that name stands for it. */
function withRegion(arn: string): string {
  return arn.replace(/^(arn:[a-z-]+:bedrock:):/, '$1unspecified:');
}

function withRegions<T extends object>(policy: T): T {
  return JSON.parse(JSON.stringify(policy), (_, value) =>
    typeof value === 'string' ? withRegion(value) : value,
  );
}
