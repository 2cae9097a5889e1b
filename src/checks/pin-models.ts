import type { DoctorFacts } from '../facts/doctor-facts.ts';
import { FAMILY_PINS, type Family } from '../knowledge/model-families.ts';
import { parseModelId } from '../knowledge/model-id.ts';
import { bestOf } from '../plan/replacement-model.ts';
import type { Fix } from './check.ts';
import { modelsToTake } from './models-to-judge.ts';
import { setTogether } from './remedies.ts';

/** The families of which Claude Code chooses a model by itself, as no setting names one, and what for. */
export function unpinnedRoles({ models, candidates }: DoctorFacts): ReadonlyMap<Family, string> {
  const roles = new Map<Family, string>();
  if (models.primaryFamily) roles.set(models.primaryFamily, 'the primary model');
  const isNamed = models.named.some(({ roles: named }) => named.includes('background'));
  if (!isNamed) roles.set('haiku', 'background work');
  const subagents = parseModelId(candidates.get('CLAUDE_CODE_SUBAGENT_MODEL')?.[0]?.value ?? '');
  const family = models.unpinned.find((one) => subagents.kind === 'alias' && subagents.alias === one);
  if (family) roles.set(family, 'subagents');
  return roles;
}

/** The models to pin, by the key that pins them: of each family the best that is not known to be refused. */
export function pinsToSet(facts: DoctorFacts): Readonly<Record<string, string>> {
  const listed = modelsToTake(facts);
  const pins = [...unpinnedRoles(facts).keys()].flatMap((family) => {
    const best = bestOf(family, listed);
    if (!best) return [];
    // An alias is not to mean a model of another family, but for the Haiku that background work asks for.
    const isOther = best.family !== family && family !== 'haiku';
    return [[isOther ? 'ANTHROPIC_MODEL' : FAMILY_PINS[family], best.id]];
  });
  return Object.fromEntries(pins);
}

/** Pins what nothing pins yet. */
export function pinFix(facts: DoctorFacts): Fix {
  const pins = pinsToSet(facts);
  const remedy = setTogether(facts, pins);
  const named = Object.entries(pins).map(([key, id]) => `${key}=${id}`);
  if (remedy) return { say: `Pin what works for you: ${named.join(', ')}.`, remedy };
  const region = facts.region.value;
  return {
    say: `See which models you can invoke in ${region}, then pin them with /bedrock:setup.`,
    run: `claude-bedrock models --region ${region} --probe`,
  };
}
