import { proxyNamed } from '../../client/choose-proxy.ts';
import type { DoctorFacts } from '../../facts/doctor-facts.ts';
import type { Route } from '../../facts/live-facts.ts';
import { isOn } from '../../knowledge/settings-keys.ts';
import type { Origin } from '../../model/configuration.ts';
import type { Problem } from '../../model/verdict.ts';
import { withoutSecrets } from '../../text/mask.ts';
import { variableText } from '../../text/variable-text.ts';
import { originInProfile } from './aws-origin.ts';
import { originOfVariable, placeOf } from './configured.ts';

/** The setting that leads requests to where nobody answers as AWS does. */
export interface Culprit {
  /** As people call it: `AWS_ENDPOINT_URL`. */
  readonly name: string;
  readonly kind: 'address' | 'proxy' | 'fips' | 'dual-stack';
  readonly origin: Origin;
  /** What it says, without user and password. */
  readonly value: string;
}

/** The setting behind the first way that is broken and that a setting chose; `undefined` where none did. */
export function culpritOf(facts: DoctorFacts): Culprit | undefined {
  const broken = (facts.live?.routes ?? []).filter(
    ({ reached, code }) => reached !== 'http' || code !== undefined,
  );
  // A proxy that refuses one of the ways is in all of them.
  for (const find of [ofProxy, ofAddress, ofSwitch]) {
    for (const route of broken) {
      const culprit = find(facts, route);
      if (culprit) return culprit;
    }
  }
  return undefined;
}

/** What helps against it; nobody's firewall is in the way. */
export function culpritFix({ name, kind, origin, value }: Culprit): string {
  const place = placeOf(origin);
  if (kind === 'fips')
    return `Take ${name} out (${place}): there is no such FIPS endpoint; IAM Identity Center has none. Where a rule asks for FIPS, sign in with other credentials than a portal's.`;
  if (kind === 'dual-stack')
    return `Take ${name} out (${place}), unless this network speaks IPv6 and the service has such an endpoint.`;
  if (kind === 'proxy')
    return `Correct ${name} (${place}), or remove it where no proxy is needed. Claude Code takes http://HOST:PORT, with user and password where the proxy wants them, and no socks; hosts to be reached directly belong in NO_PROXY.`;
  if (/\.vpce\./.test(value))
    return `Connect to the network of that VPC endpoint (a VPN): nobody answers for it elsewhere. Or take ${name} out (${place}).`;
  return `Take ${name} out (${place}), or start what should answer there: it is usually unset. Claude Code heeds no AWS_IGNORE_CONFIGURED_ENDPOINT_URLS.`;
}

/** The culprit as the beginning of what is found. */
export function culpritWords({ name, kind, origin, value }: Culprit): string {
  const is = kind === 'address' || kind === 'proxy' ? `leads to ${value}` : `is ${value}`;
  return origin.from === 'environment'
    ? `${variableText({ ...origin, key: name })} ${is}.`
    : `${name} (${placeOf(origin)}) ${is}.`;
}

/**
 * A switch for other hosts beside an address of one's own: the AWS SDK refuses the two together before it asks anybody
 * [run 2.1.332].
 */
export function clashOf(
  facts: DoctorFacts,
  message: string,
): { readonly problem: Partial<Problem>; readonly fix: string } | undefined {
  const [, word] = /(FIPS|Dualstack) and custom endpoint are not supported/i.exec(message) ?? [];
  if (word === undefined) return undefined;
  const isFips = /fips/i.test(word);
  const on = isFips
    ? switched(facts, 'fips', 'AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint')
    : switched(facts, 'dual-stack', 'AWS_USE_DUALSTACK_ENDPOINT', 'use_dualstack_endpoint');
  const address = addresses(facts).find(({ name }) => name !== 'ANTHROPIC_BEDROCK_BASE_URL');
  const words = [on, address].flatMap((one) => (one ? culpritWords(one) : [])).join(' ');
  const problem = {
    title: 'Two settings that say where AWS is exclude each other',
    found: `${words} The AWS SDK takes no address of somebody's own beside ${isFips ? 'FIPS' : 'dual-stack'} endpoints, and asks nobody.`,
    ...(on && { origin: on.origin }),
  };
  return {
    problem,
    fix: `Take one of them out: ${on?.name ?? word}, or ${address?.name ?? 'the address'}.`,
  };
}

/** The proxy itself is not reached, or it is what refuses. */
function ofProxy(facts: DoctorFacts, { proxy, reached, code = '' }: Route): Culprit | undefined {
  if (proxy === undefined || reached === 'tls') return undefined;
  const named = proxyNamed(facts.seenEnv);
  if (!named) return undefined;
  const isOurs = reached !== 'connect' || /^HTTP |^ERR_PROXY|EPROTO|ERR_SSL|ECONN/.test(code);
  if (!isOurs) return undefined;
  return {
    name: named.variable,
    kind: 'proxy',
    origin: originOfVariable(facts, named.variable),
    value: proxy,
  };
}

function ofAddress(facts: DoctorFacts, route: Route): Culprit | undefined {
  return addresses(facts).find(({ value }) => isSamePlace(value, route));
}

/** Every address that a setting names for a service of AWS, in the order in which the SDK looks. */
function addresses(facts: DoctorFacts): readonly Culprit[] {
  const { seenEnv, section, files } = facts;
  const variables = Object.keys(seenEnv)
    .filter((name) => /^AWS_ENDPOINT_URL_|^ANTHROPIC_BEDROCK_BASE_URL$/.test(name))
    .concat('AWS_ENDPOINT_URL');
  const ofEnv = variables.flatMap((name) => address(name, seenEnv[name], originOfVariable(facts, name)));
  const profile = facts.profile?.name;
  if (profile === undefined) return ofEnv;
  const origin = (key: string) => originInProfile(facts, profile, key);
  const services = Object.entries(files.services.get(section.services ?? '') ?? {})
    .filter(([key]) => key.endsWith('.endpoint_url'))
    .flatMap(([key, value]) =>
      address(`${key} of [services ${section.services}]`, value, origin('services')),
    );
  return [...ofEnv, ...services, ...address('endpoint_url', section.endpoint_url, origin('endpoint_url'))];
}

function address(name: string, value: string | undefined, origin: Origin): readonly Culprit[] {
  if (!value || !URL.canParse(value)) return [];
  const { protocol, host, pathname } = new URL(value);
  const shown = withoutSecrets(`${protocol}//${host}${pathname === '/' ? '' : pathname}`);
  return [{ name, kind: 'address', origin, value: shown }];
}

function isSamePlace(value: string, { host, port }: Route): boolean {
  const url = new URL(value);
  const asked = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  return url.hostname.replace(/^\[(.*)\]$/, '$1') === host.replace(/^\[(.*)\]$/, '$1') && asked === port;
}

/** Switches that change the names of hosts: of those that there are not, they are the reason. */
function ofSwitch(facts: DoctorFacts, { host, reached }: Route): Culprit | undefined {
  if (reached !== 'nothing' && reached !== 'dns') return undefined;
  if (/-fips\./.test(host)) return switched(facts, 'fips', 'AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint');
  if (!/\.api\.aws$/.test(host)) return undefined;
  return switched(facts, 'dual-stack', 'AWS_USE_DUALSTACK_ENDPOINT', 'use_dualstack_endpoint');
}

function switched(
  facts: DoctorFacts,
  kind: Culprit['kind'],
  variable: string,
  key: string,
): Culprit | undefined {
  const { seenEnv, section, profile } = facts;
  if (isOn(seenEnv[variable]))
    return { name: variable, kind, origin: originOfVariable(facts, variable), value: 'on' };
  if (!profile || !isOn(section[key])) return undefined;
  return { name: key, kind, origin: originInProfile(facts, profile.name, key), value: 'on' };
}
