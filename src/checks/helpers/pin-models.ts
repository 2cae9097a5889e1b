import { unpinnedRoles } from '../../facts/claude-code/unpinned-roles.ts';
import type { DoctorFacts } from '../../facts/doctor-facts.ts';
import { FAMILY_PINS } from '../../knowledge/model-families.ts';
import type { Fix } from '../../model/verdict.ts';
import { bestOf } from '../../plan/models/replacement-model.ts';
import { listedModels } from './models-to-judge.ts';
import { setTogether } from './remedies.ts';

/**
 * The models to pin, by the key that pins them: of each family the one that Claude Code takes by itself, where that
 * answered, else the best that did.
 */
function pinsToSet(facts: DoctorFacts): Readonly<Record<string, string>> {
  const tried = [...(facts.live?.invocations ?? []), ...(facts.live?.pinnable ?? [])];
  const usable = new Set(tried.flatMap(({ id, answer }) => (answer.ok ? id : [])));
  const listed = (listedModels(facts) ?? []).filter(({ id }) => usable.has(id));
  const pins = [...unpinnedRoles(facts).keys()].flatMap((family) => {
    const own = facts.client.models[family].value.id;
    const best = listed.find(({ id }) => id === own) ?? bestOf(family, listed);
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
