import { isTakenProxy, UNTAKEN_PROXY } from '../../client/choose-proxy.ts';
import type { Route } from '../../facts/live-facts.ts';
import type { Asking } from '../live/asking.ts';
import { deadline } from './deadline.ts';
import { type Endpoint, endpointsOf } from './endpoints.ts';
import { patientLookup } from './patient-lookup.ts';
import { type Destination, type Means, walk } from './route.ts';
import { systemAuthorities, trustedAuthorities } from './trusted-authorities.ts';

/** Walks the way to every host that Claude Code needs, all together, within the deadline for routes. */
export async function walkRoutes(asking: Asking): Promise<readonly Route[]> {
  const { world, limits } = asking;
  const { signal, release } = deadline({ ms: limits.routesMs, interrupted: world.interrupted });
  const ca = (await systemAuthorities(world)) ?? (await trustedAuthorities(world.env));
  const means: Means = {
    lookup: patientLookup(world),
    isTrustDemanded: world.env.NODE_TLS_REJECT_UNAUTHORIZED !== '0',
    signal,
    ...(ca && { ca }),
  };
  try {
    const endpoints = await endpointsOf(asking);
    return await Promise.all(endpoints.map(async (to) => routeTo(await destinationOf(to), means)));
  } finally {
    release();
  }
}

async function routeTo(to: Destination, means: Means): Promise<Route> {
  const { host, port, proxy } = to;
  if (!proxy || isTakenProxy(proxy)) return walk(to, means);
  return { host, port, proxy: `${proxy.protocol}//${proxy.host}`, reached: 'nothing', code: UNTAKEN_PROXY };
}

/** Loads the proxy library also where no proxy is named: this is no time to save milliseconds. */
async function destinationOf({ url, host, port, isTls }: Endpoint): Promise<Destination> {
  const { proxyFor } = await import('./proxy-agents.ts');
  const proxy = urlOf(proxyFor(url));
  return { host, port, isTls, ...(proxy && { proxy }) };
}

function urlOf(text: string): URL | undefined {
  return text !== '' && URL.canParse(text) ? new URL(text) : undefined;
}
