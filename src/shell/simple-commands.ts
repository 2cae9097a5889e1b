import { type ShellWord, shellCommands } from './shell-commands.ts';

/** A program as it is started, whatever stands around it. */
export interface SimpleCommand {
  readonly program: ShellWord;
  readonly args: readonly ShellWord[];
  /** The variables that are set for it on the line, by their names. */
  readonly variables: ReadonlyMap<string, ShellWord>;
}

/** A shell within a shell is taken apart no deeper than anybody writes it. */
const DEEPEST = 4;
const SHELL = /^(ba|da|z|k|fi)?sh$/;
/** Programs that start another one, and how many words of their own stand before it. */
const RUNNERS: Readonly<Record<string, number>> = {
  command: 0,
  env: 0,
  exec: 0,
  nice: 0,
  nohup: 0,
  time: 0,
  timeout: 1,
};

/**
 * The programs that a line starts, in their order: those of `a && b`, of `sh -c '…'`, behind `env`, `exec` and
 * assignments. What is exported counts for what follows.
 */
export function simpleCommands(line: string, platform: NodeJS.Platform): readonly SimpleCommand[] {
  return readLine(line, platform, new Map(), DEEPEST);
}

function readLine(
  line: string,
  platform: NodeJS.Platform,
  given: ReadonlyMap<string, ShellWord>,
  depth: number,
): readonly SimpleCommand[] {
  const exported = new Map(given);
  return shellCommands(line, platform).flatMap((words) => {
    const { assigned, rest } = withoutRunners(words);
    const variables = new Map([...exported, ...assigned]);
    const [program, ...args] = rest;
    if (!program) return [];
    const name = programName(program);
    if (name === 'export' || (name === 'set' && platform === 'win32')) {
      for (const [key, value] of assignments(args)) exported.set(key, value);
    }
    const inner = depth > 0 ? lineWithin(name, args, platform) : undefined;
    if (inner === undefined) return [{ program, args, variables }];
    return readLine(inner, platform, variables, depth - 1);
  });
}

/** The program without its folder and its ending. */
export function programName({ text }: ShellWord): string {
  return text.replace(/^.*[/\\]/, '').replace(/\.(exe|cmd|bat)$/i, '');
}

function withoutRunners(words: readonly ShellWord[]): {
  assigned: ReadonlyMap<string, ShellWord>;
  rest: readonly ShellWord[];
} {
  const assigned = new Map<string, ShellWord>();
  let rest = words;
  for (;;) {
    const own = rest.findIndex((word) => !isAssignment(word));
    const leading = own < 0 ? rest : rest.slice(0, own);
    for (const [key, value] of assignments(leading)) assigned.set(key, value);
    rest = rest.slice(leading.length);
    const [first, ...behind] = rest;
    const skipped = first && !first.isExpanded ? RUNNERS[programName(first)] : undefined;
    if (skipped === undefined) return { assigned, rest };
    const start = behind.findIndex(({ text }) => !text.startsWith('-'));
    const further = start < 0 ? [] : behind.slice(start + skipped);
    // `time` and `env` alone are programs like any other.
    if (further.length === 0) return { assigned, rest };
    rest = further;
  }
}

/** The command line that a shell is given as a word: `sh -lc '…'`, `cmd /c …`, `powershell -Command …`. */
function lineWithin(name: string, args: readonly ShellWord[], platform: NodeJS.Platform): string | undefined {
  if (SHELL.test(name)) {
    const at = args.findIndex(({ text }) => /^-[a-z]*c$/.test(text));
    return at < 0 ? undefined : args[at + 1]?.text;
  }
  if (platform !== 'win32') return undefined;
  const isCmd = /^cmd$/i.test(name);
  if (!isCmd && !/^(powershell|pwsh)$/i.test(name)) return undefined;
  const at = args.findIndex(({ text }) => (isCmd ? /^\/c$/i : /^-c(ommand)?$/i).test(text));
  const words = at < 0 ? [] : args.slice(at + 1).map(({ text }) => text);
  return words.length === 0 ? undefined : words.join(' ');
}

function isAssignment({ text }: ShellWord): boolean {
  return /^\w+=/.test(text);
}

function assignments(words: readonly ShellWord[]): readonly (readonly [string, ShellWord])[] {
  return words.filter(isAssignment).map((word) => {
    const equals = word.text.indexOf('=');
    return [word.text.slice(0, equals), { ...word, text: word.text.slice(equals + 1) }] as const;
  });
}
