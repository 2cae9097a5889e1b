import { diffArrays } from 'diff';
import type { SetupReport } from '../../report/changes/setup.ts';

/** A line that nobody reads: a settings file may stand in one. */
const LONGEST_LINE = 140;
/** How a change of permission bits is called among the changes. */
const MODE = 'file mode';
const HIDDEN = 'Values shown as … stay as they are.';
const HOME = '`~` is your home directory; the file gets the whole path.';
const MASKED = 'A key is shortened here, and written whole.';

/**
 * The changes of some files as they are shown before a yes: a diff where it can be read, else one key a line; and the
 * permission bits of a file, which no diff holds.
 */
export function shownDiff(reports: readonly Pick<SetupReport, 'changes' | 'diff'>[]): readonly string[] {
  const blocks = reports
    .filter(({ changes, diff }) => changes.some(({ key }) => key !== MODE) || hasHunk(diff))
    .map(blockOf);
  const modes = reports.flatMap(({ changes }) =>
    changes
      .filter(({ key }) => key === MODE)
      .map(
        ({ file, before, after }) =>
          `The permissions of ${file} become ${after} (from ${before}), so that only you can read it.`,
      ),
  );
  // Of a key its first and last signs are left.
  const isHidden = blocks.some((block) => /(?<![\w-])\u2026/.test(block));
  const isMasked = blocks.some((block) => /^\+.*[\w-]\u2026/m.test(block));
  const isBelowHome = blocks.some((block) => /^\+(?!\+\+ ).*~[\\/]/m.test(block));
  const block = blocks.length === 0 ? [] : [`\`\`\`diff\n${blocks.join('\n')}\n\`\`\``];
  return [
    ...block,
    ...(isHidden ? [HIDDEN] : []),
    ...(isMasked ? [MASKED] : []),
    ...(isBelowHome ? [HOME] : []),
    ...modes,
  ];
}

/** Some line changes, be it of a key or an empty object around what is gone. */
export function hasHunk(diff: string): boolean {
  return /^@@/m.test(diff);
}

function blockOf({ changes, diff }: Pick<SetupReport, 'changes' | 'diff'>): string {
  const lines = withoutCommas(
    diff
      .trimEnd()
      .split('\n')
      .filter((line) => !line.startsWith('\\')),
  );
  const isReadable = diff !== '' && lines.every(({ length }) => length <= LONGEST_LINE);
  return isReadable ? lines.join('\n') : keyLines(changes).join('\n');
}

/**
 * A line that only gets or loses its comma is none that changes for a person. Each hunk is compared anew without them, so
 * that every line stands where it does in the file.
 */
function withoutCommas(lines: readonly string[]): readonly string[] {
  const shown: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at++] ?? '';
    shown.push(line);
    const counts = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(line);
    if (!counts) continue;
    const before: string[] = [];
    const after: string[] = [];
    const [most, mostAfter] = [Number(counts[1] ?? 1), Number(counts[2] ?? 1)];
    for (; at < lines.length && (before.length < most || after.length < mostAfter); at++) {
      const [sign, text] = [lines[at]?.[0], lines[at]?.slice(1) ?? ''];
      if (sign !== '+') before.push(text);
      if (sign !== '-') after.push(text);
    }
    shown.push(...comparedWithoutCommas(before, after));
  }
  return shown;
}

function comparedWithoutCommas(before: string[], after: string[]): readonly string[] {
  const bare = (text: string) => text.replace(/,$/, '');
  const parts = diffArrays(before, after, { comparator: (one, other) => bare(one) === bare(other) });
  return parts.flatMap(({ value, added, removed }) =>
    value.map((text) => `${added ? '+' : removed ? '-' : ' '}${text}`),
  );
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
