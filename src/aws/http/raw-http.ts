import type { Socket } from 'node:net';
import { obstacle } from '../failures/obstacle.ts';

const MAX_LENGTH = 16 * 1024;

/** A request without a body; a proxy's own user and password go to it, as with every request. */
export function requestText(
  method: string,
  target: string,
  { host, port }: { readonly host: string; readonly port: number },
  proxy: URL | undefined,
): string {
  const login = proxy?.username ? decodeURIComponent(`${proxy.username}:${proxy.password}`) : undefined;
  const lines = [
    `${method} ${target} HTTP/1.1`,
    `Host: ${host}:${port}`,
    'User-Agent: claude-bedrock',
    ...(login === undefined ? [] : [`Proxy-Authorization: Basic ${Buffer.from(login).toString('base64')}`]),
    ...(method === 'GET' ? ['Connection: close'] : []),
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}

/** What comes back to a request, as far as `end`, or all there is. Rejects when the time is up. */
export function answerTo(socket: Socket, request: string, end: RegExp, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const take = (chunk: Buffer) => {
      text += chunk.toString('latin1');
      if (end.test(text) || text.length > MAX_LENGTH) finish();
    };
    const finish = () => {
      socket.off('data', take).pause();
      resolve(text);
    };
    socket.on('data', take).once('end', finish).once('error', reject);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    socket.write(request);
  });
}

/** The status of an HTTP answer; throws an obstacle where it is none. */
export function statusIn(text: string): number {
  const [, status] = /^HTTP\/\d(?:\.\d)? (\d{3})/.exec(text) ?? [];
  if (status === undefined) throw obstacle(text === '' ? 'ECONNRESET' : 'NOT_HTTP');
  return Number(status);
}
