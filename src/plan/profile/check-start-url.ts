import { isAwsHost } from '../../knowledge/aws-hosts.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';

const GIVE =
  'Give the address of the AWS access portal, such as https://NAME.awsapps.com/start; whoever manages IAM Identity Center knows it.';

/**
 * The start URL of an access portal as a person gave it, in the form in which AWS knows it: what a browser's address
 * bar adds (`#/`, a page of the portal, a query) is cut off. Refuses what is not an https URL.
 */
export function readStartUrl(given: string): Outcome<string> {
  const text = given.trim();
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url?.hostname || url.protocol !== 'https:') return withoutHttps(text);
  if (url.username || url.password) return malformed(text, 'holds a user name', GIVE);
  return success(`${url.origin}${portalPath(url)}`);
}

/** Where it is clear which address is meant, that is told; it is not taken for granted. */
function withoutHttps(text: string): Outcome<never> {
  if (text === '' || /^https:/i.test(text)) return malformed(text, 'is not a URL', GIVE);
  const isUrl = /^[\w.-]+\.\w+([/:?#]|$)|:\/\//.test(text);
  const why = isUrl ? 'does not begin with https://' : 'is not a URL';
  if (/^[\w-]+$/.test(text)) {
    const address = `https://${text.toLowerCase()}.awsapps.com/start`;
    const fix = `Begin it with https://. If ${text} is the name of your access portal, its address is ${address}`;
    return malformed(text, why, fix);
  }
  const meant = readStartUrl(text.replace(/^(\w+:\/\/)?/, 'https://'));
  const isPortal = meant.ok && /\.awsapps\.(com|cn)$/.test(new URL(meant.value).hostname);
  return malformed(
    text,
    why,
    isPortal ? `Begin it with https://: ${meant.value}` : `Begin it with https://. ${GIVE}`,
  );
}

/** The same check for a start URL that stands in a file; there the text is kept, for it names the token's file. */
export function checkStartUrl(text: string): Outcome<string> {
  const url = readStartUrl(text);
  return url.ok ? success(text) : url;
}

/** A sentence to add to a refusal of AWS, where the host of the start URL explains it. */
export function startUrlHint(startUrl: string): string {
  const host = URL.canParse(startUrl) ? new URL(startUrl).hostname : startUrl;
  return isAwsHost(host) ? '' : `${host} is no host of AWS: access portals end in .awsapps.com or .app.aws.`;
}

/** `/start` on `NAME.awsapps.com`, `/directory/NAME` in other partitions; elsewhere the path as given. */
function portalPath({ hostname, pathname }: URL): string {
  const path = pathname.replace(/\/+$/, '');
  if (!/\.awsapps\.(com|cn)$/.test(hostname)) return path;
  return /^\/directory\/[^/]+/.exec(path)?.[0] ?? '/start';
}

function malformed(text: string, why: string, fix: string) {
  const withoutPassword = text.replace(/^(\w+:\/\/)?[^/]*@/, '$1…@');
  return refusal('start-url-malformed', `The start URL '${withoutPassword}' ${why}.`, fix);
}
