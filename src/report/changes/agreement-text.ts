import { printable } from '../../text/text.ts';
import type { ShownInherited } from './setup.ts';

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
