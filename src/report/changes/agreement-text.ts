import { headline } from '../../text/marked.ts';
import { printable, type TextStyle, wrap } from '../../text/text.ts';
import { changeLines, diffLines, warningLines } from './change-text.ts';
import type { SetupReport, ShownInherited } from './setup.ts';

type Planned = Pick<SetupReport, 'changes' | 'diff' | 'launcher' | 'warnings' | 'inherited'>;

/** What is to be agreed on, file by file: the exact change, and what a person has to know of it. */
export function agreementText(
  reports: readonly Planned[],
  notes: readonly string[],
  style: TextStyle,
): string {
  const parts = reports.flatMap((report) => [
    ...changeParts(report, style),
    ...inheritedLines(report.inherited ?? []).map((line) => wrap(line, style.width)),
    ...(report.launcher === undefined ? [] : [wrap(launcherText(report.launcher), style.width)]),
    ...report.warnings.map((warning) => warningLines(warning, style)),
  ]);
  const nothing = reports.every(({ changes }) => changes.length === 0);
  return [
    ...(nothing ? [headline(style, 'ok', 'Your settings already say this.')] : []),
    ...parts,
    ...notes.map((note) => wrap(note, style.width)),
  ].join('\n\n');
}

/** Where nothing but permissions change there is no diff. */
function changeParts({ changes, diff }: Planned, style: TextStyle): readonly string[] {
  if (changes.length === 0) return [];
  return [(diff === '' ? changeLines(changes, style) : diffLines(diff, style)).join('\n')];
}

/** What need not be written, a line for each file that gives it. */
export function inheritedLines(inherited: readonly ShownInherited[]): readonly string[] {
  const files = [...new Set(inherited.map(({ file }) => file))];
  return files.map((file) => {
    const keys = inherited
      .filter((one) => one.file === file)
      .map(({ key, value }) => `${key} = ${String(value)}`);
    return printable(`Already set in ${file}, so not written again: ${keys.join(', ')}.`);
  });
}

/** What the command is that the settings name. */
export function launcherText(file: string): string {
  return `The command that the settings name is a small program of this plugin, which keeps working after an update: ${printable(file)}. Reset removes it.`;
}
