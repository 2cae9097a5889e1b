import { accountOf } from '../cloud/cloud.ts';
import { denial } from '../cloud/permissions.ts';
import { json } from '../response.ts';
import type { Answer, Operation, SignedCall } from './operation.ts';
import { pageOf } from './page.ts';

/** https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_Operations.html */
export const QUOTAS_OPERATIONS: readonly Operation[] = [
  operation('ListServiceQuotas', (call) => quotasOf(call, true)),
  operation('ListAWSDefaultServiceQuotas', (call) => quotasOf(call, false)),
];

function operation(name: string, answer: (call: SignedCall) => Answer): Operation {
  const ifAllowed = (call: SignedCall) =>
    denial(call.cloud, call.caller, `servicequotas:${name}`, ['*']) ?? answer(call);
  return { service: 'servicequotas', name, method: 'POST', path: /^\/$/, isSigned: true, answer: ifAllowed };
}

/** What a new account has for each model; an account may have been given more (`raisedQuotas`). */
function quotasOf(call: SignedCall, isApplied: boolean): Answer {
  const { cloud, caller, region, request } = call;
  const { raisedQuotas = {} } = accountOf(cloud, caller.accountId);
  const models = cloud.regions[region]?.models.filter(({ provider }) => provider === 'Anthropic') ?? [];
  const all = models.flatMap(({ name }, at) =>
    [
      [`Cross-Region InvokeModel tokens per minute for Anthropic ${name}`, 200_000],
      [`Cross-Region InvokeModel requests per minute for Anthropic ${name}`, 50],
      [`Model invocation max tokens per day for Anthropic ${name}`, 288_000_000],
    ].map(([QuotaName = '', standard], kind) => ({
      ServiceCode: 'bedrock',
      QuotaCode: `L-${String(at * 10 + kind).padStart(8, '0')}`,
      QuotaName,
      Value: (isApplied && raisedQuotas[String(QuotaName)]) || standard,
      Adjustable: kind === 0,
      GlobalQuota: false,
      Unit: 'None',
    })),
  );
  const others = {
    ServiceCode: 'bedrock',
    QuotaCode: 'L-FFFFFFFF',
    QuotaName: 'Batch inference input file size (in GB) for Titan',
    Value: 1,
  };
  const { NextToken = null, MaxResults = null } = fieldsIn(request.body);
  const page = pageOf([others, ...all], MaxResults === null ? null : String(MaxResults), NextToken);
  return page
    ? json({ Quotas: page.items, NextToken: page.nextToken })
    : { status: 400, code: 'InvalidPaginationTokenException', message: 'Invalid token.' };
}

function fieldsIn(body: Buffer): { NextToken?: string; MaxResults?: number } {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return {};
  }
}
