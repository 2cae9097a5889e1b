import type { Finding } from '../../../facts/answer.ts';
import type { ModelInUse } from '../../../facts/claude-code/models-in-use.ts';
import type { DoctorFacts } from '../../../facts/doctor-facts.ts';
import { FINE, type Fix, warning } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';
import { placeOf } from '../../helpers/configured.ts';
import { troubleOf } from '../../helpers/model-trouble.ts';
import {
  invocationOf,
  isPrimaryUsable,
  modelsToJudge,
  primaryModel,
  rolesInWords,
  shownId,
} from '../../helpers/models-to-judge.ts';
import { setWhereItCounts } from '../../helpers/remedies.ts';

/** Claude Code works until a subagent, a title or a WebFetch asks for a model that AWS refuses. */
export const modelFamilyGap: Check = {
  id: 'model-family-gap',
  group: 'Models',
  title: 'Every model that the settings name can be invoked',
  live: 'needed',
  judge: (facts) => {
    if (!isPrimaryUsable(facts)) return FINE;
    const refused = modelsToJudge(facts).filter(
      (model) => refusalOf(facts, model) && !troubleOf(facts, model),
    );
    const [first] = refused;
    if (!first) return FINE;
    return warning({
      title: `${shownId(facts, first)} (${rolesInWords(first.roles)}) cannot be invoked`,
      found: refused.map((model) => inWords(facts, model)).join(' '),
      origin: first.origin,
      fix: fixOf(facts, refused),
    });
  },
};

function refusalOf(facts: DoctorFacts, { id }: ModelInUse): Finding | undefined {
  const answer = invocationOf(facts, id)?.answer;
  return answer && !answer.ok ? answer.finding : undefined;
}

function inWords(facts: DoctorFacts, model: ModelInUse): string {
  return `${shownId(facts, model)} (${placeOf(model.origin)}): ${refusalOf(facts, model)?.message}`;
}

/** Background work takes any model that answers; what somebody chose for an alias is theirs to change. */
function fixOf(facts: DoctorFacts, refused: readonly ModelInUse[]): Fix {
  const primary = primaryModel(facts)?.id ?? '';
  const background = refused.find(({ roles }) => roles.includes('background'));
  const remedy = background && setWhereItCounts(facts, background.key, primary);
  if (remedy && background) {
    return {
      say: `Let ${primary}, which answers, do the background work as well, or get access to ${shownId(facts, background)}.`,
      remedy,
    };
  }
  const [first] = refused;
  const { fix } = (first && refusalOf(facts, first)) ?? {};
  return {
    say: `Name another model there. ${fix ?? ''}`.trim(),
    run: `claude-bedrock models --region ${facts.region.value} --probe`,
  };
}
