import type { Check } from '../../check.ts';
import { arnAccount } from './arn-account.ts';
import { arnRegion } from './arn-region.ts';
import { dataRetention } from './data-retention.ts';
import { modelAccessForm } from './model-access-form.ts';
import { modelBareId } from './model-bare-id.ts';
import { modelFamilyGap } from './model-family-gap.ts';
import { modelLegacy } from './model-legacy.ts';
import { modelNotListed } from './model-not-listed.ts';
import { modelRemembered } from './model-remembered.ts';
import { modelRestricted } from './model-restricted.ts';
import { modelSubscription } from './model-subscription.ts';
import { modelUnpinned } from './model-unpinned.ts';
import { modelWrongPrefix } from './model-wrong-prefix.ts';

/** The rules of the group Models, in the order in which what they look at can stop a request. */
export const MODELS_RULES: readonly Check[] = [
  arnRegion,
  arnAccount,
  modelWrongPrefix,
  modelBareId,
  modelNotListed,
  modelLegacy,
  modelAccessForm,
  modelSubscription,
  dataRetention,
  modelFamilyGap,
  modelRestricted,
  modelUnpinned,
  modelRemembered,
];
