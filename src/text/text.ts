import { stripVTControlCharacters, styleText } from 'node:util';

/** How text may look where it is shown. `width` is in columns. */
export interface TextStyle {
  readonly color: boolean;
  readonly unicode: boolean;
  readonly width: number;
}

/** Below so many columns, what explains something stands below it and not beside it. */
export const NARROW = 60;

type Tone = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** Colours `text` where the style allows it. */
export function paint(style: TextStyle, tone: Tone, text: string): string {
  return style.color ? styleText(tone, text, { validateStream: false }) : text;
}

/** A mark for one state of a thing, in ASCII where the terminal shows no Unicode. */
export function mark(style: TextStyle, state: 'ok' | 'warn' | 'fail' | 'info'): string {
  const [unicode, ascii, tone] = {
    ok: ['✔', '[ok]', 'green'] as const,
    warn: ['!', '[!]', 'yellow'] as const,
    fail: ['✘', '[x]', 'red'] as const,
    info: ['·', '-', 'dim'] as const,
  }[state];
  return paint(style, tone, style.unicode ? unicode : ascii);
}

/**
 * Text from outside (names, error messages, file contents) with control characters made visible, so that it
 * cannot move the cursor, change colours or hide other text. Line feeds and tabs become spaces. What joins two emoji to
 * one stays: it hides nothing.
 */
export function printable(text: string): string {
  // Most texts: the expression below takes half a millisecond to be made.
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return text
    .replace(/[\n\r\t]+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (c, at: number, whole: string) =>
      c === '\u200d' && joinsEmoji(whole, at) ? c : `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`,
    );
}

function joinsEmoji(text: string, at: number): boolean {
  const before = /\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?$/u;
  return (
    before.test(text.slice(Math.max(at - 4, 0), at)) &&
    /^\p{Extended_Pictographic}/u.test(text.slice(at + 1, at + 3))
  );
}

/**
 * A name from outside, where other words stand in the same line. One that is written from right to left is isolated, or
 * a terminal that orders text would take what stands beside it along: numbers, and the columns of a table.
 */
export function printableName(name: string): string {
  const shown = printable(name);
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u.test(shown)
    ? `\u2068${shown}\u2069`
    : shown;
}

/** At most so many characters of a text, cut between what a reader takes for letters; the last tells that it goes on. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  let length = 0;
  for (const { segment } of new Intl.Segmenter().segment(text.slice(0, most + 1))) {
    if (length + segment.length > most - 1) break;
    length += segment.length;
  }
  return `${text.slice(0, length)}…`;
}

/** Signs of writing that a locale such as C cannot show, and what stands for them there. */
const IN_ASCII: Readonly<Record<string, string>> = {
  '…': '...',
  '→': '->',
  '–': '-',
  '—': '-',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
};

/** `text` as a terminal of this style can show it: our own signs in ASCII where it has to be; names stay as they are. */
export function inStyle(text: string, { unicode }: Pick<TextStyle, 'unicode'>): string {
  return unicode
    ? text
    : text.replace(/[\u2026\u2192\u2013\u2014\u2019\u2018\u201c\u201d]/g, (sign) => IN_ASCII[sign] ?? sign);
}

/** Letters and marks of which each takes one column: of nearly every text the length tells its width, and at once. */
const ONE_COLUMN_EACH = /^[\x20-\x7e\xa0-\u02ff\u2010-\u2027\u2500-\u257f\u2714\u2718]*$/;

/** How many columns a terminal gives `text`: two to a letter of Chinese or an emoji, none to an accent of its own. */
export function columnsOf(text: string): number {
  if (ONE_COLUMN_EACH.test(text)) return text.length;
  // No library: what it knows of scripts would be made at every start, which takes two milliseconds.
  const none = /[\p{Cc}\p{Cf}\p{M}]/gu;
  // East Asian width W and F (https://unicode.org/reports/tr11/), and what is shown as an emoji.
  const two =
    /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{1b2ff}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\p{Emoji}\ufe0f|\p{RI}{2})/u;
  const columns = (letter: string) => (two.test(letter) ? 2 : [...letter.replace(none, '')].length);
  const letters = new Intl.Segmenter().segment(stripVTControlCharacters(text));
  return [...letters].reduce((sum, { segment }) => sum + columns(segment), 0);
}

/** `text` with spaces behind it up to so many columns. */
export function padColumns(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(columns - columnsOf(text), 0));
}

/** As much of `text` as `columns` columns hold, cut between what a reader takes for letters. */
export function fittingIn(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  let fitting = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (columnsOf(fitting + segment) > columns) break;
    fitting += segment;
  }
  return fitting;
}

/** `text` broken at spaces into lines of at most `width` columns, each behind `indent`. */
export function wrap(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  let columns = 0;
  for (const { word, isGlued } of text.split(' ').flatMap((one) => breakable(one, width - indent.length))) {
    const more = columnsOf(word);
    const gap = isGlued ? 0 : 1;
    if (line !== '' && indent.length + columns + gap + more > width) {
      lines.push(indent + line);
      line = '';
    }
    columns = line === '' ? more : columns + gap + more;
    line = line === '' ? word : `${line}${isGlued ? '' : ' '}${word}`;
  }
  lines.push(indent + line);
  return lines.join('\n');
}

/** A word too long for a line, where it may be broken: beside a letter of two columns, whose scripts know no spaces. */
function breakable(word: string, room: number): readonly { word: string; isGlued: boolean }[] {
  if (ONE_COLUMN_EACH.test(word) || columnsOf(word) <= room) return [{ word, isGlued: false }];
  const parts: string[] = [];
  let isWide = true;
  for (const { segment } of new Intl.Segmenter().segment(word)) {
    const wasWide = isWide;
    isWide = columnsOf(segment) > 1;
    if (isWide || wasWide) parts.push(segment);
    else parts.push(`${parts.pop() ?? ''}${segment}`);
  }
  return parts.map((part, at) => ({ word: part, isGlued: at > 0 }));
}
