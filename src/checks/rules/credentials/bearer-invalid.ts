import { refusedByAws } from '../../helpers/refused-by-aws.ts';

/** The key was deleted, or lost a character on its way. */
export const bearerInvalid = refusedByAws('bearer-invalid', {
  group: 'Credentials',
  title: 'AWS knows the API key',
  after: ['bedrock-off', 'bearer-not-bedrock', 'bearer-expired', 'bearer-wrong-region'],
});
