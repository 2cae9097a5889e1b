import { ask } from './ask.ts';
import { finding, foreignAnswer } from './classify.ts';
import { type Answer, answered, failed } from './finding.ts';
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
  const { invokeModel } = await import('./invoke-model.ts');
  const answer = await ask(session, {
    attempt: 'invoke',
    region,
    ms,
    send: (options) => invokeModel(session, region, { modelId, body: ONE_TOKEN }, options),
  });
  if (!answer.ok) return answer;
  return isJsonObject(answer.value) ? answered('usable') : failed(foreignAnswer(200));
}

/** The SDK hands over the body as it came, also the page of a captive portal. */
function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
