import { listPolicy } from '../../../plan/models/iam-statement.ts';
import { adminRequest, deniedInWords } from '../../helpers/admin-request.ts';
import { refusedByAws } from '../../helpers/refused-by-aws.ts';

/** Invoking may work all the same, but nobody can tell which models there are. */
export const listDenied = refusedByAws('list-denied', {
  group: 'Permissions',
  title: 'IAM allows listing the models',
  status: 'warn',
  about: (_facts, { denied, message }) => ({
    found: denied
      ? `Denied: ${deniedInWords(denied)}. Models may be invoked all the same, but not found.`
      : message,
  }),
  fix: (facts, { denied }) => ({
    say: 'Nothing, where the models are named in the settings; else ask the administrator for the text below.',
    send: adminRequest(facts, {
      ask: 'Please let me list the inference profiles of Amazon Bedrock, so that Claude Code finds its models.',
      denied,
      policy: listPolicy(),
    }),
  }),
});
