import { refusedByAws } from '../../helpers/refused-by-aws.ts';

/** https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-permissions.html */
const STATEMENT = {
  Effect: 'Allow',
  Action: 'bedrock:CallWithBearerToken',
  Resource: '*',
};

/** API keys may be denied as such, whatever their owner may do. */
export const bearerDenied = refusedByAws('bearer-denied', {
  group: 'Permissions',
  title: 'IAM allows the use of API keys',
  fix: () => ({
    say: 'Send your administrator the text below. Until then, an AWS profile may work: /bedrock:setup.',
    send: `Please allow the owner of my Amazon Bedrock API key to use it:\n${JSON.stringify(STATEMENT, null, 2)}`,
  }),
});
