import { BlockList, isIP, type LookupFunction } from 'node:net';
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

/** The URL of the proxy that leads Claude Code to this URL; empty where it is asked directly. */
export function proxyFor(url: string): string {
  const named = proxyNamed(process.env);
  if (!named || isInRange(new URL(url).hostname)) return '';
  // The library knows NO_PROXY, but takes each variable for one protocol alone.
  const address = url.replace(/^https?:/, '');
  const isExcepted = ['https:', 'http:'].every((protocol) => getProxyForUrl(protocol + address) === '');
  return isExcepted ? '' : named.url.href;
}

/** Claude Code takes ranges of addresses in NO_PROXY, such as `10.0.0.0/8` [run 2.1.332]. */
function isInRange(host: string): boolean {
  if (isIP(host) !== 4) return false;
  const excepted = (process.env.no_proxy || process.env.NO_PROXY || '').split(/[\s,]+/);
  return excepted.some((range) => {
    const [, address = '', bits] = /^([\d.]+)\/(\d{1,2})$/.exec(range) ?? [];
    if (isIP(address) !== 4 || Number(bits) > 32) return false;
    const list = new BlockList();
    list.addSubnet(address, Number(bits));
    return list.check(host);
  });
}

/** Agents that send through the proxy at this URL, which may carry a user and a password. */
export function proxyAgents(proxy: string, connecting: Connecting): Agents {
  if (!isTakenProxy(new URL(proxy))) throw obstacle(UNTAKEN_PROXY);
  return {
    httpAgent: new HttpProxyAgent(proxy, connecting),
    httpsAgent: new HttpsProxyAgent(proxy, connecting),
  };
}
