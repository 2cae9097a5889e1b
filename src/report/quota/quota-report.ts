import type { Quota } from '../../facts/quota.ts';
import type { QuotaReport } from './quota.ts';

const DOCS = 'https://docs.aws.amazon.com/bedrock/latest/userguide/quotas-increase.html';

/** The quotas as they are told: by model, those per minute first, tokens before requests. */
export function quotaReport(region: string, quotas: readonly Quota[]): QuotaReport {
  const rows = quotas.map(({ model, byDefault, ...quota }) => ({
    ...(model !== undefined && { model }),
    ...quota,
    ...(byDefault !== undefined && { byDefault }),
    isRaised: byDefault !== undefined && quota.value > byDefault,
    url: consoleOf(region, quota.code),
  }));
  rows.sort((a, b) => compare(rank(a), rank(b)));
  return { nextStep: nextStep(region, rows), region, quotas: rows };
}

type Row = QuotaReport['quotas'][number];

/** All of the same length, so that texts compare as their parts do; the newest models first. */
function rank({ model = '', per, what, routing }: Row): readonly [string, string] {
  return [model, `${per === 'minute' ? 0 : 1}${what === 'tokens' ? 0 : 1}${routing}`];
}

function compare(a: readonly [string, string], b: readonly [string, string]): number {
  const byModel = b[0].localeCompare(a[0], 'en', { numeric: true });
  return byModel !== 0 ? byModel : a[1].localeCompare(b[1], 'en');
}

function consoleOf(region: string, code: string): string {
  const host = region.startsWith('us-gov-')
    ? 'console.amazonaws-us-gov.com'
    : `${region}.console.aws.amazon.com`;
  return `https://${host}/servicequotas/home/services/bedrock/quotas/${code}?region=${region}`;
}

/** AWS raises the others of a model with the tokens per minute. */
function nextStep(region: string, rows: readonly Row[]): string {
  if (rows.length === 0)
    return `Service Quotas tells of no quota of Claude in ${region}. Ask another region: claude-bedrock quota --region REGION`;
  const first = rows.find(
    ({ what, per, isAdjustable }) => what === 'tokens' && per === 'minute' && isAdjustable,
  );
  if (!first)
    return `None of these can be raised in Service Quotas; ask AWS Support, or your AWS account team: ${DOCS}`;
  return `Where requests are refused with 429, ask for more tokens per minute of that model, for ${first.model ?? 'Claude'} at ${first.url}; AWS then offers to raise its other quotas too (${DOCS}).`;
}
