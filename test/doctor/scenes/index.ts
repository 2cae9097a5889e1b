import type { Scene } from '../scene.ts';
import { API_KEY_SCENES } from './api-key.ts';
import { CLAUDE_CODE_SCENES } from './claude-code.ts';
import { SETTINGS_SCENES } from './settings.ts';

/** Every row of the catalogue of failures, each reproduced. */
export const SCENES: readonly Scene[] = [...CLAUDE_CODE_SCENES, ...SETTINGS_SCENES, ...API_KEY_SCENES];
