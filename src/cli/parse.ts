import { parseArgs } from 'node:util';
import type { Options } from '../model/options.ts';
import { type Outcome, refusal, success } from '../model/outcome.ts';
import { nearest } from '../text/nearest.ts';
import {
  type ArgumentSpec,
  argumentsOf,
  COMMON_OPTIONS,
  type CommandSpec,
  type OptionSpec,
  valueName,
} from './command.ts';

/** Reads the arguments behind a subcommand; whatever is not declared in its spec is a usage error. */
export function parseOptions(spec: CommandSpec, args: readonly string[]): Outcome<Options> {
  const declared: CommandSpec['options'] = { ...spec.options, ...COMMON_OPTIONS };
  const end = spec.rest ? args.indexOf('--') : -1;
  const ours = end < 0 ? args : args.slice(0, end);
  // Node loads `parseArgs` at its first call, which takes a thirtieth of its own start.
  const { tokens } =
    ours.length === 0
      ? { tokens: [] }
      : parseArgs({
          args: [...ours],
          options: Object.fromEntries(
            Object.entries(declared).map(([name, option]) => [name, { type: typeAmong(ours, name, option) }]),
          ),
          strict: false,
          tokens: true,
        });
  const values: Record<string, string | boolean | string[]> = {};
  for (const token of tokens) {
    if (token.kind === 'positional') {
      const problem = putArgument(values, argumentsOf(spec), token.value);
      if (problem) return usage(spec, problem);
      continue;
    }
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(declared, token.name) ? declared[token.name] : undefined;
    if (!option) {
      const known = nearest(token.name, Object.keys(declared));
      const hint = known ? ` Did you mean '--${known}'?` : '';
      return usage(spec, `Unknown option '${token.rawName}'.${hint}`);
    }
    const isForgotten = token.inlineValue === false && token.value.startsWith('--') && !option.isAnyText;
    const problem = put(values, token.name, option, isForgotten ? undefined : token.value);
    if (problem) return usage(spec, problem);
  }
  const missing = argumentsOf(spec).find(({ name, isOptional }) => !isOptional && values[name] === undefined);
  if (missing && values.help === undefined) {
    return usage(spec, `Say which: claude-bedrock ${spec.name} ${valueName(missing)}.`);
  }
  if (spec.rest && end >= 0) values[spec.rest.name] = args.slice(end + 1);
  return success(values);
}

/** An option that may do without a value is a flag where none follows. */
function typeAmong(args: readonly string[], name: string, { type, isValueOptional }: OptionSpec) {
  const at = args.indexOf(`--${name}`);
  const isBare = at >= 0 && (args[at + 1] ?? '--').startsWith('--');
  return isValueOptional && isBare ? 'boolean' : type;
}

/** Takes a word that is no option as the first argument that is still open, or says why it cannot. */
function putArgument(
  values: Record<string, string | boolean | string[]>,
  all: readonly ArgumentSpec[],
  word: string,
): string | undefined {
  const argument = all.find(({ name, isRepeatable }) => isRepeatable || values[name] === undefined);
  if (!argument) return `Unexpected argument '${word}'.`;
  if (argument.choices && !argument.choices.includes(word)) {
    const known = nearest(word, argument.choices);
    const hint = known ? ` Did you mean '${known}'?` : '';
    return `'${word}' is none of: ${argument.choices.join(', ')}.${hint}`;
  }
  const before = values[argument.name];
  values[argument.name] = argument.isRepeatable ? [...(Array.isArray(before) ? before : []), word] : word;
  return undefined;
}

/** Adds one given option to `values`, or says why it cannot be taken. */
function put(
  values: Record<string, string | boolean | string[]>,
  name: string,
  option: OptionSpec,
  value: string | undefined,
): string | undefined {
  if (option.type === 'boolean') {
    if (value !== undefined) return `Option '--${name}' takes no value.`;
    values[name] = true;
    return undefined;
  }
  if (option.isValueOptional && value === undefined && !Object.hasOwn(values, name)) {
    values[name] = true;
    return undefined;
  }
  // `--region --json` is a forgotten value, not a region of that name; `--region=--json` says it is meant.
  if (value === undefined || value === '')
    return `Option '--${name}' needs a value: --${name} ${valueName(option)}.`;
  if (option.choices && !option.choices.includes(value)) {
    return `Option '--${name}' takes one of: ${option.choices.join(', ')}.`;
  }
  if (!option.multiple) {
    if (Object.hasOwn(values, name)) return `Option '--${name}' was given twice.`;
    values[name] = value;
    return undefined;
  }
  const list = values[name];
  values[name] = Array.isArray(list) ? [...list, value] : [value];
  return undefined;
}

function usage(spec: CommandSpec, message: string): Outcome<Options> {
  return refusal('usage', message, `Run: claude-bedrock ${spec.name} --help`);
}
