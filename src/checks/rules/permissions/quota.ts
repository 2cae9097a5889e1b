import { otherRoutings } from '../../../plan/models/replacement-model.ts';
import { modelsToTake, primaryModel } from '../../helpers/models-to-judge.ts';
import { refusedByAws } from '../../helpers/refused-by-aws.ts';

/** Tokens or requests per minute, or per day. Each inference profile has a quota of its own. */
export const quota = refusedByAws('quota', {
  group: 'Permissions',
  title: 'The quota is not used up',
  fix: (facts, { message }) => {
    const others = otherRoutings(primaryModel(facts)?.id ?? '', modelsToTake(facts)).map(({ id }) => id);
    const [wait, then] = isDailyQuota(message)
      ? ['The quota of the day is used up: it is whole again tomorrow.', 'Until then,']
      : ['Wait a minute, then try again.', 'If it comes back,'];
    const other = others.length > 0 ? `${others.join(' or ')} has a quota of its own: /bedrock:setup.` : '';
    return {
      say: `${wait} ${other ? `${then} ${other}` : `${then} request a higher one in Service Quotas, Amazon Bedrock.`}`,
      run: `claude-bedrock models --region ${facts.region.value} --probe`,
    };
  },
  url: 'https://docs.aws.amazon.com/bedrock/latest/userguide/quotas.html',
});

/** The service tells the period only in its text (`Too many tokens per day, please …`). */
function isDailyQuota(message: string): boolean {
  return /\bper day\b/.test(message);
}
