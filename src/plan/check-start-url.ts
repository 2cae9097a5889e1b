import { isAwsHost } from '../knowledge/aws-hosts.ts';
import { type Outcome, refusal, success } from '../outcome.ts';

const EXAMPLE = 'https://NAME.awsapps.com/start';

/**
 * The start URL of an access portal as a person gave it, in the form in which AWS knows it: what a browser's address
 * bar adds (`#/`, a page of the portal, a query) is cut off. Refuses what is not an https URL.
 */
export function readStartUrl(text: string): Outcome<string> {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  if (!url?.hostname) return malformed(text, 'is not a URL');
  if (url.protocol !== 'https:') return malformed(text, 'does not begin with https://');
  if (url.username || url.password) return malformed(`https://…@${url.host}`, 'holds a user name');
  return success(`${url.origin}${portalPath(url)}`);
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

function malformed(text: string, why: string) {
  return refusal(
    'start-url-malformed',
    `The start URL '${text}' ${why}.`,
    `Give the address of the AWS access portal, such as ${EXAMPLE}; whoever manages IAM Identity Center knows it.`,
  );
}
