import { isAwsHost, isLoopback } from '../../knowledge/aws-hosts.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';

/** What the address of a sign-in page is judged by. */
export interface AddressCircumstances {
  readonly startUrl: string;
  /** The endpoint that the environment names for IAM Identity Center, if any. */
  readonly endpoint: string | undefined;
}

/** The page on which a person enters the code: as it was understood, which is what is shown and opened. */
export interface SignInAddress {
  readonly host: string;
  readonly href: string;
}

/** AWS's own have some 80 characters. */
const MOST_CHARACTERS = 200;

/**
 * The page on which a person is to enter the code. Refused unless it is https on a host of AWS or of the
 * start URL; on loopback only where AWS itself is played there.
 */
export function checkSignInAddress(
  address: string,
  { startUrl, endpoint }: AddressCircumstances,
): Outcome<SignInAddress> {
  const url = parsed(address);
  if (!url || url.href.length > MOST_CHARACTERS) return suspicious('something that is no address of AWS');
  const { protocol, hostname, host, href, username } = url;
  const isSandbox = isLoopback(hostname) && isLoopback(parsed(endpoint ?? '')?.hostname ?? '');
  if (isSandbox) return success({ host, href });
  if (protocol !== 'https:') return suspicious(`${host}, which is not reached by https`);
  const isKnown = isAwsHost(hostname) || hostname === parsed(startUrl)?.hostname;
  if (!isKnown || username) return suspicious(`${host}, which is neither AWS's nor your start URL's`);
  return success({ host, href });
}

/** The endpoint of the sign-in service as the SDK takes it from the environment. */
export function signInEndpoint(env: Readonly<Record<string, string | undefined>>): string | undefined {
  return env.AWS_ENDPOINT_URL_SSO_OIDC || env.AWS_ENDPOINT_URL || undefined;
}

function parsed(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function suspicious(where: string) {
  return refusal(
    'login-address-suspicious',
    `The answer asks you to sign in at ${where}. It was not opened.`,
    'Check the start URL, the region, AWS_ENDPOINT_URL and the proxy; if they are right, tell the administrator of IAM Identity Center.',
  );
}
