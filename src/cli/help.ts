import { NARROW, paint, type TextStyle, wrap } from '../text/text.ts';
import {
  type ArgumentSpec,
  argumentsOf,
  COMMON_OPTIONS,
  type CommandSpec,
  type OptionSpec,
  valueName,
} from './command.ts';

/** What the program is for, in a line. */
export const PURPOSE =
  'Claude Code on Amazon Bedrock: see what is set, set it up, find out what is wrong, undo it.';

/** The options of the program itself. */
export const PROGRAM_OPTIONS = {
  help: 'show help, also after a command',
  version: 'show the version',
} as const;

const MAX_COLUMN = 28;

/** A thing to explain, and its explanation. */
type Row = readonly [head: string, help: string];

/** The text of `claude-bedrock --help`. */
export function helpForAll(commands: readonly CommandSpec[], style: TextStyle): string {
  const options = Object.entries(PROGRAM_OPTIONS).map(([name, help]): Row => [`--${name}`, help]);
  return [
    wrap(PURPOSE, style.width),
    '',
    usage('<command> [options]', style),
    '',
    paint(style, 'bold', 'Commands:'),
    ...table(
      commands.map(({ name, summary }): Row => [name, summary]),
      style.width,
    ),
    '',
    paint(style, 'bold', 'Options:'),
    ...table(options, style.width),
    '',
  ].join('\n');
}

/** The text of `claude-bedrock <command> --help`. */
export function helpForCommand(spec: CommandSpec, style: TextStyle): string {
  const { summary, rest, notes = [], examples } = spec;
  const words = [
    ...argumentsOf(spec).map(argumentRow),
    ...(rest ? [[restHead(rest), rest.help] as const] : []),
  ];
  return [
    wrap(summary, style.width),
    '',
    usage(synopsis(spec), style),
    '',
    paint(style, 'bold', 'Options:'),
    ...table([...words, ...optionRows(spec.options)], style.width),
    '',
    paint(style, 'bold', 'Examples:'),
    ...examples.map(indented),
    '',
    ...notes.flatMap(({ say, line }) => [wrap(`${say}:`, style.width), indented(line), '']),
  ].join('\n');
}

/** How a subcommand is called: `completion bash|zsh|fish [options]`, `run [NAME] [options] [-- ARGUMENTS]`. */
export function synopsis(spec: CommandSpec): string {
  const words = argumentsOf(spec).map((argument) =>
    argument.isOptional ? `[${wordHead(argument)}]` : wordHead(argument),
  );
  return [spec.name, ...words, '[options]', ...(spec.rest ? [`[${restHead(spec.rest)}]`] : [])].join(' ');
}

function wordHead(argument: ArgumentSpec): string {
  return argument.isRepeatable ? `${valueName(argument)}...` : valueName(argument);
}

/** How the words that are handed on are written: `-- ARGUMENTS`. */
export function restHead({ value }: NonNullable<CommandSpec['rest']>): string {
  return `-- ${value}`;
}

/** How an option is written: `--scope user|project|local`. */
export function optionHead(name: string, option: OptionSpec): string {
  if (option.type === 'boolean') return `--${name}`;
  const value = valueName(option);
  return `--${name} ${option.isValueOptional ? `[${value}]` : value}`;
}

function optionRows(options: CommandSpec['options']): readonly Row[] {
  return Object.entries({ ...options, ...COMMON_OPTIONS }).map(([name, option]) => [
    optionHead(name, option),
    option.help,
  ]);
}

function argumentRow(argument: ArgumentSpec): Row {
  return [valueName(argument), argument.help];
}

function usage(rest: string, style: TextStyle): string {
  const head = 'Usage:';
  const line = wrap(`${head} claude-bedrock ${rest}`, style.width, '       ').trimStart();
  return paint(style, 'bold', head) + line.slice(head.length);
}

function table(rows: readonly Row[], width: number): readonly string[] {
  const column = Math.min(MAX_COLUMN, Math.max(...rows.map(([head]) => head.length)) + 2);
  return rows.map(([head, help]) => tableRow(head, help, width < NARROW ? 4 : column, width));
}

function tableRow(head: string, help: string, column: number, width: number): string {
  const indent = ' '.repeat(column + 2);
  const body = wrap(help, width, indent);
  if (head.length + 2 > column) return `${brokenAtBars(head, width)}\n${body}`;
  return `  ${head.padEnd(column)}${body.slice(indent.length)}`;
}

/** Choices may go on in the next line. */
function brokenAtBars(head: string, width: number): string {
  const isTooLong = head.length + 2 > width;
  return isTooLong ? wrap(head.replaceAll('|', '| '), width, '  ').replaceAll('| ', '|') : `  ${head}`;
}

function indented(line: string): string {
  return `  ${line}`;
}
