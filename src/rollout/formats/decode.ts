import type { FormatProblem } from './tree.ts';

/** Text of a file, and what is wrong with how it is written; `text` is absent where it is no text. */
export interface Decoded {
  readonly text?: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  readonly hasMark: boolean;
  readonly problems: readonly FormatProblem[];
}

/** Reads bytes as UTF-8, or as UTF-16 where a byte order mark or the first character says so; a mark is left out. */
export function decodeText(bytes: Buffer): Decoded {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return utf16(bytes.subarray(2), 'utf-16le', true);
  if (a === 0xfe && b === 0xff) return utf16(bytes.subarray(2), 'utf-16be', true);
  if (a !== undefined && a !== 0 && b === 0) return utf16(bytes, 'utf-16le', false);
  if (a === 0 && b !== undefined && b !== 0) return utf16(bytes, 'utf-16be', false);
  const hasMark = a === 0xef && b === 0xbb && c === 0xbf;
  const rest = hasMark ? bytes.subarray(3) : bytes;
  const text = rest.toString('utf8');
  // What is no UTF-8 becomes U+FFFD, three bytes: written again it differs.
  if (Buffer.from(text, 'utf8').equals(rest)) return { text, encoding: 'utf-8', hasMark, problems: [] };
  const bad = firstDifference(rest, text);
  const cause =
    'This is no UTF-8: a byte there belongs to no character. It was likely saved as Latin-1 or ANSI.';
  return { encoding: 'utf-8', hasMark, problems: [encodingProblem(cause, bad)] };
}

/** Swapped by hand: Node reads only the little-endian form, and replaces nothing in it. */
function utf16(bytes: Buffer, encoding: 'utf-16le' | 'utf-16be', hasMark: boolean): Decoded {
  if (bytes.length % 2 !== 0) {
    const line = bytes.subarray(0, -1).toString('utf16le').split('\n').length;
    const problem: FormatProblem = {
      id: 'file-truncated',
      severity: 'fail',
      line,
      cause: 'The file ends in the middle of a character of UTF-16: its end is missing.',
      fix: 'Copy or export the file again.',
    };
    return { encoding, hasMark, problems: [problem] };
  }
  const text = (encoding === 'utf-16le' ? bytes : Buffer.from(bytes).swap16()).toString('utf16le');
  return { text, encoding, hasMark, problems: [] };
}

/** The finding of bytes that are not in the encoding that they claim. */
export function encodingProblem(cause: string, line = 1): FormatProblem {
  return { id: 'file-encoding', severity: 'fail', line, cause, fix: 'Save the file as UTF-8.' };
}

/** The line of the first U+FFFD that no three bytes of it stand for. */
function firstDifference(bytes: Buffer, text: string): number {
  let offset = 0;
  let line = 1;
  for (const character of text) {
    const size = Buffer.byteLength(character, 'utf8');
    if (character === '\uFFFD' && !bytes.subarray(offset, offset + 3).equals(Buffer.from(character))) break;
    if (character === '\n') line++;
    offset += size;
  }
  return line;
}
