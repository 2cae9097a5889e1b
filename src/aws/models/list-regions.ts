import { type Answer, failed } from '../../facts/answer.ts';
import type { Model } from '../../model/models.ts';
import type { AwsSession } from '../credentials/session.ts';
import { finding } from '../failures/finding.ts';
import { inParallel } from '../in-parallel.ts';
import { listModels } from './list-models.ts';

/** What one region answered. */
export interface RegionListing {
  readonly region: string;
  readonly answer: Answer<readonly Model[]>;
}

const AT_ONCE = 16;

/** Lists several regions side by side; one that fails does not spoil the others. */
export async function listRegions(
  session: AwsSession,
  regions: readonly string[],
): Promise<readonly RegionListing[]> {
  const listings = await inParallel(regions, AT_ONCE, async (region) => ({
    region,
    answer: await listModels(session, region),
  }));
  return listings.some(({ answer }) => answer.ok) ? listings.map(explainByOthers) : listings;
}

/** Credentials that another region takes are valid: this one is a region that every account enables by itself. */
function explainByOthers(listing: RegionListing): RegionListing {
  const { region, answer } = listing;
  if (answer.ok || answer.finding.id !== 'credentials-invalid') return listing;
  return { region, answer: failed(finding('region-not-enabled')) };
}
