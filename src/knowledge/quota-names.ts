/** What a quota of Amazon Bedrock is for, as far as its name tells. */
export interface QuotaName {
  /** Through which kind of profile; `any` where it counts them all. */
  readonly routing: 'geographic' | 'global' | 'in-region' | 'any';
  readonly what: 'tokens' | 'requests';
  readonly per: 'minute' | 'day';
  /** Such as `Claude Opus 4.8`; `undefined` where it is for all models together. */
  readonly model: string | undefined;
}

/**
 * The words of the newer and of the older names.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/quotas-runtime.html
 */
const PER_MODEL =
  /^(global cross-region|cross-region|on-demand)\s+(?:invokemodel|model inference)\s+(tokens|requests) per (minute|day) for (.+)$/i;
const PER_DAY = /^model invocation max tokens per day for (.+?)(?:\s*\(doubled for cross-region calls\))?$/i;
const OF_ALL = /^cross-model max tokens per day/i;

const ROUTINGS: Readonly<Record<string, QuotaName['routing']>> = {
  'global cross-region': 'global',
  'cross-region': 'geographic',
  'on-demand': 'in-region',
};

/** Reads the name of a quota; `undefined` for what has nothing to do with asking Claude. */
export function readQuotaName(name: string): QuotaName | undefined {
  if (OF_ALL.test(name)) return { routing: 'any', what: 'tokens', per: 'day', model: undefined };
  const [, day] = PER_DAY.exec(name) ?? [];
  if (day !== undefined) return ofClaude({ routing: 'any', what: 'tokens', per: 'day', model: day });
  const [, routing = '', what, per, model] = PER_MODEL.exec(name) ?? [];
  if (model === undefined) return undefined;
  return ofClaude({
    routing: ROUTINGS[routing.toLowerCase()] ?? 'any',
    what: what?.toLowerCase() === 'requests' ? 'requests' : 'tokens',
    per: per?.toLowerCase() === 'day' ? 'day' : 'minute',
    model,
  });
}

/** `Anthropic Claude Sonnet 4.5 V1` is what a listing calls `Claude Sonnet 4.5`. */
function ofClaude(name: QuotaName): QuotaName | undefined {
  const model = name.model
    ?.trim()
    .replace(/^Anthropic\s+/i, '')
    .replace(/\s+V\d+(?=$|\s)/i, '');
  return model !== undefined && /\bClaude\b/i.test(model) ? { ...name, model } : undefined;
}
