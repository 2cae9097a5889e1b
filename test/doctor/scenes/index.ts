import type { Scene } from '../scene.ts';
import { SETTINGS_SCENES } from './settings.ts';

/** Every row of the catalogue of failures, each reproduced. */
export const SCENES: readonly Scene[] = [...SETTINGS_SCENES];
