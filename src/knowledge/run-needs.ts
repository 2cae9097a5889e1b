/**
 * The oldest Claude Code that takes settings for one session as `run` hands them over: `--settings` with JSON in it,
 * whose empty texts unset what the files below say [run 2.1.329].
 */
export const OLDEST_FOR_RUN = '2.1.0';

/** The variable by which what runs in such a session knows the preset. */
export const PRESET_VARIABLE = 'CLAUDE_BEDROCK_PRESET';
