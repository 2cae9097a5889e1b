import type { ModelInUse } from '../../facts/claude-code/models-in-use.ts';
import type { DoctorFacts } from '../../facts/doctor-facts.ts';
import { isForeignGeography } from '../../knowledge/geographies.ts';
import { isFamily } from '../../knowledge/model-families.ts';
import type { ModelId } from '../../knowledge/model-id.ts';
import { foundationId } from '../../plan/models/replacement-model.ts';
import { winnerOf } from './configured.ts';
import { invocationOf, listedModels } from './models-to-judge.ts';

const TROUBLES = [
  'model-bare-id',
  'model-wrong-prefix',
  'model-not-listed',
  'model-legacy',
  'arn-region',
  'arn-account',
] as const;

/** What is wrong with a model's id itself: no permission and no waiting helps, another id does. */
export type ModelTrouble = (typeof TROUBLES)[number];

type Arn = Extract<ModelId, { region: string }>;

/**
 * What is wrong with the id of a model, at most one thing; `undefined` where nothing is, or where only AWS could
 * tell and did not. An id by which AWS answered is right, whatever it looks like.
 */
export function troubleOf(facts: DoctorFacts, model: ModelInUse): ModelTrouble | undefined {
  const answer = invocationOf(facts, model.id)?.answer;
  const said = answer && !answer.ok ? TROUBLES.find((id) => id === answer.finding.id) : undefined;
  const { parsed } = model;
  // The listing has its id, but not in the region or account that the ARN names.
  const misplaced = parsed.kind === 'inference-profile-arn' && !answer?.ok && misplacedArn(facts, parsed);
  if (misplaced) return misplaced;
  const listed = listedModels(facts)?.find(({ id }) => id === model.id || id === profileId(model.parsed));
  if (listed) return listed.isActive ? said : 'model-legacy';
  if (answer?.ok) return undefined;
  if (said === 'model-legacy' || isElsewhere(facts, model) || (isGateway(facts) && !said)) return said;
  return misfit(facts, model) ?? said;
}

/** The account that invokes: as AWS says, else as the profile does. */
export function accountInUse({ live, profile }: DoctorFacts): string | undefined {
  return live?.identity?.ok ? live.identity.value.accountId : profile?.accountId;
}

/** A company's own gateway may name models as it likes, unless it lists them as Amazon Bedrock does. */
export function isGateway(facts: DoctorFacts): boolean {
  return winnerOf(facts, 'ANTHROPIC_BEDROCK_BASE_URL') !== undefined && !listedModels(facts);
}

/** A setting may send background work to another region, of which nothing is known here. */
export function isElsewhere(facts: DoctorFacts, { roles }: ModelInUse): boolean {
  const region = winnerOf(facts, 'ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION')?.value ?? facts.region.value;
  return roles.includes('background') && !roles.includes('primary') && region !== facts.region.value;
}

/** Why an id that is not listed cannot work, told by its shape and by what is listed instead. */
function misfit(facts: DoctorFacts, { parsed, roles, id }: ModelInUse): ModelTrouble | undefined {
  const { kind } = parsed;
  if (kind === 'unknown')
    return facts.isBedrockOn && !isOverridden(facts, id) ? 'model-not-listed' : undefined;
  if (kind === 'alias') return roles.some(isFamily) ? 'model-not-listed' : undefined;
  if ('accountId' in parsed) {
    const misplaced = misplacedArn(facts, parsed);
    if (misplaced || kind === 'application-arn' || kind === 'other-arn') return misplaced;
  }
  return misfitOfName(facts, parsed);
}

function misplacedArn(facts: DoctorFacts, { region, accountId }: Arn): ModelTrouble | undefined {
  if (region !== '' && region !== facts.region.value) return 'arn-region';
  const account = accountInUse(facts);
  return accountId !== '' && account !== undefined && accountId !== account ? 'arn-account' : undefined;
}

function misfitOfName(facts: DoctorFacts, parsed: ModelId): ModelTrouble | undefined {
  const listing = listedModels(facts);
  const isKnown = listing?.some((model) => foundationId(model.id) === foundationId(parsed.id)) === true;
  if ('geography' in parsed) {
    if (isKnown || isForeignGeography(parsed.geography, facts.region.value)) return 'model-wrong-prefix';
    return listing && 'model-not-listed';
  }
  // Which models can be invoked by their bare id, only the listing tells.
  if (isKnown) return 'model-bare-id';
  return listing && 'model-not-listed';
}

/** `modelOverrides` says what a name of Anthropic's own means here. https://code.claude.com/docs/en/model-config */
function isOverridden(facts: DoctorFacts, id: string): boolean {
  try {
    const overrides: unknown = JSON.parse(winnerOf(facts, 'modelOverrides')?.value ?? '{}');
    return Object.hasOwn(Object(overrides), id);
  } catch {
    return false;
  }
}

function profileId(parsed: ModelId): string | undefined {
  return parsed.kind === 'inference-profile-arn' ? parsed.id.replace(/^.*\//, '') : undefined;
}
