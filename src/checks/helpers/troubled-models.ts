import type { ModelInUse } from '../../facts/claude-code/models-in-use.ts';
import type { DoctorFacts } from '../../facts/doctor-facts.ts';
import { FINE, type Fix, failing, warning } from '../../model/verdict.ts';
import type { Check } from '../check.ts';
import { placeOf } from './configured.ts';
import { type ModelTrouble, troubleOf } from './model-trouble.ts';
import { isPrimaryUsable, modelsToJudge, rescueWords, rolesInWords, shownId } from './models-to-judge.ts';
import { pinFix } from './pin-models.ts';

/** What a check says of the models whose ids it finds wrong. */
interface Trouble {
  /** What holds when all is well. */
  readonly title: string;
  /** The predicate of the title: `is not in this region`. */
  readonly wrong: (facts: DoctorFacts, model: ModelInUse) => string;
  /** Why that does not work, as a sentence without its full stop. */
  readonly reason: (facts: DoctorFacts, model: ModelInUse) => string;
  readonly fix: (facts: DoctorFacts, models: readonly ModelInUse[]) => Fix;
  readonly after?: readonly string[];
  readonly url?: string;
}

/** The check for one way in which an id cannot work. It fails where the primary model has it, and else warns. */
export function troubledModels(id: ModelTrouble, trouble: Trouble): Check {
  const { title, wrong, reason, fix, url, after = [] } = trouble;
  return {
    id,
    group: 'Models',
    title,
    after: ['bedrock-off', 'region-malformed', 'region-missing', 'region-no-bedrock', ...after],
    live: 'used',
    judge: (facts) => {
      const models = modelsToJudge(facts).filter((model) => troubleOf(facts, model) === id);
      const [first] = models;
      if (!first) return FINE;
      const rescue = first.roles.includes('primary') ? rescueWords(facts) : undefined;
      const isFatal = first.roles.includes('primary') && !isPrimaryUsable(facts) && !rescue;
      const problem = isFatal ? failing : warning;
      const isNamed = first.origin.from !== 'default';
      return problem({
        title: `${shownId(facts, first)} ${wrong(facts, first)}`,
        found: `${models.map((model) => placed(facts, model, first)).join('; ')}. ${reason(facts, first)}.${rescue ?? ''}`,
        origin: first.origin,
        fix: isNamed ? fix(facts, models) : pinFix(facts),
        ...(url !== undefined && { url }),
      });
    },
  };
}

/** The file is named once where it is the same for all. */
function placed(facts: DoctorFacts, model: ModelInUse, first: ModelInUse): string {
  const { roles, origin } = model;
  const isSameFile = model !== first && origin.file !== undefined && origin.file === first.origin.file;
  const place = isSameFile ? (origin.key ?? model.key) : placeOf(origin);
  return `${shownId(facts, model)} is set for ${rolesInWords(roles)} (${place})`;
}
