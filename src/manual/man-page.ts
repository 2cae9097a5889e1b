import { argumentsOf, COMMON_OPTIONS, type CommandSpec, valueName } from '../cli/command.ts';
import { optionHead, PROGRAM_OPTIONS, PURPOSE, restHead, synopsis } from '../cli/help.ts';
import { VERSION } from '../model/version.ts';
import { COMMANDS } from '../registry.ts';
import { DESCRIPTION, ENVIRONMENT, EXIT_STATUS, FILES, SEE_ALSO } from './reference.ts';

/** The manual page `claude-bedrock(1)` in the man macros of roff, from what `--help` is made of. */
export function manPage(): string {
  return [
    `.\\" Made by: npm run docs`,
    `.TH CLAUDE\\-BEDROCK 1 "" "claude\\-bedrock ${VERSION}" "User Commands"`,
    // Neither stretched nor hyphenated: names and paths are to be found and copied.
    '.ad l',
    '.nh',
    '.SH NAME',
    `claude\\-bedrock \\- ${escaped(PURPOSE.replace(/\.$/, ''))}`,
    '.SH SYNOPSIS',
    ...COMMANDS.flatMap((spec) => ['.br', bold(`claude-bedrock ${synopsis(spec)}`)]).slice(1),
    '.SH DESCRIPTION',
    ...DESCRIPTION.flatMap((text) => ['.PP', escaped(text)]).slice(1),
    '.SH COMMANDS',
    ...COMMANDS.flatMap(commandPart),
    '.SH OPTIONS OF EVERY COMMAND',
    ...Object.entries(COMMON_OPTIONS).flatMap(([option, { help }]) => entry(`--${option}`, help)),
    ...entry('--version', `${PROGRAM_OPTIONS.version}; in place of a command`),
    '.SH FILES',
    ...entries(FILES),
    '.SH ENVIRONMENT',
    ...entries(ENVIRONMENT),
    '.SH EXIT STATUS',
    ...entries(EXIT_STATUS),
    '.SH EXAMPLES',
    ...COMMANDS.flatMap(examplePart),
    '.SH SEE ALSO',
    ...SEE_ALSO.flatMap((line) => ['.br', escaped(line)]).slice(1),
    '',
  ].join('\n');
}

function commandPart(spec: CommandSpec): readonly string[] {
  const options = Object.entries(spec.options);
  return [
    `.SS ${escaped(spec.name)}`,
    `${escaped(spec.summary)}.`,
    ...(spec.moreArguments || spec.rest ? argumentsOf(spec) : []).flatMap((argument) =>
      entry(valueName(argument), argument.help),
    ),
    ...(spec.rest ? entry(restHead(spec.rest), spec.rest.help) : []),
    ...options.flatMap(([name, option]) => entry(optionHead(name, option), option.help)),
    ...(spec.notes ?? []).flatMap(({ say, line }) => ['.PP', `${escaped(say)}:`, ...literal([line])]),
  ];
}

function examplePart({ examples }: CommandSpec): readonly string[] {
  return literal(examples);
}

/** Lines that are shown as they are. */
function literal(lines: readonly string[]): readonly string[] {
  return ['.PP', '.RS 2', '.nf', ...lines.map(escaped), '.fi', '.RE'];
}

function entries(all: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(all).flatMap(([head, text]) => entry(head, text));
}

function entry(head: string, text: string): readonly string[] {
  return ['.TP', bold(head), escaped(text)];
}

function bold(text: string): string {
  return `\\fB${escaped(text)}\\fR`;
}

/**
 * Text as roff takes it: a hyphen is written as a minus so that it can be copied, and no line begins with a control
 * character. https://man7.org/linux/man-pages/man7/groff_man_style.7.html
 */
function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('…', '...')
    .replaceAll("'", '\\(aq')
    .replaceAll('`', '\\(ga')
    .replaceAll('^', '\\(ha')
    .replaceAll('~', '\\(ti')
    .replace(/^(?=\.)/, '\\&');
}
