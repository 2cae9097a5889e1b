import type { SetupReport } from '../../report/changes/setup.ts';

/** A line that nobody reads: a settings file may stand in one. */
const LONGEST_LINE = 140;
/** How a change of permission bits is called among the changes. */
const MODE = 'file mode';
const HIDDEN = 'Values shown as … stay as they are.';
const MASKED = 'A key is shortened here, and written whole.';

/**
 * The changes of some files as they are shown before a yes: a diff where it can be read, else one key a line; and the
 * permission bits of a file, which no diff holds.
 */
export function shownDiff(reports: readonly Pick<SetupReport, 'changes' | 'diff'>[]): readonly string[] {
  const blocks = reports.filter(({ changes }) => changes.some(({ key }) => key !== MODE)).map(blockOf);
  const modes = reports.flatMap(({ changes }) =>
    changes
      .filter(({ key }) => key === MODE)
      .map(
        ({ file, before, after }) =>
          `The permissions of ${file} become ${after} (from ${before}), so that only you can read it.`,
      ),
  );
  const isHidden = blocks.some((block) => /(?<!\w)\u2026/.test(block));
  const isMasked = blocks.some((block) => /^\+.*\w\u2026/m.test(block));
  const block = blocks.length === 0 ? [] : [`\`\`\`diff\n${blocks.join('\n')}\n\`\`\``];
  return [...block, ...(isHidden ? [HIDDEN] : []), ...(isMasked ? [MASKED] : []), ...modes];
}

function blockOf({ changes, diff }: Pick<SetupReport, 'changes' | 'diff'>): string {
  const lines = withoutCommas(diff.trimEnd().split('\n')).filter((line) => !line.startsWith('\\'));
  const isReadable = diff !== '' && lines.every(({ length }) => length <= LONGEST_LINE);
  return isReadable ? lines.join('\n') : keyLines(changes).join('\n');
}

/** A line that only gets or loses its comma is none that changes for a person. */
function withoutCommas(lines: readonly string[]): readonly string[] {
  const isAdded = (text: string) => lines.includes(`+${text}`);
  const isRemoved = (text: string) => lines.includes(`-${text}`);
  return lines.flatMap((line) => {
    const text = line.slice(1);
    const other = text.endsWith(',') ? text.slice(0, -1) : `${text},`;
    if (line.startsWith('-') && isAdded(other)) return [];
    return line.startsWith('+') && isRemoved(other) ? [` ${text}`] : [line];
  });
}

function keyLines(changes: SetupReport['changes']): readonly string[] {
  const files = [...new Set(changes.map(({ file }) => file))];
  return files.flatMap((file) => [
    `# ${file}`,
    ...changes
      .filter((change) => change.file === file && change.key !== MODE)
      .flatMap(({ key, before, after }) => [
        ...(before === undefined ? [] : [`- ${key} = ${shown(before)}`]),
        ...(after === undefined ? [] : [`+ ${key} = ${shown(after)}`]),
      ]),
  ]);
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
