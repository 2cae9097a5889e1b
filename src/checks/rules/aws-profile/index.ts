import type { Check } from '../../check.ts';
import { chainDiffers } from './chain-differs.ts';
import { profileIncomplete } from './profile-incomplete.ts';
import { profileKind } from './profile-kind.ts';
import { profileMissing } from './profile-missing.ts';
import { staticShadowsSso } from './static-shadows-sso.ts';

/** The rules of the group AWS profile, in the order in which what they look at can stop a request. */
export const AWS_PROFILE_RULES: readonly Check[] = [
  profileMissing,
  profileIncomplete,
  profileKind,
  staticShadowsSso,
  chainDiffers,
];
