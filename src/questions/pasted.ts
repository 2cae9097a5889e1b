import { stripVTControlCharacters } from 'node:util';

const BEGIN = '\x1b[200~';
const END = '\x1b[201~';
/** What a terminal without bracketed paste hands over in one piece is no typing. */
const LONGEST_TYPING = 64;
/** More than any answer has. */
const MAX_PASTE = 64 * 1024;

/** What came from the terminal: keys, which may be arrows and Enter, or a text that was pasted. */
export interface Input {
  readonly kind: 'keys' | 'paste';
  readonly text: string;
}

/** A paste that has begun and not ended yet; `undefined` between pastes. */
export type OpenPaste = string | undefined;

/** Takes apart what came from a terminal with bracketed paste (https://invisible-island.net/xterm/ctlseqs). */
export function readInput(
  chunk: string,
  open: OpenPaste,
): { readonly inputs: readonly Input[]; readonly open: OpenPaste } {
  const inputs: Input[] = [];
  let rest = (open ?? '') + chunk;
  let isOpen = open !== undefined;
  for (;;) {
    const at = rest.indexOf(isOpen ? END : BEGIN);
    if (at < 0) break;
    const text = rest.slice(0, at);
    if (text !== '') inputs.push(isOpen ? { kind: 'paste', text } : typed(text));
    rest = rest.slice(at + BEGIN.length);
    isOpen = !isOpen;
  }
  if (isOpen) return { inputs, open: rest.slice(0, MAX_PASTE) };
  if (rest !== '') inputs.push(typed(rest));
  return { inputs, open: undefined };
}

function typed(text: string): Input {
  return { kind: text.length > LONGEST_TYPING && !text.startsWith('\x1b') ? 'paste' : 'keys', text };
}

/** A paste as one line: without the escape sequences and control characters in it, and without white space around. */
export function asLine(paste: string): string {
  const plain = stripVTControlCharacters(paste).replace(/[\r\n\t]+/g, ' ');
  return plain.replace(/[\p{Cc}\p{Cf}]/gu, '').trim();
}
