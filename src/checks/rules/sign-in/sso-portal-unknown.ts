import { refusedByAws } from '../../helpers/refused-by-aws.ts';
import { atPortal } from '../../helpers/sign-in.ts';

/** IAM Identity Center knows the portal under its start URL and in its region only. */
export const ssoPortalUnknown = refusedByAws('sso-portal-unknown', {
  group: 'Sign-in',
  title: 'The start URL leads to a portal',
  about: atPortal,
});
