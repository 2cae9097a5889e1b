import type { OptionValues } from '../cli/command.ts';
import { quoteForShell } from './shell-quote.ts';

/** Options as they are typed in a POSIX shell, which is what Claude's Bash tool runs, also on Windows. */
export function commandLine(options: OptionValues): string {
  const words = Object.entries(options).flatMap(([name, value]) => {
    if (value === true) return [`--${name}`];
    const values = typeof value === 'string' ? [value] : Array.isArray(value) ? value : [];
    return values.map((one: string) => `--${name} ${quoteForShell(one, 'linux')}`);
  });
  return words.join(' ');
}
