import type { Scene } from '../scene.ts';
import { MODEL_SCENES } from './models.ts';
import { NETWORK_SCENES } from './network.ts';
import { PERMISSION_SCENES } from './permissions.ts';
import { SETTINGS_SCENES } from './settings.ts';

/** Every row of the catalogue of failures, each reproduced. */
export const SCENES: readonly Scene[] = [
  ...SETTINGS_SCENES,
  ...NETWORK_SCENES,
  ...MODEL_SCENES,
  ...PERMISSION_SCENES,
];
