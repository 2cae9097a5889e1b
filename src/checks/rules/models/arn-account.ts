import type { ModelInUse } from '../../../facts/claude-code/models-in-use.ts';
import { accountInUse } from '../../helpers/model-trouble.ts';
import { troubledModels } from '../../helpers/troubled-models.ts';

/** Inference profiles are of one account, and no other can invoke them. */
export const arnAccount = troubledModels('arn-account', {
  title: 'The ARNs are of the account that signs',
  wrong: (_facts, model) => `belongs to the account ${accountOf(model)}`,
  reason: (facts) => `What signs belongs to the account ${accountInUse(facts)}`,
  fix: (facts, [model]) => ({
    say: `Use a profile of the account ${model ? accountOf(model) : ''}, or take an inference profile of ${accountInUse(facts)}.`,
    run: `claude-bedrock models --region ${facts.region.value}`,
  }),
});

function accountOf({ parsed }: ModelInUse): string {
  return 'accountId' in parsed ? parsed.accountId : '';
}
