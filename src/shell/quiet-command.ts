import { words } from '../text/words.ts';
import { programName, type SimpleCommand } from './simple-commands.ts';

/** Programs and commands of the shell that ask nobody anything, open nothing and write nothing. */
const QUIET: ReadonlySet<string> = new Set(
  words(`: [ base64 basename cat cd cut dirname echo exit export expr false grep head id jq printf pwd
  return sed set test tr true type uname unset wc`),
);

/** True for a command that ends by itself whoever waits, and changes nothing; what a shell makes up may be anything. */
export function isQuietCommand({ program, args }: SimpleCommand): boolean {
  const isMadeUp = [program, ...args].some(({ text, isExpanded }) => isExpanded && /\$\(|`|\$$/.test(text));
  const name = programName(program);
  if (program.isExpanded || isMadeUp || !QUIET.has(name)) return false;
  // `sed -i` writes; `cat` alone, as others that read, waits for what is typed.
  if (name === 'sed') return !args.some(({ text }) => /^-(i|-in-place)/.test(text));
  return true;
}
