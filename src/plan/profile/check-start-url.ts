import { isAwsHost } from '../../knowledge/aws-hosts.ts';
import { type Outcome, success } from '../../model/outcome.ts';
import { malformed, readPortalAddress } from './portal-address.ts';

/**
 * The start URL of an access portal as it stands in a file, in the form in which AWS knows it. Refuses what is not an
 * https URL: nobody mends it on the way to AWS.
 */
export function readStartUrl(written: string): Outcome<string> {
  const text = written.trim();
  const isHttps = /^https:/i.test(text) && URL.canParse(text);
  if (!isHttps) return withoutHttps(text);
  const address = readPortalAddress(text);
  return address.ok ? success(address.value.startUrl) : address;
}

/** Where it is clear which address is meant, that is told. */
function withoutHttps(text: string): Outcome<never> {
  const meant = readPortalAddress(text);
  if (!meant.ok) return meant;
  return malformed(text, 'does not begin with https://', `Write it in full: ${meant.value.startUrl}`);
}

/** The same check where the text is kept, for it names the token's file. */
export function checkStartUrl(text: string): Outcome<string> {
  const url = readStartUrl(text);
  return url.ok ? success(text) : url;
}

/** A sentence to add to a refusal of AWS, where the host of the start URL explains it. */
export function startUrlHint(startUrl: string): string {
  const host = URL.canParse(startUrl) ? new URL(startUrl).hostname : startUrl;
  return isAwsHost(host) ? '' : `${host} is no host of AWS: access portals end in .awsapps.com or .app.aws.`;
}
