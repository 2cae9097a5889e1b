/** What a terminal understands: colours, cursor moves, titles and links. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are looked for.
const ESCAPES = /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\u001b[@-Z\\-_]?/g;

/** Frames, bullets and arrows that Claude Code draws around a message. */
const DRAWINGS = /[\u2500-\u257f\u23bf\u25cf\u23fa\u276f]/g;

/**
 * A text that was copied from a screen as one line: without escapes, drawings and control characters, and joined again
 * where the screen broke it.
 */
export function plainText(text: string): string {
  return text
    .replace(ESCAPES, '')
    .replace(DRAWINGS, ' ')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
}
