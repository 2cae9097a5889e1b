import { callAws } from './call-aws.ts';
import { foreignAnswer } from './classify-reply.ts';
import { type Answer, answered, failed } from './finding.ts';
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
  const answer = await callAws(session, {
    service: 'sts',
    attempt: 'identity',
    region,
    path: '/',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'Action=GetCallerIdentity&Version=2011-06-15',
    ms,
    isRepeatable: true,
  });
  if (!answer.ok) return answer;
  const accountId = /<Account>(\d{12})<\/Account>/.exec(answer.value)?.[1];
  const arn = /<Arn>(arn:[^<]+)<\/Arn>/.exec(answer.value)?.[1];
  return accountId && arn ? answered({ accountId, arn }) : failed(foreignAnswer(200));
}
