import { placeOf } from '../../helpers/configured.ts';
import { refusedByAws } from '../../helpers/refused-by-aws.ts';

/** Newer regions refuse good credentials until the account enables them. */
export const regionNotEnabled = refusedByAws('region-not-enabled', {
  group: 'Region and network',
  title: 'The account has enabled the region',
  about: ({ region }, finding) => ({
    title: `The account has not enabled ${region.value}`,
    found: `${finding.message} It is set by ${placeOf(region.origin)}.`,
    origin: region.origin,
  }),
  url: 'https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html',
});
