import { paint, type TextStyle, wrap } from '../report/text.ts';
import type { CommandSpec, OptionSpec } from './command.ts';
import { COMMON_OPTIONS } from './parse.ts';

/** The text of `claude-bedrock --help`. */
export function helpForAll(commands: readonly CommandSpec[], style: TextStyle): string {
  const width = Math.max(...commands.map((c) => c.name.length));
  return [
    'Claude Code on Amazon Bedrock: see what there is, set it up, take it back.',
    '',
    `${paint(style, 'bold', 'Usage:')} claude-bedrock <command> [options]`,
    '',
    paint(style, 'bold', 'Commands:'),
    ...commands.map((c) => `  ${c.name.padEnd(width)}  ${c.summary}`),
    '',
    paint(style, 'bold', 'Options:'),
    '  --help     show help, also after a command',
    '  --version  show the version',
    '',
  ].join('\n');
}

/** The text of `claude-bedrock <command> --help`. */
export function helpForCommand(spec: CommandSpec, style: TextStyle): string {
  const rows = Object.entries({ ...spec.options, ...COMMON_OPTIONS }).map(
    ([name, option]) => [heading(name, option), option.help] as const,
  );
  const column = Math.min(28, Math.max(...rows.map(([head]) => head.length)) + 2);
  return [
    spec.summary,
    '',
    `${paint(style, 'bold', 'Usage:')} claude-bedrock ${spec.name} [options]`,
    '',
    paint(style, 'bold', 'Options:'),
    ...rows.map(([head, help]) => optionRow(head, help, column, style.width)),
    '',
    paint(style, 'bold', 'Examples:'),
    ...spec.examples.map((example) => `  ${example}`),
    '',
  ].join('\n');
}

function heading(name: string, option: OptionSpec): string {
  if (option.type === 'boolean') return `--${name}`;
  return `--${name} ${option.choices?.join('|') ?? option.value ?? 'VALUE'}`;
}

function optionRow(head: string, help: string, column: number, width: number): string {
  const indent = ' '.repeat(column + 2);
  const body = wrap(help, width, indent);
  if (head.length + 2 > column) return `  ${head}\n${body}`;
  return `  ${head.padEnd(column)}${body.slice(indent.length)}`;
}
