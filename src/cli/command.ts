import type { Outcome } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import type { TextStyle } from '../text/text.ts';

/** One option of a subcommand: what the parser, `--help` and the nearest-name hint need to know. */
export interface OptionSpec {
  readonly type: 'boolean' | 'string';
  readonly multiple?: boolean;
  /**
   * What the value is called in the help text, for example `REGION`. Shell completion offers values by this name
   * (`src/completion/value-kinds.ts`); words in lower case stand for themselves: `REGION|all`.
   */
  readonly value?: string;
  /** It may be given without a value, and is a flag then. */
  readonly isValueOptional?: true;
  readonly choices?: readonly string[];
  readonly help: string;
}

/** The word that has to follow a subcommand, such as the shell of `completion bash`. */
export interface ArgumentSpec {
  /** Under this name its value stands among the options. */
  readonly name: string;
  readonly choices: readonly string[];
  readonly help: string;
}

/** A value per option given on the command line; options not given are absent. */
export type OptionValues = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** What a subcommand hands back: data for `--json`, the same data as text, and the exit status. */
export interface CommandResult {
  readonly data: unknown;
  text(style: TextStyle): string;
  /** 1 where the command did its job and found something failing; 0 unless given. */
  readonly exitCode?: 0 | 1;
}

/** A subcommand before its code is loaded. */
export interface CommandSpec {
  readonly name: string;
  readonly summary: string;
  readonly argument?: ArgumentSpec;
  readonly options: Readonly<Record<string, OptionSpec>>;
  /** What the options cannot say: a line to copy, and what to do with it. */
  readonly notes?: readonly { readonly say: string; readonly line: string }[];
  /** Command lines that the program takes as they stand. */
  readonly examples: readonly string[];
  load(): Promise<RunCommand>;
}

/** The code of a subcommand. `style` is for what it asks a person. */
export type RunCommand = (
  world: World,
  options: OptionValues,
  style: TextStyle,
) => Promise<Outcome<CommandResult>>;

/** What stands for the value of an option or an argument: its choices, or what it is called. */
export function valueName({ choices, value }: { choices?: readonly string[]; value?: string }): string {
  return choices?.join('|') ?? value ?? 'VALUE';
}

/** The text of an option that was given once, or `undefined`. */
export function text(options: OptionValues, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** All texts of an option that may be given more than once. */
export function texts(options: OptionValues, name: string): readonly string[] {
  const value = options[name];
  return Array.isArray(value) ? value : [];
}

/** True where a flag was given. */
export function flag(options: OptionValues, name: string): boolean {
  return options[name] === true;
}
