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
  /** A person's own words, which may begin like an option. */
  readonly isAnyText?: true;
  /** It may be given without a value, and is a flag then. */
  readonly isValueOptional?: true;
  readonly choices?: readonly string[];
  readonly help: string;
}

/** A word that follows a subcommand, such as the shell of `completion bash`. */
export interface ArgumentSpec {
  /** Under this name its value stands among the options. */
  readonly name: string;
  /** Absent where it is a name or a file of the person's own. */
  readonly choices?: readonly string[];
  /** What it is called then; as with an option, completion offers by this name. */
  readonly value?: string;
  readonly isOptional?: true;
  /** The last one may stand there several times; its value is then a list. */
  readonly isRepeatable?: true;
  readonly help: string;
}

/** The words behind `--`, which are handed on as they stand. */
export interface RestSpec {
  /** Under this name they stand among the options. */
  readonly name: string;
  readonly value: string;
  readonly help: string;
}

/** What a subcommand takes, and what its help says of it. */
export interface CommandSpec {
  readonly name: string;
  readonly summary: string;
  readonly argument?: ArgumentSpec;
  /** Words that may follow that one. */
  readonly moreArguments?: readonly ArgumentSpec[];
  readonly rest?: RestSpec;
  readonly options: Readonly<Record<string, OptionSpec>>;
  /** What the options cannot say: a line to copy, and what to do with it. */
  readonly notes?: readonly { readonly say: string; readonly line: string }[];
  /** Command lines that the program takes as they stand. */
  readonly examples: readonly string[];
}

/** Options that every subcommand understands. */
export const COMMON_OPTIONS = {
  json: { type: 'boolean', help: 'print one JSON document instead of text' },
  help: { type: 'boolean', help: 'show this help' },
} as const satisfies CommandSpec['options'];

/** What the code of a subcommand receives: what its spec declares, absent where it was not given. */
export type OptionsOf<S extends Pick<CommandSpec, 'options' | 'argument' | 'moreArguments' | 'rest'>> = Given<
  S['options']
> &
  Given<typeof COMMON_OPTIONS> &
  (S extends { readonly argument: infer A extends ArgumentSpec } ? WordOf<A> : unknown) &
  (S extends { readonly moreArguments: readonly (infer A extends ArgumentSpec)[] }
    ? {
        readonly [K in A as K['name']]?:
          | (K extends { readonly isRepeatable: true } ? readonly string[] : string)
          | undefined;
      }
    : unknown) &
  (S extends { readonly rest: infer R extends RestSpec }
    ? { readonly [K in R['name']]?: readonly string[] | undefined }
    : unknown);

type WordOf<A extends ArgumentSpec> = A extends { readonly isOptional: true }
  ? { readonly [K in A['name']]?: WordText<A> | undefined }
  : { readonly [K in A['name']]: WordText<A> };

type WordText<A extends ArgumentSpec> = A extends { readonly choices: readonly (infer C)[] } ? C : string;

type Given<O extends CommandSpec['options']> = { readonly [K in keyof O]?: ValueOf<O[K]> | undefined };

type ValueOf<O extends OptionSpec> = O extends { readonly type: 'boolean' }
  ? boolean
  : O extends { readonly multiple: true }
    ? readonly TextOf<O>[]
    : O extends { readonly isValueOptional: true }
      ? TextOf<O> | true
      : TextOf<O>;

type TextOf<O extends OptionSpec> = O extends { readonly choices: readonly (infer C)[] } ? C : string;

/** What a subcommand hands back: data for `--json`, the same data as text, and the exit status. */
export interface CommandResult {
  readonly data: unknown;
  text(style: TextStyle): string;
  /**
   * 1 where the command did its job and found something failing; 0 unless given. Of a program that took our place, its
   * own.
   */
  readonly exitCode?: number;
  /** The signal that ended a program which took our place, and is to end us too. */
  readonly signal?: NodeJS.Signals;
}

/** The code of a subcommand that takes these options. `style` is for what it asks a person. */
export type RunCommand<O> = (world: World, options: O, style: TextStyle) => Promise<Outcome<CommandResult>>;

/** The words that may follow a subcommand, in their order. */
export function argumentsOf({ argument, moreArguments = [] }: CommandSpec): readonly ArgumentSpec[] {
  return [...(argument ? [argument] : []), ...moreArguments];
}

/** A subcommand whose code is loaded when it runs. */
export interface Command extends CommandSpec {
  /** Runs it with options that `parseOptions` made of its spec. */
  run: RunCommand<object>;
}

/** A subcommand of what it takes and where its code is: that takes just what the spec declares. */
export function command<const S extends CommandSpec>(
  spec: S,
  load: () => Promise<RunCommand<OptionsOf<S>>>,
): Command {
  // The one place where options lose their types and get them back: the parser goes by the same spec.
  const run: Command['run'] = async (world, options, style) =>
    (await load())(world, options as OptionsOf<S>, style);
  return { ...spec, run };
}

/** What stands for the value of an option or an argument: its choices, or what it is called. */
export function valueName({ choices, value }: { choices?: readonly string[]; value?: string }): string {
  return choices?.join('|') ?? value ?? 'VALUE';
}
