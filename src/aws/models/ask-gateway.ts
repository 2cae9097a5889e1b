import { type Answer, answered, type Finding, failed } from '../../facts/answer.ts';
import type { GatewayAnswer } from '../../model/gateway.ts';
import type { AwsSession } from '../credentials/session.ts';
import { failedWith } from '../failures/failed-with.ts';
import { finding } from '../failures/finding.ts';
import { ownHeaders } from '../http/custom-headers.ts';
import { withDeadline } from '../http/deadline.ts';
import { bodyText } from '../http/outside-text.ts';

/** The one-token request of Claude Code's own; see `probe.ts`. */
const ONE_TOKEN = JSON.stringify({
  max_tokens: 1,
  messages: [{ role: 'user', content: '.' }],
  anthropic_version: 'bedrock-2023-05-31',
});

/** More than a list of models, or a page, has to be read. */
const MOST_BYTES = 256 * 1024;

/** What is asked of a gateway, behind its address. */
export type GatewayQuestion =
  | { readonly kind: 'list' }
  | { readonly kind: 'invoke' | 'stream'; readonly model: string };

/**
 * Asks a gateway as Claude Code does where it signs nothing: whatever it answers is an answer, for a gateway words its
 * refusals as it likes. Fails only where nothing comes back.
 */
export async function askGateway(
  session: AwsSession,
  baseUrl: string,
  question: GatewayQuestion,
  ms = 10_000,
): Promise<Answer<GatewayAnswer>> {
  try {
    const { interrupted } = session;
    return answered(
      await withDeadline({ ms, interrupted }, (abortSignal) =>
        send(session, new URL(baseUrl + pathOf(question)), question, abortSignal),
      ),
    );
  } catch (error) {
    const failure = await failedWith(error, { attempt: 'invoke', region: '' });
    // No region is in play here.
    return failure.finding.id === 'region-no-bedrock' ? failed(noSuchHost(new URL(baseUrl))) : failure;
  }
}

function noSuchHost({ hostname }: URL): Finding {
  return {
    ...finding('endpoint-unreachable'),
    message: `No host named ${hostname} was found. Check the address for a typing mistake; if only the company's network knows the gateway, connect to the VPN first.`,
  };
}

/** Claude Code puts these behind the address [run 2.1.332]. */
function pathOf(question: GatewayQuestion): string {
  if (question.kind === 'list') return '/inference-profiles?type=SYSTEM_DEFINED';
  const operation = question.kind === 'stream' ? 'invoke-with-response-stream' : 'invoke';
  return `/model/${encodeURIComponent(question.model)}/${operation}`;
}

async function send(
  session: AwsSession,
  url: URL,
  question: GatewayQuestion,
  abortSignal: AbortSignal,
): Promise<GatewayAnswer> {
  const isList = question.kind === 'list';
  const headers = Object.fromEntries(ownHeaders(session).map(([name, value]) => [name.toLowerCase(), value]));
  const request = {
    method: isList ? 'GET' : 'POST',
    protocol: url.protocol,
    hostname: url.hostname.replace(/^\[|\]$/g, ''),
    ...(url.port && { port: Number(url.port) }),
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: {
      ...headers,
      host: url.host,
      ...(!isList && { 'content-type': 'application/json', 'content-length': String(ONE_TOKEN.length) }),
    },
    ...(!isList && { body: ONE_TOKEN }),
  };
  const { response } = await session.handler.handle(request as never, { abortSignal });
  return {
    status: response.statusCode,
    type: response.headers['content-type'] ?? '',
    awsError: response.headers['x-amzn-errortype']?.split(':')[0],
    text: await bodyText(response.body, MOST_BYTES),
  };
}
