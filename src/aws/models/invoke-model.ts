import {
  BedrockRuntimeClient,
  InvokeModelCommand,
  InvokeModelWithResponseStreamCommand,
} from '@aws-sdk/client-bedrock-runtime';
import type { AwsSession } from '../credentials/session.ts';
import { clientConfig } from '../http/client-config.ts';
import { withCustomHeaders } from '../http/custom-headers.ts';
import { pathBehind } from '../http/path-behind.ts';

/** What is asked of a model: its id or ARN, and the body as JSON. */
interface Invocation {
  readonly modelId: string;
  readonly body: string;
  /** The header `anthropic-beta`. */
  readonly beta?: string;
}

interface SendOptions {
  readonly abortSignal: AbortSignal;
}

const JSON_TYPE = 'application/json';

/** Sends a request to a model, once, and hands over the text of the answer. */
export async function invokeModel(
  session: AwsSession,
  region: string,
  { modelId, body }: Invocation,
  options: SendOptions,
): Promise<string> {
  const command = new InvokeModelCommand({ modelId, body, contentType: JSON_TYPE, accept: JSON_TYPE });
  const answer = await runtimeClient(session, region).send(command, options);
  return answer.body.transformToString();
}

/**
 * Sends a request to a model as Claude Code does in a conversation, once, and waits for the stream to start with a
 * piece of the answer: false where it starts with something else. An error that comes as an event is thrown.
 */
export async function startStream(
  session: AwsSession,
  region: string,
  { modelId, body, beta }: Invocation,
  options: SendOptions,
): Promise<boolean> {
  const command = new InvokeModelWithResponseStreamCommand({
    modelId,
    body,
    contentType: JSON_TYPE,
    ...tierOf(session),
  });
  if (beta !== undefined) {
    command.middlewareStack.add(
      (next) => (step) => {
        const { headers } = step.request as { headers: Record<string, string> };
        headers['anthropic-beta'] ??= beta;
        return next(step);
      },
      { step: 'build', name: 'beta' },
    );
  }
  const answer = await runtimeClient(session, region).send(command, options);
  for await (const event of answer.body ?? []) return event.chunk?.bytes !== undefined;
  return false;
}

/** One for a session and region, whatever models are asked. */
const CLIENTS = new WeakMap<AwsSession, Map<string, BedrockRuntimeClient>>();

function runtimeClient(session: AwsSession, region: string): BedrockRuntimeClient {
  const known = CLIENTS.get(session) ?? new Map<string, BedrockRuntimeClient>();
  CLIENTS.set(session, known);
  const client = known.get(region) ?? makeClient(session, region);
  known.set(region, client);
  return client;
}

/**
 * Where Claude Code itself invokes: it heeds neither AWS_ENDPOINT_URL and its kin nor FIPS and dual-stack.
 * This client loads HTTP/2 and event streams, which nothing but invoking needs.
 */
function makeClient(session: AwsSession, region: string): BedrockRuntimeClient {
  const own = session.env.ANTHROPIC_BEDROCK_BASE_URL;
  const client = new BedrockRuntimeClient({
    ...clientConfig(session, region),
    maxAttempts: 1,
    endpoint: own || `https://bedrock-runtime.${region}.amazonaws.com`,
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
  });
  withCustomHeaders(client, session);
  if (own && URL.canParse(own)) leadBehind(client, own);
  return client;
}

/** The SDK joins an address and a path otherwise than Claude Code does. */
function leadBehind(client: BedrockRuntimeClient, address: string): void {
  client.middlewareStack.add(
    (next) => (step) => {
      const request = step.request as { path: string };
      const [path = ''] = /\/model\/[^/]+\/invoke[^/]*$/.exec(request.path) ?? [];
      request.path = pathBehind(address, path);
      return next(step);
    },
    { step: 'build', name: 'pathBehind' },
  );
}

/** https://code.claude.com/docs/en/amazon-bedrock */
function tierOf({ env }: AwsSession) {
  const tier = env.ANTHROPIC_BEDROCK_SERVICE_TIER;
  return tier ? { serviceTier: tier as 'default' | 'flex' | 'priority' } : {};
}
