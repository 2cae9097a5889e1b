import { argumentsOf, COMMON_OPTIONS, type CommandSpec, type OptionSpec } from '../cli/command.ts';
import { type Candidates, candidatesOf, wordsFor } from './value-kinds.ts';

/** What a shell has to know of an option. `values` is missing where it takes none. */
export interface CompletedOption {
  readonly name: string;
  readonly help: string;
  readonly isRepeatable: boolean;
  readonly values?: Candidates;
}

/** What a shell has to know of a subcommand. `words` may follow it, one of each in this order. */
export interface CompletedCommand {
  readonly name: string;
  readonly summary: string;
  readonly words: readonly Candidates[];
  readonly options: readonly CompletedOption[];
}

/** So often a word is offered that may stand there again and again. */
const REPEATED = 8;

/** The subcommands as the completion scripts need them; `checks` are the ids of the doctor's checks. */
export function commandTable(
  commands: readonly CommandSpec[],
  checks: readonly string[],
): readonly CompletedCommand[] {
  return commands.map((command) => ({
    name: command.name,
    summary: command.summary,
    words: argumentsOf(command).flatMap((word) =>
      Array<Candidates>(word.isRepeatable ? REPEATED : 1).fill(wordsFor(word, checks)),
    ),
    options: Object.entries({ ...command.options, ...COMMON_OPTIONS }).map(([option, spec]) =>
      completedOption(option, spec, checks),
    ),
  }));
}

function completedOption(name: string, option: OptionSpec, checks: readonly string[]): CompletedOption {
  const values = candidatesOf(option, checks);
  return { name, help: option.help, isRepeatable: option.multiple === true, ...(values && { values }) };
}
