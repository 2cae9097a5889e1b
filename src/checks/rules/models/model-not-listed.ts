import { nearestModel } from '../../../plan/models/replacement-model.ts';
import { replaceModels } from '../../helpers/replace-models.ts';
import { troubledModels } from '../../helpers/troubled-models.ts';

/** A slip of the finger, or a model that this region does not have. What was meant, only the person can say. */
export const modelNotListed = troubledModels('model-not-listed', {
  title: 'Amazon Bedrock has the models',
  wrong: ({ region }) => `is unknown in ${region.value}`,
  reason: ({ region }) => `Amazon Bedrock has no model of that id in ${region.value}`,
  fix: (facts, models) => {
    const { remedy, ...fix } = replaceModels(facts, models, nearestModel);
    if (!remedy) return fix;
    return { say: fix.say.replace(/; then .*$/, ', if that is the one you mean.'), remedy };
  },
  url: 'https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html',
});
