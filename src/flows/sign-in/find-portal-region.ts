import type { AwsProfiles } from '../../facts/aws-files/profiles.ts';
import { claudeRegionsBeside } from '../../knowledge/regions.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import type { World } from '../../model/world.ts';
import { signInEndpoint } from '../../plan/profile/check-sign-in-address.ts';
import { startUrlHint } from '../../plan/profile/check-start-url.ts';
import { readPortalAddress } from '../../plan/profile/portal-address.ts';
import { isSameUrl } from '../../plan/profile/sso-session-name.ts';

/** The region of a portal, and where it is not clear, those that it may be. */
export interface PortalRegion {
  readonly region?: string;
  /** Several regions know the address. */
  readonly candidates: readonly string[];
}

/**
 * The region of IAM Identity Center behind an address: it stands in the address, in the AWS config file, on the page of
 * the portal, or else is asked of every region. Refuses an address that no region knows.
 */
export async function findPortalRegion(
  world: World,
  typed: string,
  { files }: AwsProfiles,
): Promise<Outcome<PortalRegion>> {
  const address = readPortalAddress(typed);
  if (!address.ok) return address;
  const { startUrl, region } = address.value;
  if (region !== undefined) return success({ region, candidates: [] });
  const sections = [...files.ssoSessions.values(), ...files.profiles.values()];
  const known = sections.find(
    (one) => isSameUrl(one.sso_start_url, startUrl) && one.sso_region !== undefined,
  );
  if (known?.sso_region !== undefined) return success({ region: known.sso_region, candidates: [] });
  world.progress('Looking for the region of your access portal…');
  const aws = await (await import('../../aws/index.ts')).identityCenter();
  // Where another endpoint stands in AWS's place, AWS's own pages are not asked.
  const readsPage = signInEndpoint(world.env) === undefined;
  const found = await aws.withPortal(world, '', (session) =>
    aws.findRegion(session, startUrl, { regions: regionsFor(startUrl), readsPage }),
  );
  const [only] = found.regions;
  if (only !== undefined && found.regions.length === 1) return success({ region: only, candidates: [] });
  if (found.isSilent || found.regions.length > 1) return success({ candidates: found.regions });
  return refusal(
    'sso-portal-unknown',
    `No region of IAM Identity Center knows ${startUrl}. ${startUrlHint(startUrl)}`.trimEnd(),
    'Check the address: it is what your browser shows when you open the access portal.',
  );
}

/** The regions in which a portal of that address can be at home: those of its partition. */
export function regionsFor(startUrl: string): readonly string[] {
  const { hostname } = new URL(startUrl);
  if (hostname.endsWith('.us-gov-home.awsapps.com')) return claudeRegionsBeside('us-gov-west-1');
  if (/\.cn$/.test(hostname)) return ['cn-north-1', 'cn-northwest-1'];
  return [...claudeRegionsBeside('us-east-1'), 'ap-east-1'];
}
