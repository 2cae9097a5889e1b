import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { type Answer, answered, failed } from '../../facts/answer.ts';
import type { Identity } from '../../facts/live-facts.ts';
import type { AwsSession } from '../credentials/session.ts';
import { foreignAnswer } from '../failures/finding.ts';
import { ask } from '../http/ask.ts';
import { clientConfig } from '../http/client-config.ts';
import { outsideText } from '../http/outside-text.ts';

/**
 * Asks AWS STS whom the session's credentials belong to, which every caller may. Not for API keys. `ms` is the
 * deadline. https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export async function callerIdentity(
  session: AwsSession,
  region: string,
  ms = 10_000,
): Promise<Answer<Identity>> {
  const client = new STSClient({ ...clientConfig(session, region), maxAttempts: 2 });
  const answer = await ask(session, {
    attempt: 'identity',
    region,
    ms,
    send: (options) => client.send(new GetCallerIdentityCommand(), options),
  });
  if (!answer.ok) return answer;
  const { Account: accountId, Arn: arn } = answer.value;
  return accountId && arn
    ? answered({ accountId: outsideText(accountId), arn: outsideText(arn) })
    : failed(foreignAnswer(200));
}
