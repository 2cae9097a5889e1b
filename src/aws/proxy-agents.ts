import { HttpProxyAgent } from 'http-proxy-agent';
import { HttpsProxyAgent } from 'https-proxy-agent';
import type { Agents } from './request-handler.ts';

/** Agents that send through the proxy at this URL, which may carry a user and a password. */
export function proxyAgents(proxy: string): Agents {
  return { httpAgent: new HttpProxyAgent(proxy), httpsAgent: new HttpsProxyAgent(proxy) };
}
