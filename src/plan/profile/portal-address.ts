import { isRegionShaped } from '../../knowledge/regions.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';

/** Which access portal a person means, and the region of IAM Identity Center where the address itself names it. */
export interface PortalAddress {
  /** Such as `https://NAME.awsapps.com/start`: the form in which AWS knows it. */
  readonly startUrl: string;
  readonly region?: string;
}

const GIVE =
  'Give the address of the AWS access portal, such as https://NAME.awsapps.com/start; the administrator of IAM Identity Center knows it.';

/**
 * The portal behind an address as people type or copy it: with or without `https://`, a bare host, the name alone, a
 * page of the portal with its query, the sign-in page that the portal leads to. The forms are AWS's:
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/multi-region-workforce-access.html,
 * https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-sso.html and
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/enable-identity-center-portal-access.html
 */
export function readPortalAddress(given: string): Outcome<PortalAddress> {
  const text = given.trim().replace(/^[<"'`(]+|[>"'`),.;]+$/g, '');
  const url = urlOf(text);
  if (!url) return malformed(given.trim(), 'is no address', GIVE);
  if (url.username || url.password) return malformed(text, 'holds a user name', GIVE);
  const host = url.hostname.replace(/\.$/, '');
  const other = OTHER_PAGES.find(({ pattern }) => pattern.test(host));
  const ofSignIn = signInPage(host, url.pathname);
  if (ofSignIn) return success(ofSignIn);
  if (other) return malformed(text, other.is, GIVE);
  if (!host.includes('.')) return malformed(text, 'is no address', GIVE);
  const port = url.port === '' ? '' : `:${url.port}`;
  const region = regionOf(host, url);
  return success({
    startUrl: `https://${host}${port}${portalPath(host, url.pathname)}`,
    ...(region !== undefined && { region }),
  });
}

/** A directory id or a name alone is the first part of the address that every portal has. */
const NAME_ALONE = /^(?!-)[a-z0-9-]{2,63}$/i;

/** True for a name that may be a portal's, and anything else as well: `acme`, and no id of a directory. */
export function isNameAlone(text: string): boolean {
  return NAME_ALONE.test(text.trim()) && /[a-z]/i.test(text) && !/^\s*d-[0-9a-z]{10}\s*$/i.test(text);
}

function urlOf(text: string): URL | undefined {
  // `1` would be the host 0.0.0.1.
  if (/^\d+$/.test(text)) return undefined;
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return undefined;
  if (NAME_ALONE.test(text)) return new URL(`https://${text.toLowerCase()}.awsapps.com/start`);
  const rest = scheme === undefined ? text : text.slice(scheme.length + 3);
  if (rest === '' || /\s/.test(rest) || !/^[^/?#]/.test(rest)) return undefined;
  // Port 80 goes with its scheme.
  const address = `https://${scheme === 'http' ? rest.replace(/^([^/?#]*):80(?=[/?#]|$)/, '$1') : rest}`;
  return URL.canParse(address) ? new URL(address) : undefined;
}

/** Addresses of AWS that people have at hand and that are no access portal. */
const OTHER_PAGES: readonly { readonly pattern: RegExp; readonly is: string }[] = [
  {
    pattern: /(^|\.)console\.(aws\.amazon\.com|amazonaws-us-gov\.com|amazonaws\.cn)$/,
    is: 'is the AWS console, not the access portal',
  },
  {
    pattern: /(^|\.)signin\.(aws|aws\.amazon\.com|amazonaws\.cn)$/,
    is: 'is a sign-in page and names no access portal',
  },
  { pattern: /^device\.sso\./, is: 'is the page for a code, not the access portal' },
];

/** The portal leads a browser to `REGION.signin.aws/platform/DIRECTORY/login`. */
function signInPage(host: string, path: string): PortalAddress | undefined {
  const [, region] = /^([a-z0-9-]+)\.signin\.aws(?:\.amazon\.com)?$/.exec(host) ?? [];
  const [, directory] = /^\/platform\/(d-[0-9a-z]{10})(?:\/|$)/.exec(path) ?? [];
  if (region === undefined || directory === undefined || !isRegionShaped(region)) return undefined;
  return { startUrl: `https://${directory}.awsapps.com/start`, region };
}

const WITH_REGION: readonly RegExp[] = [
  /^[^.]+\.portal\.([a-z0-9-]+)\.app\.(?:aws|amazonwebservices\.(?:com\.cn|eu))$/,
  /^[^.]+\.([a-z0-9-]+)\.portal\.amazonaws\.(?:com|com\.cn|eu)$/,
  /^start\.([a-z0-9-]+)\.(?:us-gov-home\.awsapps\.com|home\.awsapps\.cn)$/,
];

/** The page on which a person consents names the region of the portal, too: `…/start/user-consent/…?region=REGION`. */
function regionOf(host: string, url: URL): string | undefined {
  const named = WITH_REGION.map((pattern) => pattern.exec(host)?.[1]).find((region) => region !== undefined);
  const consented = url.pathname.startsWith('/start/user-consent/') ? url.searchParams.get('region') : null;
  const region = named ?? consented ?? undefined;
  return region !== undefined && isRegionShaped(region) ? region : undefined;
}

/** `/start` on `NAME.awsapps.com`, `/directory/NAME` in other partitions, none on a host that names the instance. */
function portalPath(host: string, pathname: string): string {
  const path = pathname.replace(/\/+$/, '');
  if (WITH_REGION.slice(0, 2).some((pattern) => pattern.test(host))) return '';
  if (host === 'identitycenter.amazonaws.com') return /^\/[^/]+/.exec(path)?.[0] ?? '';
  if (!/\.awsapps\.(com|cn)$/.test(host)) return path;
  return /^\/directory\/[^/]+/.exec(path)?.[0] ?? '/start';
}

/** What is to be said where the address is not just what was typed. */
export function typedNote(typed: string | undefined, startUrl: string): string | undefined {
  const text = typed?.trim();
  return text === undefined || text === startUrl
    ? undefined
    : `You typed ${text}. The access portal is ${startUrl}.`;
}

/** The refusal of an address, without a password that stands in it. */
export function malformed(text: string, why: string, fix: string) {
  const withoutPassword = text.replace(/^(\w+:\/\/)?[^/]*@/, '$1…@');
  return refusal('start-url-malformed', `The start URL '${withoutPassword}' ${why}.`, fix);
}
