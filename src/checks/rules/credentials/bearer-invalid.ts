import { refusedByAws } from '../../helpers/refused-by-aws.ts';

/** The key was deleted, or lost a character on its way. */
export const bearerInvalid = refusedByAws('bearer-invalid', {
  group: 'Credentials',
  title: 'AWS knows the API key',
  after: ['bedrock-off', 'bearer-not-bedrock', 'bearer-expired', 'bearer-wrong-region'],
  fix: () => ({
    say: 'Make a new key in the AWS console (Amazon Bedrock, API keys), then set it up with /bedrock:setup.',
    run: 'claude-bedrock setup --plan --auth api-key --api-key-file FILE',
  }),
});
