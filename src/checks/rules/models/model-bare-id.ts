import { replaceModels } from '../../helpers/replace-models.ts';
import { troubledModels } from '../../helpers/troubled-models.ts';

/** AWS says that on-demand throughput isn't supported: only a few old models can be invoked by their bare id. */
export const modelBareId = troubledModels('model-bare-id', {
  title: 'The models are named as inference profiles',
  wrong: () => 'needs an inference profile',
  reason: () => 'This is the bare id of a model that can be invoked through an inference profile only',
  fix: (facts, models) => replaceModels(facts, models),
  url: 'https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-use.html',
});
