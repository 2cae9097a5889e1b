import { BedrockRuntimeClient, InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime';
import type { AwsSession } from '../credentials/session.ts';
import { clientConfig } from '../http/client-config.ts';
import { withCustomHeaders } from '../http/custom-headers.ts';
import type { MessagesEndpoint } from './messages-endpoint.ts';

/**
 * Asks a model for one token as Claude Code asks it there: the Messages API's path and words, signed by the SDK for that
 * service [recorded from 2.1.332]. The SDK has no client for it: the one of the runtime is led there.
 */
export async function askMessages(
  session: AwsSession,
  region: string,
  { url, service }: MessagesEndpoint,
  model: string,
  options: { readonly abortSignal: AbortSignal },
): Promise<void> {
  const sigv4 = {
    schemeId: 'aws.auth#sigv4',
    signingProperties: { name: service, region, signingName: service, signingRegion: region },
    propertiesExtractor: (config: unknown, context: unknown) => ({
      signingProperties: { config, context, signingName: service, signingRegion: region },
    }),
  };
  const isSigned = session.signer.kind !== 'api-key' && session.signer.kind !== 'nothing';
  const client = new BedrockRuntimeClient({
    ...clientConfig(session, region),
    ...(isSigned && { httpAuthSchemeProvider: () => [sigv4] }),
    maxAttempts: 1,
    endpoint: url,
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
  });
  withCustomHeaders(client, session);
  leadTo(client, `${new URL(url).pathname.replace(/\/$/, '')}/v1/messages`, session);
  readErrors(client);
  const body = JSON.stringify({ model, max_tokens: 1, messages: [{ role: 'user', content: '.' }] });
  await client.send(
    new InvokeModelCommand({ modelId: model, body, contentType: 'application/json' }),
    options,
  );
}

function leadTo(client: BedrockRuntimeClient, path: string, { env }: AwsSession): void {
  client.middlewareStack.add(
    (next) => (step) => {
      const request = step.request as { path: string; headers: Record<string, string> };
      request.path = path;
      request.headers['anthropic-version'] = '2023-06-01';
      const workspace = env.ANTHROPIC_AWS_WORKSPACE_ID;
      if (workspace) request.headers['anthropic-workspace-id'] = workspace;
      return next(step);
    },
    { step: 'build', name: 'messagesPath' },
  );
}

/** A refusal is worded as Anthropic words it, or as AWS does where it is AWS that refuses. */
function readErrors(client: BedrockRuntimeClient): void {
  const reading = (next: Next) => async (step: unknown) => {
    const result = await next(step);
    const { statusCode, headers, body } = result.response;
    if (statusCode < 300) return result;
    throw refusalOf(statusCode, headers, await textOf(body));
  };
  // The SDK's own types of a step are of a package that is not ours to import.
  client.middlewareStack.addRelativeTo(reading as never, {
    relation: 'after',
    toMiddleware: 'deserializerMiddleware',
    name: 'messagesErrors',
  });
}

type Next = (step: unknown) => Promise<{ readonly response: Response }>;

interface Response {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array>;
}

/** More than any refusal says. */
const MOST_BYTES = 64 * 1024;

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MOST_BYTES) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function refusalOf(status: number, headers: Response['headers'], text: string): Error {
  const said = saidIn(text);
  const name = (headers['x-amzn-errortype'] ?? said.type ?? 'Unknown').split(':')[0] ?? 'Unknown';
  const error = new Error(said.message ?? 'UnknownError');
  return Object.assign(error, { name, $fault: 'client', $metadata: { httpStatusCode: status } });
}

function saidIn(text: string): { readonly type?: string; readonly message?: string } {
  try {
    const { error, message, Message, __type } = JSON.parse(text);
    const said = { type: error?.type ?? __type, message: error?.message ?? message ?? Message };
    return Object.fromEntries(Object.entries(said).filter(([, value]) => typeof value === 'string'));
  } catch {
    return {};
  }
}
