import { subscribePolicy } from '../../../plan/models/iam-statement.ts';
import { adminRequest } from '../../helpers/admin-request.ts';
import { refusedByAws } from '../../helpers/refused-by-aws.ts';

/** The first use of a model in an account makes a subscription in AWS Marketplace. */
export const modelSubscription = refusedByAws('model-subscription', {
  group: 'Models',
  title: 'The account has its agreements for the models',
  fix: (facts) => ({
    say: 'Send the text below to the administrator: someone with these permissions invokes the model once, after that everyone in the account can.',
    send: adminRequest(facts, {
      ask: 'Please invoke this model once in this account (the playground of the Amazon Bedrock console will do) with the permissions below, or give them to me: the first use of a Claude model subscribes to it in AWS Marketplace. It works about 2 minutes later.',
      policy: subscribePolicy(),
    }),
  }),
  url: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html',
});
