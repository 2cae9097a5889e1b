/** The families Claude Code has an alias for, with the variable that says which model the alias means. */
export const FAMILY_PINS = {
  opus: 'ANTHROPIC_DEFAULT_OPUS_MODEL',
  sonnet: 'ANTHROPIC_DEFAULT_SONNET_MODEL',
  haiku: 'ANTHROPIC_DEFAULT_HAIKU_MODEL',
  fable: 'ANTHROPIC_DEFAULT_FABLE_MODEL',
} as const;

/** A model family with an alias in Claude Code. */
export type Family = keyof typeof FAMILY_PINS;

/** The families in the order in which they are shown. */
export const FAMILIES = Object.keys(FAMILY_PINS) as readonly Family[];

/** True for the name of a family with an alias. */
export function isFamily(name: string): name is Family {
  return Object.hasOwn(FAMILY_PINS, name);
}

/** Variables by which Claude Code marks a pin that it set by itself: they hold the same value [read in 2.1.332]. */
const MARKS = ['SEEDED', 'PROBE_WROTE'];

/** True where a pin in the environment is Claude Code's own doing, which it hands on to its children. */
export function isSetByClaudeCode(
  family: Family,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  const pin = env[FAMILY_PINS[family]];
  const marks = MARKS.map((mark) => env[`CLAUDE_CODE_3P_${mark}_${family.toUpperCase()}_DEFAULT`]);
  return pin !== undefined && marks.includes(pin);
}
