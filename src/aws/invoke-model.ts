import { BedrockRuntimeClient, InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime';
import { clientConfig } from './client-config.ts';
import type { AwsSession } from './session.ts';

/**
 * Sends a request to a model, once, and hands over the text of the answer. In a file of its own: its client loads
 * HTTP/2 and event streams, which nothing but probing needs.
 */
export async function invokeModel(
  session: AwsSession,
  region: string,
  { modelId, body }: { readonly modelId: string; readonly body: string },
  options: { readonly abortSignal: AbortSignal },
): Promise<string> {
  const client = new BedrockRuntimeClient({
    ...clientConfig(session, region),
    maxAttempts: 1,
    // Where Claude Code itself invokes: it heeds neither AWS_ENDPOINT_URL and its kin nor FIPS and dual-stack.
    endpoint: session.env.ANTHROPIC_BEDROCK_BASE_URL || `https://bedrock-runtime.${region}.amazonaws.com`,
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
  });
  const content = { contentType: 'application/json', accept: 'application/json' };
  const answer = await client.send(new InvokeModelCommand({ modelId, body, ...content }), options);
  return answer.body.transformToString();
}
