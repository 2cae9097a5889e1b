import { BedrockClient, GetInferenceProfileCommand } from '@aws-sdk/client-bedrock';
import * as z from 'zod/mini';
import { type Answer, answered, failed } from '../../facts/answer.ts';
import { type AwsSession, isKeyOfAnotherRegion } from '../credentials/session.ts';
import { finding } from '../failures/finding.ts';
import { ask } from '../http/ask.ts';
import { clientConfig } from '../http/client-config.ts';
import { text } from '../http/shapes.ts';

const MS = 10_000;
/** No profile leads to a hundredth of it. */
const MOST_MODELS = 1000;
const shape = z.object({
  models: z.array(z.object({ modelArn: text })).check(z.maxLength(MOST_MODELS)),
});

/**
 * The ARNs of the models that an inference profile leads to, each with its region; that of no region is of a global
 * profile. https://docs.aws.amazon.com/bedrock/latest/APIReference/API_GetInferenceProfile.html
 */
export async function profileDestinations(
  session: AwsSession,
  region: string,
  id: string,
): Promise<Answer<readonly string[]>> {
  if (isKeyOfAnotherRegion(session, region)) return failed(finding('bearer-wrong-region'));
  const endpoint = session.env.ANTHROPIC_BEDROCK_BASE_URL;
  const client = new BedrockClient({
    ...clientConfig(session, region),
    maxAttempts: 2,
    ...(endpoint && { endpoint }),
  });
  const send = (options: { readonly abortSignal: AbortSignal }) =>
    client.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier: id }), options);
  const answer = await ask(session, { attempt: 'list', region, ms: MS, shape, send });
  return answer.ok ? answered(answer.value.models.map(({ modelArn }) => modelArn)) : answer;
}
