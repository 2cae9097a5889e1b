import type { ModelInUse } from '../../facts/claude-code/models-in-use.ts';
import type { DoctorFacts } from '../../facts/doctor-facts.ts';
import { parseModelId } from '../../knowledge/model-id.ts';
import { SETTINGS_KEYS } from '../../knowledge/settings-keys.ts';
import type { Edit } from '../../model/change.ts';
import type { Fix, Remedy } from '../../model/verdict.ts';
import { type Choose, inGeography, sameOrNewest } from '../../plan/models/replacement-model.ts';
import { winnerOf } from './configured.ts';
import { modelsToTake, shownId } from './models-to-judge.ts';
import { setWhereItCounts } from './remedies.ts';

/** A model id and the one to take instead. */
export type Replacement = readonly [model: ModelInUse, id: string];

/** Of each model that some listed one can stand for, which. */
export function replacementsFor(
  facts: DoctorFacts,
  models: readonly ModelInUse[],
  choose: Choose,
): readonly Replacement[] {
  const all = modelsToTake(facts);
  return models.flatMap((model) => {
    const { id } = choose(model.id, inGeography(model.id, all, facts.client.prefix.value)) ?? {};
    return id === undefined || id === model.id ? [] : [[model, id] as const];
  });
}

/** Other models wherever the settings in effect name these, to be agreed to as one change. */
export function replaceModels(
  facts: DoctorFacts,
  models: readonly ModelInUse[],
  choose: Choose = sameOrNewest,
): Fix {
  const replacements = replacementsFor(facts, models, choose);
  const remedy = replacementRemedy(facts, replacements);
  return { ...replacementFix(facts, replacements), ...(remedy && { remedy }) };
}

/** Names the models to take instead; where there are none, the command that shows what the region has. */
export function replacementFix(facts: DoctorFacts, replacements: readonly Replacement[]): Fix {
  const region = facts.region.value;
  if (replacements.length === 0) {
    const run = `claude-bedrock models --region ${region} --probe`;
    return { say: `Use one of the models that Amazon Bedrock lists for you in ${region}.`, run };
  }
  const [first] = replacements;
  const swaps = replacements.map(([model, id]) => `${id} instead of ${shownId(facts, model)}`);
  if (first?.[0].origin.from === 'managed') {
    return { say: `Ask your administrator to change ${first[0].origin.file}: ${swaps.join(', ')}.` };
  }
  return { say: `Use ${swaps.join(', ')}; then restart Claude Code.` };
}

/** The wish for the long context stays. */
function replacementRemedy(facts: DoctorFacts, replacements: readonly Replacement[]): Remedy | undefined {
  return joinRemedies(
    replacements.flatMap(([model, id]) =>
      placesOf(facts, model.id).map(({ key, suffix }) => setWhereItCounts(facts, key, id + suffix)),
    ),
  );
}

function placesOf(facts: DoctorFacts, id: string): readonly { key: string; suffix: string }[] {
  const keys = SETTINGS_KEYS.filter(({ name, shape }) => shape.kind === 'model' || name === 'model');
  return keys.flatMap(({ name: key }) => {
    const parsed = parseModelId(winnerOf(facts, key)?.value ?? '');
    return parsed.id === id ? [{ key, suffix: parsed.isLongContext ? '[1m]' : '' }] : [];
  });
}

/** Several remedies of settings as one, each file once; `undefined` where none of them can be. */
function joinRemedies(remedies: readonly (Remedy | undefined)[]): Remedy | undefined {
  const byFile = new Map<string, readonly Edit[]>();
  for (const remedy of remedies) {
    if (remedy?.kind !== 'settings') continue;
    for (const { file, edits } of remedy.files) byFile.set(file, [...(byFile.get(file) ?? []), ...edits]);
  }
  if (byFile.size === 0) return undefined;
  return { kind: 'settings', files: [...byFile].map(([file, edits]) => ({ file, edits })) };
}
