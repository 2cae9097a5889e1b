import type { Scene } from '../scene.ts';
import { API_KEY_SCENES } from './api-key.ts';
import { CLAUDE_CODE_SCENES } from './claude-code.ts';
import { COMMAND_SCENES } from './commands-behind.ts';
import { CREDENTIALS_SCENES } from './credentials.ts';
import { MODEL_SCENES } from './models.ts';
import { NETWORK_SCENES } from './network.ts';
import { PERMISSION_SCENES } from './permissions.ts';
import { PLATFORM_SCENES } from './platform-roles.ts';
import { PROFILE_SCENES } from './profile.ts';
import { REDIRECT_SCENES } from './redirects.ts';
import { ROLE_SCENES } from './roles.ts';
import { SETTINGS_SCENES } from './settings.ts';
import { SIGN_IN_SCENES } from './sign-in.ts';
import { SPELLING_SCENES } from './spellings.ts';
import { WAY_SCENES } from './ways.ts';

/** Every row of the catalogue of failures, each reproduced, in parts that are tested side by side. */
export const SCENES = {
  settings: [...CLAUDE_CODE_SCENES, ...SETTINGS_SCENES, ...PROFILE_SCENES, ...SPELLING_SCENES],
  credentials: [
    ...SIGN_IN_SCENES,
    ...CREDENTIALS_SCENES,
    ...PLATFORM_SCENES,
    ...ROLE_SCENES,
    ...COMMAND_SCENES,
    ...API_KEY_SCENES,
    ...PERMISSION_SCENES,
  ],
  answers: [...NETWORK_SCENES, ...REDIRECT_SCENES, ...MODEL_SCENES, ...WAY_SCENES],
} satisfies Record<string, readonly Scene[]>;
