import type { Options } from '../model/options.ts';
import { quoteForShell } from './shell-quote.ts';

/** Options as they are typed in a POSIX shell, which is what Claude's Bash tool runs, also on Windows. */
export function commandLine(options: Options): string {
  const words = Object.entries(options).flatMap(([name, value]) => {
    if (value === true) return [`--${name}`];
    const values = typeof value === 'string' ? [value] : Array.isArray(value) ? value : [];
    // What looks like an option is taken as a value only there.
    const sign = (one: string) => (one.startsWith('--') ? '=' : ' ');
    return values.map((one: string) => `--${name}${sign(one)}${quoteForShell(one, 'linux')}`);
  });
  return words.join(' ');
}
