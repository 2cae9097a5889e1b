import { refusedByAws } from '../../helpers/refused-by-aws.ts';

/** Anthropic's models may not be used from everywhere; neither AWS nor an administrator can change that. */
export const countryUnsupported = refusedByAws('country-unsupported', {
  group: 'Permissions',
  title: 'Anthropic serves the country',
  url: 'https://www.anthropic.com/supported-countries',
});
