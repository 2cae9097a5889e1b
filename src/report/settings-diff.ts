import { createTwoFilesPatch } from 'diff';
import { redactSettings } from './redact-settings.ts';
import { printable } from './text.ts';

/**
 * The unified diff of a settings file, redacted and safe to print. Both texts are without byte order mark;
 * `undefined` stands for no file.
 */
export function settingsDiff(file: string, before: string | undefined, after: string | undefined): string {
  const name = printable(file);
  const patch = createTwoFilesPatch(
    before === undefined ? '/dev/null' : name,
    after === undefined ? '/dev/null' : name,
    redactSettings(before ?? ''),
    redactSettings(after ?? ''),
    undefined,
    undefined,
    { context: 3 },
  );
  const lines = patch.split('\n').filter((line) => !/^(===|Index: )/.test(line));
  return lines.map((line) => line.split('\t').map(printable).join('\t')).join('\n');
}
