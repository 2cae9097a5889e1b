import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import { setTimeout as sleep } from 'node:timers/promises';
import { type HttpRequest, httpRequest } from './request.ts';

/** One request and the means to answer it, the same for HTTP/1.1 and HTTP/2. */
export interface Exchange {
  readonly request: HttpRequest;
  start(status: number, headers: Readonly<Record<string, string>>): void;
  /** Sends bytes; resolves once more can be sent, rejects once the other side is gone. */
  write(bytes: Uint8Array): Promise<void>;
  end(): void;
  /** Resets the connection. */
  abort(): void;
  /** Waits; rejects as soon as the other side is gone. */
  pause(ms: number): Promise<void>;
}

type Incoming = IncomingMessage | Http2ServerRequest;
type Outgoing = ServerResponse | Http2ServerResponse;

/** Reads a request to its end. Rejects when the other side goes away meanwhile. */
export async function receive(incoming: Incoming, outgoing: Outgoing): Promise<Exchange> {
  const gone = new AbortController();
  outgoing.on('close', () => gone.abort());
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const { method = 'GET', url = '/', headers } = incoming;
  return {
    request: httpRequest(method, url, headers, Buffer.concat(chunks)),
    start: (status, fields) => {
      outgoing.statusCode = status;
      for (const [name, value] of Object.entries(fields)) outgoing.setHeader(name, value);
    },
    write: async (bytes) => {
      gone.signal.throwIfAborted();
      if (!send(outgoing, bytes)) await once(outgoing, 'drain', { signal: gone.signal });
    },
    end: () => void outgoing.end(),
    abort: () => abort(incoming),
    pause: (ms) => sleep(ms, undefined, { signal: gone.signal }),
  };
}

function send(outgoing: Outgoing, bytes: Uint8Array): boolean {
  return 'stream' in outgoing ? outgoing.write(bytes) : outgoing.write(bytes);
}

function abort(incoming: Incoming): void {
  if (incoming instanceof Http2ServerRequest) incoming.stream.session?.destroy();
  else incoming.socket.resetAndDestroy();
}
