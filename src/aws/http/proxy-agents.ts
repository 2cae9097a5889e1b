import type { LookupFunction } from 'node:net';
import type { NodeHttpHandlerOptions } from '@smithy/node-http-handler';
import { HttpProxyAgent } from 'http-proxy-agent';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';

/** The agents that `NodeHttpHandler` takes. */
type Agents = Pick<NodeHttpHandlerOptions, 'httpAgent' | 'httpsAgent'>;

/** How a connection comes about. */
interface Connecting {
  readonly lookup: LookupFunction;
  readonly ca?: string[];
}

/** The URL of the proxy that the environment names for this URL; empty where it is asked directly. */
export function proxyFor(url: string): string {
  return getProxyForUrl(url);
}

/** Agents that send through the proxy at this URL, which may carry a user and a password. */
export function proxyAgents(proxy: string, connecting: Connecting): Agents {
  return {
    httpAgent: new HttpProxyAgent(proxy, connecting),
    httpsAgent: new HttpsProxyAgent(proxy, connecting),
  };
}
