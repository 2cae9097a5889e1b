import { once } from 'node:events';
import { isIP, type LookupFunction, connect as openSocket, type Socket } from 'node:net';
import { type TLSSocket, connect as tlsConnect } from 'node:tls';
import type { Route } from '../../facts/live-facts.ts';
import { type Obstacle, obstacle } from '../failures/obstacle.ts';
import { redact } from '../failures/redact.ts';
import { answerTo, requestText, statusIn } from './raw-http.ts';

/** Where to, and by way of which proxy. */
export interface Destination {
  readonly host: string;
  readonly port: number;
  readonly isTls: boolean;
  readonly proxy?: URL;
}

/** What a way is walked with. */
export interface Means {
  readonly lookup: LookupFunction;
  /** The certificate authorities to trust where they are not those of Node.js. */
  readonly ca?: string[];
  /** False where NODE_TLS_REJECT_UNAUTHORIZED says so. */
  readonly isTrustDemanded: boolean;
  /** Aborts when the time is up. */
  readonly signal: AbortSignal;
}

/** A way that is being walked. */
interface Walk extends Means {
  readonly sockets: Socket[];
  reached: Route['reached'];
}

/**
 * Walks the way to a host step by step, and tells how far it goes: the name, the connection, the proxy's tunnel, TLS,
 * HTTP. It asks for `/`, unsigned. Never rejects.
 */
export async function walk(to: Destination, means: Means): Promise<Route> {
  const { host, port, proxy } = to;
  const way: Walk = { ...means, sockets: [], reached: 'nothing' };
  const route = { host, port, ...(proxy && { proxy: `${proxy.protocol}//${proxy.host}` }) };
  try {
    const status = await go(to, way);
    // Nobody but a proxy asks for that.
    return { ...route, reached: 'http', status, ...(status === 407 && { code: 'HTTP 407' }) };
  } catch (error) {
    const { issuer } = error as Obstacle;
    return { ...route, reached: way.reached, code: codeOf(error), ...(issuer && { issuer }) };
  } finally {
    // The outermost first: Node.js 20 crashes where a socket goes away below TLS.
    for (const socket of way.sockets.reverse()) socket.destroy();
  }
}

async function go(to: Destination, way: Walk): Promise<number> {
  const { host, port, isTls, proxy } = to;
  let socket = await connected(proxy ? addressOf(proxy) : { host, port }, way);
  if (proxy?.protocol === 'https:') socket = await secured(socket, bare(proxy.hostname), way);
  if (proxy && isTls) await tunnel(socket, to, proxy, way);
  if (isTls) {
    socket = await secured(socket, host, way);
    way.reached = 'tls';
  }
  const target = proxy && !isTls ? `http://${host}:${port}/` : '/';
  const request = requestText('GET', target, to, proxy && !isTls ? proxy : undefined);
  return statusIn(await answerTo(socket, request, /\r?\n/, way.signal));
}

async function connected(address: { host: string; port: number }, way: Walk): Promise<Socket> {
  const socket = kept(openSocket({ ...address, lookup: way.lookup }), way);
  if (isIP(address.host)) way.reached = 'dns';
  socket.once('lookup', (error: Error | null) => {
    if (!error) way.reached = 'dns';
  });
  await once(socket, 'connect', { signal: way.signal });
  way.reached = 'connect';
  return socket;
}

/** Shakes hands even with whom it does not trust, to see who issued the certificate. */
async function secured(socket: Socket, host: string, way: Walk): Promise<Socket> {
  const servername = isIP(host) ? '' : host;
  const trust = way.ca ? { ca: way.ca } : {};
  const secure = kept(tlsConnect({ socket, host, servername, rejectUnauthorized: false, ...trust }), way);
  await once(secure, 'secureConnect', { signal: way.signal });
  if (secure.authorized || !way.isTrustDemanded) return secure;
  throw obstacle(String(secure.authorizationError), issuerOf(secure));
}

async function tunnel(socket: Socket, to: Destination, proxy: URL, way: Walk): Promise<void> {
  const request = requestText('CONNECT', `${to.host}:${to.port}`, to, proxy);
  const status = statusIn(await answerTo(socket, request, /\r?\n\r?\n/, way.signal));
  if (status !== 200) throw obstacle(`HTTP ${status}`);
}

/** What only the deadline ended has no code of its own. */
function codeOf(error: unknown): string {
  const { code, name } = error as NodeJS.ErrnoException;
  if (name === 'AbortError' || name === 'TimeoutError') return 'ETIMEDOUT';
  return code ?? name;
}

function issuerOf(socket: TLSSocket): string {
  const { CN, O } = socket.getPeerCertificate().issuer ?? {};
  return redact([...new Set([CN, O].flatMap((name) => name ?? []))].join(', '));
}

function addressOf({ hostname, port, protocol }: URL): { host: string; port: number } {
  return { host: bare(hostname), port: Number(port) || (protocol === 'https:' ? 443 : 80) };
}

/** An IPv6 address stands in brackets in a URL. */
function bare(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

/** An error that nobody waits for any more is no news. */
function kept<T extends Socket>(socket: T, way: Walk): T {
  way.sockets.push(socket);
  socket.on('error', () => undefined);
  return socket;
}
