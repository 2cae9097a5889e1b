const BACKSPACE = ['\x08', '\x7f'];
const CTRL_U = '\x15';
const ESCAPE = '\x1b';

/** How much of an answer there is, at most: drawing a longer one anew at each key takes the prompts too long. */
export const MAX_LINE = 500;
/** How many marks stand for a secret at most. */
const MAX_MARKS = 24;

/** What Enter ends; what stands behind it was not meant for the next question. */
export function upToEnter(keys: string): string {
  const at = keys.search(/[\r\n]/);
  return at < 0 ? keys : `${keys.slice(0, at)}\r`;
}

/** A secret after more keys; arrows and the like mean nothing to it. */
export function typeSecret(secret: string, keys: string): string {
  if (keys.startsWith(ESCAPE)) return secret;
  return [...keys].reduce((typed, key) => {
    if (BACKSPACE.includes(key)) return typed.slice(0, -1);
    if (key === CTRL_U) return '';
    return key === '\r' ? typed : typed + key;
  }, secret);
}

/** The keys that turn the marks of one secret into those of another. */
export function marksBetween(before: string, after: string): string {
  const more = Math.min(after.length, MAX_MARKS) - Math.min(before.length, MAX_MARKS);
  return more < 0 ? '\x7f'.repeat(-more) : '*'.repeat(more);
}

/** The keys of a line that still fit, when `length` characters are there, and how many are there then. */
export function fitLine(keys: string, length: number): { readonly keys: string; readonly length: number } {
  if (BACKSPACE.includes(keys)) return { keys, length: Math.max(length - 1, 0) };
  if (keys === CTRL_U) return { keys, length: 0 };
  const [text = '', enter = ''] = keys.endsWith('\r') ? [keys.slice(0, -1), '\r'] : [keys];
  const shown = text.slice(0, Math.max(MAX_LINE + 1 - length, 0));
  return { keys: shown + enter, length: length + shown.length };
}
