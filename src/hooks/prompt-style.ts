import type { TextStyle } from '../text/text.ts';

/** What a hook says at Claude Code's prompt: of 80 columns it is given 70 (seen with 2.1.329). */
export const PROMPT_STYLE: TextStyle = { color: false, unicode: true, width: 70 };
