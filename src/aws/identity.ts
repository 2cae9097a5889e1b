import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { ask } from './ask.ts';
import { clientConfig } from './client-config.ts';
import { type Answer, answered, failed, foreignAnswer } from './finding.ts';
import type { AwsSession } from './session.ts';

/** Whom the credentials belong to. */
export interface Identity {
  readonly accountId: string;
  readonly arn: string;
}

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
  return accountId && arn ? answered({ accountId, arn }) : failed(foreignAnswer(200));
}
