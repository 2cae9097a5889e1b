import type { LookupFunction } from 'node:net';
import type { NodeHttpHandlerOptions } from '@smithy/node-http-handler';
import { HttpProxyAgent } from 'http-proxy-agent';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';
import { isTakenProxy, proxyNamed, UNTAKEN_PROXY } from '../../client/choose-proxy.ts';
import { obstacle } from '../failures/obstacle.ts';

/** The agents that `NodeHttpHandler` takes. */
type Agents = Pick<NodeHttpHandlerOptions, 'httpAgent' | 'httpsAgent'>;

/** How a connection comes about. */
interface Connecting {
  readonly lookup: LookupFunction;
  readonly ca?: string[];
}

/**
 * The URL of the proxy that leads Claude Code to this URL; empty where it is asked directly. It asks by https and by
 * http through the same one [run 2.1.332].
 */
export function proxyFor(url: string): string {
  const named = proxyNamed(process.env);
  // The library knows NO_PROXY, but has a proxy of its own for each of the two.
  const both = [url.replace(/^http:/, 'https:'), url.replace(/^https:/, 'http:')];
  const isExcepted = both.every((one) => getProxyForUrl(one) === '');
  return named && !isExcepted ? named.url.href : '';
}

/** Agents that send through the proxy at this URL, which may carry a user and a password. */
export function proxyAgents(proxy: string, connecting: Connecting): Agents {
  if (!isTakenProxy(new URL(proxy))) throw obstacle(UNTAKEN_PROXY);
  return {
    httpAgent: new HttpProxyAgent(proxy, connecting),
    httpsAgent: new HttpsProxyAgent(proxy, connecting),
  };
}
