import type { ModelInUse } from '../../../facts/claude-code/models-in-use.ts';
import type { DoctorFacts } from '../../../facts/doctor-facts.ts';
import type { Fix } from '../../../model/verdict.ts';
import { foundationId } from '../../../plan/models/replacement-model.ts';
import { listedModels } from '../../helpers/models-to-judge.ts';
import { replaceModels } from '../../helpers/replace-models.ts';
import { troubledModels } from '../../helpers/troubled-models.ts';

/** AWS says that on-demand throughput isn't supported: only a few old models can be invoked by their bare id. */
export const modelBareId = troubledModels('model-bare-id', {
  title: 'The models are named as inference profiles',
  wrong: () => 'needs an inference profile',
  reason: () => 'This is the bare id of a model that can be invoked through an inference profile only',
  fix: (facts, models) => (listedModels(facts) ? replaceModels(facts, models) : byRule(facts, models)),
  url: 'https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-use.html',
});

/** Without a listing, the profile that Claude Code itself would ask for here. */
function byRule({ client }: DoctorFacts, models: readonly ModelInUse[]): Fix {
  const swaps = models.map(({ id }) => `${client.prefix.value}.${foundationId(id)} instead of ${id}`);
  return {
    say: `Use ${swaps.join(', ')}, as Claude Code does in ${client.region.value}; then start it again.`,
  };
}
