import { BedrockRuntimeClient, InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime';
import type { AwsSession } from '../credentials/session.ts';
import { clientConfig } from '../http/client-config.ts';
import { withCustomHeaders } from '../http/custom-headers.ts';
import { bodyText } from '../http/outside-text.ts';
import { pathBehind } from '../http/path-behind.ts';
import type { MessagesEndpoint } from './messages-endpoint.ts';
import type { TurnRequest } from './turn-request.ts';

/** What is asked of a model by the Messages API. */
export interface MessagesQuestion {
  readonly model: string;
  /** As a stream, which is how Claude Code talks. */
  readonly isStream: boolean;
  /** What a turn of Claude Code adds; without it, what every model takes. */
  readonly turn?: TurnRequest | undefined;
}

/**
 * Asks a model for one token as Claude Code asks it there: the Messages API's path and words, signed by the SDK for that
 * service [recorded from 2.1.332]. True where the answer is one that a model gives: the page of a captive portal is none.
 */
export async function askMessages(
  session: AwsSession,
  region: string,
  { url, service }: MessagesEndpoint,
  { model, isStream, turn }: MessagesQuestion,
  options: { readonly abortSignal: AbortSignal },
): Promise<boolean> {
  const client = messagesClient(session, region, { url, service });
  leadTo(client, 'POST', pathBehind(url, '/v1/messages'), session, turn?.header);
  const question = { model, max_tokens: 1, messages: [{ role: 'user', content: '.' }], ...turn?.body };
  const body = JSON.stringify(isStream ? { ...question, stream: true } : question);
  const answer = await client.send(
    new InvokeModelCommand({ modelId: model, body, contentType: 'application/json' }),
    options,
  );
  const text = answer.body.transformToString();
  return isStream ? /^event: message_start\r?$/m.test(text) : isMessage(text);
}

/**
 * Lists the ids of the models that are served there; `undefined` where that is no list.
 * https://docs.anthropic.com/en/api/models-list, https://docs.aws.amazon.com/bedrock/latest/userguide/models-get-info.html
 */
export async function listMessagesModels(
  session: AwsSession,
  region: string,
  endpoint: MessagesEndpoint,
  options: { readonly abortSignal: AbortSignal },
): Promise<readonly string[] | undefined> {
  const client = messagesClient(session, region, endpoint);
  leadTo(client, 'GET', pathBehind(endpoint.url, '/v1/models'), session);
  const answer = await client.send(new InvokeModelCommand({ modelId: 'models', body: '' }), options);
  return idsIn(answer.body.transformToString());
}

function idsIn(text: string): readonly string[] | undefined {
  try {
    const { data } = JSON.parse(text) as { data?: unknown };
    if (!Array.isArray(data)) return undefined;
    return data.map((one) => one?.id).filter((id) => typeof id === 'string');
  } catch {
    return undefined;
  }
}

/** The SDK has no client for these services: the one of the runtime is led there. */
function messagesClient(
  session: AwsSession,
  region: string,
  { url, service }: MessagesEndpoint,
): BedrockRuntimeClient {
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
  if (service === PLATFORM) withKeyOfWorkspace(client, session);
  readErrors(client);
  return client;
}

const PLATFORM = 'aws-external-anthropic';

/** Claude Platform on AWS takes its key in the header of Anthropic's own API, a gateway's token in both [run 2.1.332]. */
function withKeyOfWorkspace(client: BedrockRuntimeClient, { signer, env }: AwsSession): void {
  const token = signer.kind === 'nothing' ? env.ANTHROPIC_AUTH_TOKEN?.trim() : undefined;
  const key = signer.kind === 'api-key' ? signer.key : token;
  if (!key) return;
  client.middlewareStack.add(
    (next) => (step) => {
      const { headers } = step.request as { headers: Record<string, string> };
      headers['x-api-key'] = key;
      if (signer.kind === 'api-key') delete headers.authorization;
      return next(step);
    },
    // Behind the signature, which a bearer token is as well.
    { step: 'finalizeRequest', priority: 'low', name: 'workspaceKey' },
  );
}

function isMessage(text: string): boolean {
  try {
    return JSON.parse(text).type === 'message';
  } catch {
    return false;
  }
}

interface Led {
  method: string;
  path: string;
  body: unknown;
  headers: Record<string, string>;
  query?: Record<string, string>;
}

function leadTo(
  client: BedrockRuntimeClient,
  method: 'GET' | 'POST',
  path: string,
  { env }: AwsSession,
  betas?: string,
): void {
  client.middlewareStack.add(
    (next) => (step) => {
      const request = step.request as Led;
      Object.assign(request, { method, path, ...(method === 'GET' && { body: undefined }) });
      request.headers['anthropic-version'] = '2023-06-01';
      if (betas) {
        request.query = { beta: 'true' };
        request.headers['anthropic-beta'] ??= betas;
      }
      const workspace = env.ANTHROPIC_AWS_WORKSPACE_ID;
      if (workspace) request.headers['anthropic-workspace-id'] = workspace;
      return next(step);
    },
    { step: 'build', name: 'messagesPath' },
  );
}

/** A refusal is worded as Anthropic words it, or as AWS does where it is AWS that refuses. The SDK is told neither. */
export function readErrors(client: BedrockRuntimeClient): void {
  const reading = (next: Next) => async (step: unknown) => {
    const result = await next(step);
    const { statusCode, headers, body } = result.response;
    if (statusCode < 300) return result;
    throw refusalOf(statusCode, headers, await bodyText(body, MOST_BYTES));
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
