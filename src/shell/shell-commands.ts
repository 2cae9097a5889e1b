/** One word of a command line, without its quotes. */
export interface ShellWord {
  readonly text: string;
  /** The shell puts something else in the place of it, or of a part: `$NAME`, `*`, `~`. */
  readonly isExpanded: boolean;
}

/** Quoted parts, an escaped character, a redirection, what parts commands, blanks, anything else. */
const POSIX =
  /'(?<single>[^']*)'|"(?<double>(?:[^"\\]|\\[\s\S])*)"|\\(?<escaped>[\s\S])|(?<redirect>\d*[<>]+&?)|(?<end>[;&|\n()]+)|(?<blank>[^\S\n]+)|(?<bare>[^\s'"\\;&|()<>]+)/g;
/** In cmd.exe only double quotes quote, and `%NAME%` expands everywhere. */
const CMD =
  /"(?<double>[^"]*)"|(?<redirect>\d*[<>]+&?)|(?<end>[&|\n()]+)|(?<blank>[^\S\n]+)|(?<bare>[^\s"&|()<>]+)/g;

/**
 * The commands of a line that Claude Code hands to the system's shell, each as its words; redirections are left out.
 * A line that cannot be taken apart (a quote that does not end) has none.
 */
export function shellCommands(line: string, platform: NodeJS.Platform): readonly (readonly ShellWord[])[] {
  const isWindows = platform === 'win32';
  const tokens = [...line.matchAll(isWindows ? CMD : POSIX)];
  if (tokens.reduce((sum, [token]) => sum + token.length, 0) !== line.length) return [];
  const commands: ShellWord[][] = [[]];
  let word: ShellWord | undefined;
  let isTarget = false;
  const finish = () => {
    if (word && !isTarget) commands.at(-1)?.push(word);
    if (word) isTarget = false;
    word = undefined;
  };
  for (const { groups = {} } of tokens) {
    const { redirect, end, blank } = groups;
    if (redirect === undefined && end === undefined && blank === undefined) {
      word = joined(word, isWindows ? cmdPart(groups) : posixPart(groups));
      continue;
    }
    finish();
    isTarget ||= redirect !== undefined;
    if (end !== undefined) commands.push([]);
  }
  finish();
  return commands.filter((words) => words.length > 0);
}

type Groups = Readonly<Record<string, string | undefined>>;

function posixPart({ single, double, escaped, bare = '' }: Groups): ShellWord {
  if (single !== undefined || escaped !== undefined)
    return { text: single ?? escaped ?? '', isExpanded: false };
  if (double === undefined) return { text: bare, isExpanded: /[$`*?[{]|^~/.test(bare) };
  const isExpanded = /(?<!\\)[$`]/.test(double);
  return { text: double.replace(/\\([$`"\\])/g, '$1'), isExpanded };
}

function cmdPart({ double, bare = '' }: Groups): ShellWord {
  const text = double ?? bare;
  return { text, isExpanded: text.includes('%') };
}

function joined(word: ShellWord | undefined, part: ShellWord): ShellWord {
  if (!word) return part;
  return { text: word.text + part.text, isExpanded: word.isExpanded || part.isExpanded };
}
