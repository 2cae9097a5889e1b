import { refusedByAws } from './refused-by-aws.ts';
import { atPortal } from './sign-in.ts';

/** There is no such endpoint, so the region of the portal is misspelt. */
export const ssoRegionUnknown = refusedByAws('sso-region-unknown', {
  group: 'Sign-in',
  title: 'IAM Identity Center is in the region of the profile',
  about: atPortal,
});
