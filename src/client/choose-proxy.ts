import type { World } from '../model/world.ts';

/** The proxy that a variable names. */
export interface NamedProxy {
  readonly variable: string;
  /** Such as `http://proxy.example:3128`; user and password may stand in it. */
  readonly url: URL;
  /** False for a kind of proxy that Claude Code refuses: socks. */
  readonly isTaken: boolean;
}

/** In this order, whether a host is asked by https or by http [run 2.1.332]. */
const VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY'];

/**
 * The proxy through which Claude Code asks hosts, whatever NO_PROXY says; `undefined` where none is named, or
 * what is named is no address, which it passes over with a warning. A value without a scheme is taken as http
 * [run 2.1.332].
 */
export function proxyNamed(env: World['env']): NamedProxy | undefined {
  const variable = VARIABLES.find((name) => env[name]);
  const value = variable === undefined ? '' : (env[variable] ?? '').trim();
  const text = /^[a-z][a-z\d+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  if (variable === undefined || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return { variable, url, isTaken: isTakenProxy(url) };
}

/** What is said of a socks proxy, which Claude Code calls UnsupportedProxyProtocol. */
export const UNTAKEN_PROXY = 'ERR_PROXY_PROTOCOL';

/** False for a kind of proxy that Claude Code refuses. */
export function isTakenProxy({ protocol }: URL): boolean {
  return protocol === 'http:' || protocol === 'https:';
}
