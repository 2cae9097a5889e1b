import type { SetupReport, ShownChange } from './setup.ts';
import { mark, paint, printable, type TextStyle, wrap } from './text.ts';

/** The plan, or what was applied, as a person reads it. */
export function setupText(report: SetupReport, style: TextStyle): string {
  const { changes, warnings, isApplied, nextStep } = report;
  const head = changes.length === 0 ? 'Nothing to change.' : isApplied ? 'Written:' : 'To be changed:';
  return [
    `${mark(style, isApplied || changes.length === 0 ? 'ok' : 'info')} ${paint(style, 'bold', head)}`,
    ...byFile(changes).flatMap(([file, keys]) => [
      `  ${printable(file)}`,
      ...keys.map((change) => `    ${changeLine(change, style)}`),
    ]),
    ...(report.diff && !isApplied ? ['', ...diffLines(report.diff, style)] : []),
    ...warnings.flatMap(({ code, message }) => ['', warningLines(code, message, style)]),
    '',
    wrap(nextStep, style.width),
    ...(report.applyOptions === undefined ? [] : [`  claude-bedrock ${report.applyOptions}`]),
    '',
  ].join('\n');
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

function diffLines(diff: string, style: TextStyle): readonly string[] {
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

function warningLines(code: string, message: string, style: TextStyle): string {
  const lines = wrap(printable(message), style.width - 2, '  ').trimStart();
  return `${mark(style, 'warn')} ${lines} ${paint(style, 'dim', `(${code})`)}`;
}
