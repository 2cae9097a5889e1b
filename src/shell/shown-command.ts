import { isPlainCommand } from './profile-command.ts';
import { type ShellWord, shellCommands } from './shell-commands.ts';

/**
 * A command line of the settings as it may be shown: whole where it does nothing but sign in or hand over credentials by
 * the AWS CLI or by us, as nothing in such a line is secret; of any other the program. A password may stand anywhere
 * else. POSIX rules take our own lines apart as well as cmd.exe does, since we quote what holds a backslash.
 */
export function shownCommand(line: string): string {
  if (line.trim() === '') return line;
  const commands = shellCommands(line, 'linux');
  const [first] = commands;
  if (!first) return '…';
  // Of a redirection no word is left: `<<<` and `<<` carry a text.
  if (commands.every(isPlainCommand) && !line.includes('<<')) return line;
  const program = first.find(({ text }) => !/^\w+=/.test(text));
  if (!program || isMadeUp(program)) return '…';
  return line.trim() === program.text ? line : `${program.text} …`;
}

/** True where the shell runs a command to know the word. */
function isMadeUp({ text }: ShellWord): boolean {
  return /^\$$|\$\(|`/.test(text);
}
