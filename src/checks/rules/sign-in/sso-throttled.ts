import { refusedByAws } from '../../helpers/refused-by-aws.ts';
import { atPortal } from '../../helpers/sign-in.ts';

/** Many programs renew or ask at once, and the portal asks them to wait. */
export const ssoThrottled = refusedByAws('sso-throttled', {
  group: 'Sign-in',
  title: 'IAM Identity Center answers without asking to wait',
  about: atPortal,
});
