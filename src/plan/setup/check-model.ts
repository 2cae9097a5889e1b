import { geographiesOfRegion, isForeignGeography } from '../../knowledge/geographies.ts';
import { type ModelId, parseModelId } from '../../knowledge/model-id.ts';
import { isAnthropicId, isMantleId, type Way } from '../../knowledge/ways.ts';
import { type Outcome, refusal } from '../../model/outcome.ts';

/** Where a model id is to stand: an alias makes sense for the primary model, not for what an alias means. */
export interface ModelPlace {
  readonly option: string;
  readonly region: string;
  readonly mayBeAlias: boolean;
  /** A gateway of the company's own may name models as it likes. */
  readonly isGateway: boolean;
  readonly way: Way;
  /** Mantle is set beside Bedrock Invoke: the ids decide which of the two is asked. */
  readonly isBesideInvoke: boolean;
}

/**
 * Why a model id cannot work in a region, judged by its shape alone; `undefined` where it may. Whether it is
 * listed, and can be invoked, only AWS can tell.
 */
export function checkModel(text: string, place: ModelPlace): Outcome<never> | undefined {
  const model = parseModelId(text);
  if (place.isGateway) return /^[\x21-\x7e]+$/.test(text) ? undefined : malformed(text, place);
  const isAlias = model.kind === 'alias' && place.mayBeAlias;
  if (place.way === 'platform')
    return isAlias || isAnthropicId(model.id) ? undefined : notOfWay(text, place, OF_PLATFORM);
  if (place.way === 'mantle' && (isAlias || isMantleId(model.id))) return undefined;
  if (place.way === 'mantle' && !place.isBesideInvoke) return notOfWay(text, place, OF_MANTLE);
  if (model.kind === 'unknown' || (model.kind === 'alias' && !place.mayBeAlias))
    return malformed(text, place);
  if (model.kind === 'alias' || model.kind === 'foundation-model') return undefined;
  if (model.kind === 'inference-profile') return checkGeography(model, place);
  // The ARN of a global profile names no region.
  if (model.region === '' || model.region === place.region) return undefined;
  return refusal(
    'arn-region',
    `${place.option} ${text}: this ARN belongs to ${model.region}, not to ${place.region}.`,
    `Use --region ${model.region}, or the ARN of ${place.region}.`,
  );
}

function checkGeography(
  model: Extract<ModelId, { kind: 'inference-profile' }>,
  { option, region }: ModelPlace,
): Outcome<never> | undefined {
  if (!isForeignGeography(model.geography, region)) return undefined;
  const rest = model.id.slice(model.geography.length + 1);
  const prefixes = region.startsWith('us-gov-') ? [] : ['global'];
  const fitting = [...geographiesOfRegion(region), ...prefixes].map((prefix) => `${prefix}.${rest}`);
  return refusal(
    'model-wrong-prefix',
    `${option} ${model.id}: profiles that begin with '${model.geography}.' cannot be called from ${region}.`,
    `In ${region} it may be ${fitting.join(' or ')}; 'claude-bedrock models --region ${region}' lists them.`,
  );
}

const OF_PLATFORM = {
  says: 'this is not how Claude Platform on AWS names a model.',
  fix: "Give Anthropic's own name, such as claude-opus-5-5.",
};
const OF_MANTLE = {
  says: 'this is not how Mantle names a Claude model.',
  fix: 'Leave out what stands before anthropic. and the version behind the name: anthropic.claude-opus-5-5. With --with-invoke other ids go to Bedrock Invoke.',
};

function notOfWay(
  text: string,
  { option }: ModelPlace,
  { says, fix }: { readonly says: string; readonly fix: string },
): Outcome<never> {
  return refusal('model-malformed', `${option} ${text}: ${says}`, fix);
}

function malformed(text: string, { option, region }: ModelPlace): Outcome<never> {
  return refusal(
    'model-malformed',
    `${option} ${text}: this is not how Amazon Bedrock names a Claude model.`,
    `Take an id from 'claude-bedrock models --region ${region}', such as global.anthropic.claude-sonnet-4-6.`,
  );
}
