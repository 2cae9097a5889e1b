import { once } from 'node:events';
import { createServer as createHttp1Server, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  createServer as createHttp2Server,
  type Http2ServerRequest,
  type Http2ServerResponse,
} from 'node:http2';
import { type AddressInfo, createServer, type Socket } from 'node:net';

type OnRequest = (
  incoming: IncomingMessage | Http2ServerRequest,
  outgoing: ServerResponse | Http2ServerResponse,
) => void;

/** A port on the loopback interface. */
export interface Listener {
  readonly port: number;
  /** Stops listening and ends every connection, also the ones that wait for an answer. */
  close(): Promise<void>;
}

/**
 * Serves HTTP/1.1 and HTTP/2 without TLS on one port: the JavaScript SDK calls the Bedrock runtime over HTTP/2
 * and everything else over HTTP/1.1. The first bytes of a connection tell which it speaks.
 */
export async function listen(onRequest: OnRequest, port: number): Promise<Listener> {
  const http1 = createHttp1Server(onRequest);
  const http2 = createHttp2Server(onRequest);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A peer that resets its connection is no news to a server that does so itself.
    socket.on('error', () => {});
    socket.once('readable', () => {
      const first: Buffer = socket.read() ?? Buffer.alloc(0);
      socket.unshift(first);
      const speaker = first.subarray(0, 3).toString('latin1') === 'PRI' ? http2 : http1;
      speaker.emit('connection', socket);
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return { port: portOf(server.address()), close };

  async function close(): Promise<void> {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  }
}

function portOf(address: AddressInfo | string | null): number {
  if (typeof address === 'object' && address) return address.port;
  throw new Error('A TCP server has an address with a port.');
}
