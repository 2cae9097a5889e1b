import type { Warning } from '../../model/change.ts';
import { coded } from '../../text/marked.ts';
import { columnsOf, paint, printable, type TextStyle } from '../../text/text.ts';
import type { ShownChange } from './setup.ts';

/** The changed keys, below the file they stand in. */
export function changeLines(changes: readonly ShownChange[], style: TextStyle): readonly string[] {
  return byFile(changes).flatMap(([file, keys]) => [
    `  ${printable(file)}${realFileOf(keys)}`,
    ...keys.map((change) => changeLine(change, style)),
  ]);
}

/** A link is named with where it leads: that is the file which is written. */
function realFileOf([first]: readonly ShownChange[]): string {
  return first?.realFile === undefined ? '' : ` -> ${printable(first.realFile)}`;
}

function byFile(changes: readonly ShownChange[]): readonly (readonly [string, readonly ShownChange[]])[] {
  const files = [...new Set(changes.map(({ file }) => file))];
  return files.map((file) => [file, changes.filter((change) => change.file === file)]);
}

/** In one line where there is room, else with the value below its key. */
function changeLine({ key, before, after }: ShownChange, style: TextStyle): string {
  const [tone, sign] = signOf(before, after);
  const was = before === undefined ? '' : `(was ${shown(before)})`;
  const parts = after === undefined ? [key] : [`${key} =`, shown(after)];
  const isShort = columnsOf(`    ${sign} ${[...parts, was].join('  ')}`) <= style.width;
  const below = '\n        ';
  const end = was && `${isShort ? '  ' : below}${paint(style, 'dim', was)}`;
  return `    ${paint(style, tone, sign)} ${parts.join(isShort ? ' ' : below)}${end}`;
}

function signOf(before: unknown, after: unknown) {
  if (after === undefined) return ['red', '-'] as const;
  return before === undefined ? (['green', '+'] as const) : (['yellow', '~'] as const);
}

function shown(value: unknown): string {
  return printable(typeof value === 'string' ? value : JSON.stringify(value ?? null));
}

/** A unified diff, coloured where the style allows it. */
export function diffLines(diff: string, style: TextStyle): readonly string[] {
  return diff
    .trimEnd()
    .split('\n')
    .map((line) => {
      if (line.startsWith('@@')) return paint(style, 'cyan', line);
      if (line.startsWith('+') && !line.startsWith('+++')) return paint(style, 'green', line);
      if (line.startsWith('-') && !line.startsWith('---')) return paint(style, 'red', line);
      return line;
    });
}

/** A warning with its code. */
export function warningLines({ code, message }: Warning, style: TextStyle): string {
  return coded(style, 'warn', printable(message), code);
}
