import { styleText } from 'node:util';

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
  // Node.js has it since 20.12.
  const canColour = style.color && typeof styleText === 'function';
  return canColour ? styleText(tone, text, { validateStream: false }) : text;
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
 * cannot move the cursor, change colours or hide other text. Line feeds and tabs become spaces.
 */
export function printable(text: string): string {
  // Most texts: the expression below takes half a millisecond to be made.
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return text
    .replace(/[\n\r\t]+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (c) => `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`);
}

/** `text` broken at spaces into lines of at most `width` columns, each behind `indent`. */
export function wrap(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && indent.length + longer.length > width) {
      lines.push(indent + line);
      line = word;
    } else {
      line = longer;
    }
  }
  lines.push(indent + line);
  return lines.join('\n');
}
