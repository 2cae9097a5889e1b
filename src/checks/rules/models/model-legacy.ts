import { newestOfFamily } from '../../../plan/models/replacement-model.ts';
import { invocationOf } from '../../helpers/models-to-judge.ts';
import { replaceModels } from '../../helpers/replace-models.ts';
import { troubledModels } from '../../helpers/troubled-models.ts';

/** Legacy models are refused to whoever did not use them lately, and to everyone after their end of life. */
export const modelLegacy = troubledModels('model-legacy', {
  title: 'No model is at its end',
  wrong: (facts, { id }) => (invocationOf(facts, id)?.answer.ok ? 'will soon be gone' : 'is at its end'),
  reason: () => 'Amazon Bedrock lists it as legacy, or refuses it as that',
  fix: (facts, models) => replaceModels(facts, models, newestOfFamily),
  url: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-lifecycle.html',
});
