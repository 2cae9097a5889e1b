import type { Warning } from '../plan/change.ts';
import type { ShownChange } from './setup.ts';
import { mark, paint, printable, type TextStyle, wrap } from './text.ts';

/** The changed keys, below the file they stand in. */
export function changeLines(changes: readonly ShownChange[], style: TextStyle): readonly string[] {
  return byFile(changes).flatMap(([file, keys]) => [
    `  ${printable(file)}`,
    ...keys.map((change) => `    ${changeLine(change, style)}`),
  ]);
}

function byFile(changes: readonly ShownChange[]): readonly (readonly [string, readonly ShownChange[]])[] {
  const files = [...new Set(changes.map(({ file }) => file))];
  return files.map((file) => [file, changes.filter((change) => change.file === file)]);
}

function changeLine({ key, before, after }: ShownChange, style: TextStyle): string {
  const [from, to] = [shown(before), shown(after)];
  if (after === undefined)
    return `${paint(style, 'red', '-')} ${key}  ${paint(style, 'dim', `(was ${from})`)}`;
  if (before === undefined) return `${paint(style, 'green', '+')} ${key} = ${to}`;
  return `${paint(style, 'yellow', '~')} ${key} = ${to}  ${paint(style, 'dim', `(was ${from})`)}`;
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
  const lines = wrap(printable(message), style.width - 2, '  ').trimStart();
  return `${mark(style, 'warn')} ${lines} ${paint(style, 'dim', `(${code})`)}`;
}
