import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import * as z from 'zod/mini';
import { type Answer, answered } from '../../facts/answer.ts';
import type { Identity } from '../../facts/live-facts.ts';
import type { AwsSession } from '../credentials/session.ts';
import { ask } from '../http/ask.ts';
import { clientConfig } from '../http/client-config.ts';
import { outsideText } from '../http/outside-text.ts';
import { text } from '../http/shapes.ts';

const caller = z.object({ Account: text, Arn: text });

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
    shape: caller,
    send: (options) => client.send(new GetCallerIdentityCommand(), options),
  });
  if (!answer.ok) return answer;
  const { Account: accountId, Arn: arn } = answer.value;
  return answered({ accountId: outsideText(accountId), arn: outsideText(arn) });
}
