import { refusedByAws } from '../../helpers/refused-by-aws.ts';

/** A refusal that is none of IAM, of the account or of the service: what is known of such words, else what AWS said. */
export const unclassified = refusedByAws('unclassified', {
  group: 'Permissions',
  title: 'AWS refuses nothing for a reason unknown here',
  about: (_facts, { title }) => ({ title }),
});
