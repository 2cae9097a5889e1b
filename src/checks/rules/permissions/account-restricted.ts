import { adminRequest } from '../../helpers/admin-request.ts';
import { refusedByAws } from '../../helpers/refused-by-aws.ts';

/** A hold on AWS's side: nothing on this computer and no policy helps. */
export const accountRestricted = refusedByAws('account-restricted', {
  group: 'Permissions',
  title: 'AWS has put no hold on the account',
  fix: (facts, { message }) => ({
    say: 'Open a case with AWS Support (account and billing, which is free) and paste the text below.',
    send: adminRequest(facts, {
      ask: `Amazon Bedrock refuses every invocation of a Claude model, whatever the IAM policies say. Please lift the restriction on this account, or tell what is missing. ${message}`,
    }),
  }),
  url: 'https://console.aws.amazon.com/support/home#/case/create',
});
