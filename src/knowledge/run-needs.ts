/**
 * Older ones are refused: `run` hands settings over by `--settings` with JSON in it, whose empty texts unset what the
 * files below say. That was seen of 2.1.329 and 2.1.332; of those between nothing was run.
 */
export const OLDEST_FOR_RUN = '2.1.0';

/** The variable by which what runs in such a session knows the preset. */
export const PRESET_VARIABLE = 'CLAUDE_BEDROCK_PRESET';
