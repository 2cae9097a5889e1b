import type { Readable } from 'node:stream';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { World } from '../../model/world.ts';
import { patientLookup } from './patient-lookup.ts';
import { systemAuthorities, trustedAuthorities } from './trusted-authorities.ts';

/** How the SDK sends a request; what every client of this program uses, those of the credential chain included. */
export type RequestHandler = Pick<NodeHttpHandler, 'metadata' | 'handle' | 'destroy'>;

/** What every client is made with: how it sends, and how it reads the body of an answer. */
export function transport(handler: RequestHandler) {
  return { requestHandler: handler, streamCollector: readBody };
}

/**
 * Reads a body to its end. The SDK's way loads the streams of the Web, to ask whether the body is one, and pipes, for
 * which Node makes `process.stdout` and `process.stderr`: 6 ms.
 */
function readBody(body: Readable): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    body.on('data', (chunk) => chunks.push(chunk));
    body.once('end', () => resolve(Buffer.concat(chunks)));
    body.once('error', reject);
    body.resume();
  });
}

const DEADLINES = { connectionTimeout: 5_000, requestTimeout: 10_000, throwOnRequestTimeout: true } as const;

/**
 * A request handler with deadlines and a limit to what it reads, which goes through the proxy the environment names
 * (HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY). The proxy libraries are loaded only where a proxy is named. Call it
 * inside the SDK's environment: they read `process.env`.
 */
export async function requestHandler(world: World): Promise<RequestHandler> {
  const first = await handlerWith(world, await trustedAuthorities(world.env));
  let widened: Promise<RequestHandler | undefined> | undefined;
  const widen = async () => {
    const ca = await systemAuthorities(world);
    return ca && handlerWith(world, ca);
  };
  return limited({
    metadata: first.metadata,
    handle: async (request, options) => {
      if (widened) return ((await widened) ?? first).handle(request, options);
      try {
        return await first.handle(request, options);
      } catch (error) {
        if (!isUntrusted(error)) throw error;
        // Nothing was sent yet. The system's authorities take longer to read than all else here.
        widened ??= widen();
        const second = await widened;
        if (!second) throw error;
        return second.handle(request, options);
      }
    },
    destroy: () => {
      first.destroy();
      void widened?.then((second) => second?.destroy());
    },
  });
}

/** True where nothing but the certificate's authority was missing. */
function isUntrusted(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? '';
  return /SELF_SIGNED|UNABLE_TO_(GET_ISSUER|VERIFY)/.test(code);
}

async function handlerWith(world: World, ca: string[] | undefined): Promise<RequestHandler> {
  const connecting = { lookup: patientLookup(world), ...(ca && { ca }) };
  const direct = new NodeHttpHandler({ ...DEADLINES, httpAgent: connecting, httpsAgent: connecting });
  if (!namesProxy(world.env)) return direct;
  const { proxyAgents, proxyFor } = await import('./proxy-agents.ts');
  const byProxy = new Map<string, NodeHttpHandler>([['', direct]]);
  const handlerFor = (url: string) => {
    const proxy = proxyFor(url);
    const handler =
      byProxy.get(proxy) ?? new NodeHttpHandler({ ...DEADLINES, ...proxyAgents(proxy, connecting) });
    byProxy.set(proxy, handler);
    return handler;
  };
  return {
    metadata: direct.metadata,
    handle: async (request, options) => {
      const port = request.port === undefined ? '' : `:${request.port}`;
      return handlerFor(`${request.protocol}//${request.hostname}${port}`).handle(request, options);
    },
    destroy: () => {
      for (const handler of byProxy.values()) handler.destroy();
    },
  };
}

function limited(handler: RequestHandler): RequestHandler {
  return {
    metadata: handler.metadata,
    handle: async (request, options) => {
      const answer = await handler.handle(request, options);
      limitBody(answer.response.body);
      return answer;
    },
    // Afterwards: to end a connection makes Node make `process.stderr` (4 ms), and a program that is done ends anyway.
    destroy: () => void setImmediate(() => handler.destroy()),
  };
}

function namesProxy(env: World['env']): boolean {
  return Object.entries(env).some(([name, value]) => value && /^(https?|all)_proxy$/i.test(name));
}

/** Far more than any answer of AWS to our questions: a page of 1,000 profiles is half a megabyte. */
const MAX_BYTES = 4 * 1024 * 1024;

/** Makes a body that is longer than 4 MB fail there; its connection ends. */
function limitBody(body: Readable): void {
  let size = 0;
  // A paused stream does not start to flow before its reader comes, or what came first would be lost to that.
  body.pause().on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > MAX_BYTES) body.destroy(new RangeError('The answer is too long.'));
  });
}
