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
 * The proxy through which Claude Code asks hosts, whatever NO_PROXY says; `undefined` where none is named, or what is
 * named is no address. A value without a scheme is taken as http [run 2.1.332].
 */
export function proxyNamed(env: World['env']): NamedProxy | undefined {
  const variable = variableOf(env);
  const text = variable === undefined ? undefined : addressIn(env[variable]);
  if (variable === undefined || text === undefined) return undefined;
  const url = new URL(text);
  return { variable, url, isTaken: isTakenProxy(url) };
}

/** The variable that names a proxy by what is no address: Claude Code does not start then, whatever NO_PROXY says [run 2.1.332: 9 values]. */
export function malformedProxy(env: World['env']): string | undefined {
  const variable = variableOf(env);
  return variable !== undefined && addressIn(env[variable]) === undefined ? variable : undefined;
}

function variableOf(env: World['env']): string | undefined {
  return VARIABLES.find((name) => env[name]);
}

function addressIn(text = ''): string | undefined {
  const value = text.trim();
  const address = /:\/\/|^https?:\//i.test(value) ? value : `http://${value}`;
  return URL.canParse(address) ? address : undefined;
}

/** What is said of a socks proxy, which Claude Code calls UnsupportedProxyProtocol. */
export const UNTAKEN_PROXY = 'ERR_PROXY_PROTOCOL';

/** False for a kind of proxy that Claude Code refuses. */
export function isTakenProxy({ protocol }: URL): boolean {
  return protocol === 'http:' || protocol === 'https:';
}
