/**
 * What may stand in a model setting of Claude Code, told by its shape alone.
 * https://code.claude.com/docs/en/amazon-bedrock, https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-use.html
 */

/** The model behind an id. `version` is such as `4.8`, `date` eight digits; both as far as the id tells them. */
export interface ClaudeModel {
  readonly family: string;
  readonly version: string;
  readonly date?: string;
}

/** The place that an ARN names. A `region` of a global profile's ARN may be empty. */
interface ArnPlace {
  readonly region: string;
  readonly accountId: string;
}

type Shape =
  /** `geography` is the prefix: `us`, `eu`, `global`, or one that is new to us. */
  | ({ readonly kind: 'inference-profile'; readonly geography: string } & ClaudeModel)
  /** A bare id, which only a few old models can be invoked by. */
  | ({ readonly kind: 'foundation-model' } & ClaudeModel)
  | ({ readonly kind: 'inference-profile-arn'; readonly geography: string } & ClaudeModel & ArnPlace)
  | ({ readonly kind: 'foundation-model-arn' } & ClaudeModel & ArnPlace)
  /** An application inference profile: its id is opaque. */
  | ({ readonly kind: 'application-arn'; readonly profileId: string } & ArnPlace)
  /** Provisioned throughput, a custom or an imported model: opaque as well. */
  | ({ readonly kind: 'other-arn' } & ArnPlace)
  | { readonly kind: 'alias'; readonly alias: string }
  | { readonly kind: 'unknown' };

/** A model setting taken apart. `id` is what a request names: without the `[1m]` that asks for the long context. */
export type ModelId = Shape & { readonly id: string; readonly isLongContext: boolean };

/** https://code.claude.com/docs/en/model-config */
const ALIASES = ['default', 'best', 'opus', 'sonnet', 'haiku', 'fable', 'opusplan'];

/** True for a model by a name that Amazon Bedrock alone knows: an ARN, or an id with `anthropic.` in it. */
export function isBedrockId(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const { kind } = parseModelId(value.trim());
  return kind !== 'unknown' && kind !== 'alias';
}

/** Takes a model setting apart. Never fails: what is of no known shape is `unknown`. */
export function parseModelId(text: string): ModelId {
  const isLongContext = text.toLowerCase().endsWith('[1m]');
  const id = isLongContext ? text.slice(0, -'[1m]'.length) : text;
  return { ...(shapeOfArn(id) ?? shapeOfId(id)), id, isLongContext };
}

function shapeOfId(id: string): Shape {
  if (ALIASES.includes(id)) return { kind: 'alias', alias: id };
  const [, geography, name] = /^(?:([a-z][a-z-]*)\.)?anthropic\.claude-([a-z0-9:.-]+)$/.exec(id) ?? [];
  if (name === undefined) return { kind: 'unknown' };
  const model = parseName(name);
  return geography === undefined
    ? { kind: 'foundation-model', ...model }
    : { kind: 'inference-profile', geography, ...model };
}

function shapeOfArn(text: string): Shape | undefined {
  if (!text.startsWith('arn:')) return undefined;
  const [, region, accountId, type, resource] =
    /^arn:aws[a-z-]*:bedrock:([a-z0-9-]*):(\d{12}|):([a-z-]+)\/([^/\s]+)$/.exec(text) ?? [];
  if (region === undefined || accountId === undefined || resource === undefined) return undefined;
  const place = { region, accountId };
  if (type === 'application-inference-profile') {
    return { kind: 'application-arn', profileId: resource, ...place };
  }
  const named = shapeOfId(resource);
  if (type === 'inference-profile' && named.kind === 'inference-profile') {
    return { ...named, kind: 'inference-profile-arn', ...place };
  }
  if (type === 'foundation-model' && named.kind === 'foundation-model') {
    return { ...named, kind: 'foundation-model-arn', ...place };
  }
  const isForeign = type === 'inference-profile' || type === 'foundation-model';
  return isForeign ? { kind: 'unknown' } : { kind: 'other-arn', ...place };
}

/** Reads `opus-4-8`, `sonnet-4-5-20250929-v1:0` and the older order of `3-7-sonnet-20250219-v1:0`. */
function parseName(name: string): ClaudeModel {
  const parts = name.replace(/-?v\d+(:\d+)*(:\d+k)?$/, '').split('-');
  const date = parts.find((part) => /^\d{8}$/.test(part));
  return {
    family: parts.find((part) => /^[a-z]+$/.test(part)) ?? '',
    version: parts.filter((part) => /^\d{1,2}$/.test(part)).join('.'),
    ...(date !== undefined && { date }),
  };
}
