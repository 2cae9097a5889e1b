import { callAws } from './call-aws.ts';
import { finding } from './classify.ts';
import { foreignAnswer } from './classify-reply.ts';
import { type Answer, answered, failed } from './finding.ts';
import { parseJsonObject } from './json.ts';
import { type AwsSession, isKeyOfAnotherRegion } from './session.ts';

/** The one-token request by which Claude Code itself finds out whether a model can be invoked. */
const ONE_TOKEN = JSON.stringify({
  max_tokens: 1,
  messages: [{ role: 'user', content: '.' }],
  anthropic_version: 'bedrock-2023-05-31',
});

/**
 * Sends a one-token request to a model, given by id or ARN; it costs a few tokens. `ms` is the deadline.
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModel.html
 */
export async function probeModel(
  session: AwsSession,
  region: string,
  modelId: string,
  ms = 10_000,
): Promise<Answer<'usable'>> {
  if (isKeyOfAnotherRegion(session, region)) return failed(finding('bearer-wrong-region'));
  const answer = await callAws(session, {
    service: 'bedrock-runtime',
    attempt: 'invoke',
    region,
    path: `/model/${encodeURIComponent(modelId)}/invoke`,
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: ONE_TOKEN,
    ms,
  });
  if (!answer.ok) return answer;
  return parseJsonObject(answer.value) ? answered('usable') : failed(foreignAnswer(200));
}
