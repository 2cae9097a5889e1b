import type { DoctorFacts } from '../../facts/doctor-facts.ts';
import type { Route } from '../../facts/live-facts.ts';
import { endpointHosts } from '../../knowledge/endpoint-hosts.ts';
import { isOn } from '../../knowledge/settings-keys.ts';

/** The hosts to which a firewall has to let HTTPS through: those that the configuration asks. */
export function hostsNeeded(facts: DoctorFacts): readonly string[] {
  const { seenEnv, section, files, region } = facts;
  const session = section.sso_session === undefined ? {} : files.ssoSessions.get(section.sso_session);
  const ssoRegion = section.sso_region ?? session?.sso_region;
  const asked = (facts.live?.routes ?? []).map(({ host }) => host);
  const isRedirected = Object.keys(seenEnv).some(
    (name) => /^AWS_ENDPOINT_URL(_|$)|^ANTHROPIC_BEDROCK_BASE_URL$/.test(name) && seenEnv[name],
  );
  const ofAws = endpointHosts({
    region: region.value,
    ...(ssoRegion !== undefined && { ssoRegion }),
    isDualStack: isOn(seenEnv.AWS_USE_DUALSTACK_ENDPOINT ?? section.use_dualstack_endpoint),
    isFips: isOn(seenEnv.AWS_USE_FIPS_ENDPOINT ?? section.use_fips_endpoint),
  });
  return [...new Set(isRedirected && asked.length > 0 ? asked : [...asked, ...ofAws])];
}

/** How far the way to each host went that did not answer, as sentences; empty where all did, or none was looked at. */
export function brokenRoutes(routes: readonly Route[] = []): string {
  return routes
    .filter(({ reached, code }) => reached !== 'http' || code !== undefined)
    .map(
      (route) => `${routeName(route)}: ${NEXT_STEP[route.reached]}${route.code ? ` (${route.code})` : ''}.`,
    )
    .join(' ');
}

const NEXT_STEP: Readonly<Record<Route['reached'], string>> = {
  nothing: 'its name leads to no address',
  dns: 'no connection',
  connect: 'connected, but no TLS',
  tls: 'TLS, but no answer',
  http: 'an answer, but not of AWS',
};

function routeName({ host, port, proxy, issuer }: Route): string {
  const by = proxy === undefined ? '' : ` through the proxy ${proxy}`;
  const certificate = issuer === undefined ? '' : `, with a certificate issued by ${issuer}`;
  return `${host}:${port}${by}${certificate}`;
}

/** A text for whoever runs the network: the wish, the hosts, what was seen. */
export function firewallRequest(facts: DoctorFacts, ask: string): string {
  const seen = brokenRoutes(facts.live?.routes);
  return [ask, '', ...hostsNeeded(facts), ...(seen ? ['', `What was seen: ${seen}`] : [])].join('\n');
}
