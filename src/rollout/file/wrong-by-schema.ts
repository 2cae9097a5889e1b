import type * as z from 'zod/mini';
import { nearest } from '../../text/nearest.ts';
import type { KeyPath, Wrong } from './fault.ts';
import { rolloutSchema } from './rollout-schema.ts';

type Issue = z.core.$ZodIssue;

/** What the schema refuses, in our words: each with its place, an unknown name with the nearest known one. */
export function wrongBySchema({ issues }: z.core.$ZodError, json: unknown): readonly Wrong[] {
  return issues.flatMap((issue) => wrongOf(issue, json));
}

function wrongOf(issue: Issue, json: unknown): readonly Wrong[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, path, json));
  if (issue.code === 'invalid_union' && issue.errors.length > 0) return [bestOf(issue.errors, path, json)];
  return [wrong(path, saysOf(issue, valueAt(json, path)), 'Correct the file, then run this again.')];
}

/** Of the forms that a value may have, the one that it misses by the least. */
function bestOf(errors: readonly (readonly Issue[])[], path: KeyPath, json: unknown): Wrong {
  const tried = errors.map((issues) =>
    issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] }) as Issue),
  );
  const [closest] = [...tried].sort((a, b) => rank(a) - rank(b));
  const [first] = closest?.flatMap((issue) => wrongOf(issue, json)) ?? [];
  return first ?? wrong(path, 'is not as it has to be', 'Correct the file, then run this again.');
}

/** Another form is further away than a value that is not as it has to be. */
function rank(issues: readonly Issue[]): number {
  return issues.reduce(
    (sum, { code }) => sum + (code === 'invalid_type' || code === 'unrecognized_keys' ? 10 : 1),
    0,
  );
}

function unknownKey(key: string, path: KeyPath, json: unknown): Wrong {
  const known = namesAt(rolloutSchema, path, json);
  const meant = nearest(key, known);
  const fix = meant === undefined ? `It may hold: ${known.join(', ')}.` : `Write ${meant}, or remove it.`;
  return { ...wrong([...path, key], 'is an unknown key', fix), isName: true };
}

function wrong(path: KeyPath, says: string, fix: string): Wrong {
  return { code: 'rollout-invalid', path, says, fix };
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

function saysOf(issue: Issue, value: unknown): string {
  if (value === undefined) return 'is missing';
  if (issue.code === 'invalid_type') return `has to be ${TYPES[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value') return oneOf(issue.values.map(String), value);
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options))
    return oneOf(issue.options.map(String), value);
  if (issue.code === 'too_small' && issue.origin !== 'string' && issue.origin !== 'array')
    return `has to be at least ${issue.minimum}`;
  if (issue.code === 'too_big' && issue.origin !== 'string') return `has to be at most ${issue.maximum}`;
  return issue.message === 'Invalid input' ? 'is not as it has to be' : issue.message;
}

function oneOf(options: readonly string[], value: unknown): string {
  const meant = typeof value === 'string' ? nearest(value, options) : undefined;
  const hint = meant === undefined || options.length === 1 ? '' : `; is ${meant} meant?`;
  return `has to be ${options.join(', ').replace(/, ([^,]*)$/, ' or $1')}${hint}`;
}

function valueAt(json: unknown, path: KeyPath): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, part)
        ? (value as Record<string | number, unknown>)[part]
        : undefined,
    json,
  );
}

/** The names that an object at a place of the file may have. */
function namesAt(schema: z.core.$ZodType, path: KeyPath, json: unknown): readonly string[] {
  const { def } = schema._zod as z.core.$ZodTypes['_zod'];
  if (def.type === 'optional') return namesAt(def.innerType, path, json);
  if (def.type === 'union') {
    const fitting = def.options.filter((option) => fits(option, json));
    return [...new Set(fitting.flatMap((option) => namesAt(option, path, json)))];
  }
  const [part, ...rest] = path;
  if (def.type === 'object') {
    if (part === undefined) return Object.keys(def.shape);
    const inner = def.shape[String(part)];
    return inner ? namesAt(inner, rest, valueAt(json, [part])) : [];
  }
  return def.type === 'array' && part !== undefined ? namesAt(def.element, rest, valueAt(json, [part])) : [];
}

/** True unless a key that tells the forms apart says another one. */
function fits(option: z.core.$ZodType, value: unknown): boolean {
  const { def } = option._zod as z.core.$ZodTypes['_zod'];
  if (def.type !== 'object') return true;
  return Object.entries(def.shape).every(([key, inner]) => {
    const { def: of } = inner._zod as z.core.$ZodTypes['_zod'];
    return of.type !== 'literal' || of.values.includes(valueAt(value, [key]) as never);
  });
}
