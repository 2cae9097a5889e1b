import { refusedByAws } from '../../helpers/refused-by-aws.ts';

/** A refusal that we do not know: what AWS said is all there is. */
export const unclassified = refusedByAws('unclassified', {
  group: 'Permissions',
  title: 'AWS refuses nothing for a reason unknown here',
});
