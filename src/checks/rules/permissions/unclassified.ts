import { explainError } from '../../../knowledge/explain-error.ts';
import { refusedByAws } from '../../helpers/refused-by-aws.ts';

/** A refusal that is none of IAM, of the account or of the service: what is known of such words, else what AWS said. */
export const unclassified = refusedByAws('unclassified', {
  group: 'Permissions',
  title: 'AWS refuses nothing for a reason unknown here',
  about: (_facts, { message }) => {
    const words = saidIn(message);
    const known = words === undefined ? undefined : explainError(words);
    if (!known || OF_OTHERS.includes(known.id)) return {};
    return { title: known.title, found: `${known.say} AWS says: ${words}`, fix: { say: known.fix } };
  },
});

/** Words of Anthropic's own API, which AWS's answer only happens to have. */
const OF_OTHERS = ['unclassified', 'bedrock-off'];

function saidIn(message: string): string | undefined {
  return /AWS says: (.*)$/s.exec(message)?.[1];
}
