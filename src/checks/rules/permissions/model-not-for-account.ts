import { modelsToTake, primaryModel } from '../../helpers/models-to-judge.ts';
import { refusedByAws } from '../../helpers/refused-by-aws.ts';

/** AWS does not offer the model to this account: no policy helps, so nobody is asked for one. */
export const modelNotForAccount = refusedByAws('model-not-for-account', {
  group: 'Permissions',
  title: 'AWS offers the models to the account',
  fix: (facts) => {
    const refused = primaryModel(facts)?.id;
    const other = modelsToTake(facts).find(({ id, recommended }) => recommended && id !== refused);
    const example = other ? `, such as ${other.id}` : '';
    return {
      say: `Use another model${example}: /bedrock:setup. Whether you can get this one your AWS account team knows; an IAM policy does not help.`,
      run: `claude-bedrock models --region ${facts.region.value} --probe`,
    };
  },
  url: 'https://docs.aws.amazon.com/bedrock/latest/userguide/models-supported.html',
});
