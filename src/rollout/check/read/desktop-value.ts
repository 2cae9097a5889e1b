import { type DesktopKey, desktopKey } from '../../desktop/keys.ts';
import { parseJsonText } from '../../formats/json.ts';
import { plainOf, type Tree } from '../../formats/tree.ts';
import type { Carrier, DesktopEntry } from '../document.ts';

type Taken = Pick<DesktopEntry, 'value' | 'trouble'>;

/** A value as the app takes it. https://claude.com/docs/third-party/claude-desktop/configuration */
export function desktopValueOf(name: string, tree: Tree, carrier: Carrier): Taken {
  const key = desktopKey(name);
  const plain = plainOf(tree);
  if (!key || key.type === 'unknown') return { value: plain };
  if (tree.kind === 'string' && carrier !== 'json') return ofText(key, tree.value);
  if (tree.kind === 'data' || tree.kind === 'date' || tree.kind === 'null')
    return wrong(
      plain,
      'encoding',
      `It is ${NAMES[tree.kind]}, which the app does not read.`,
      `Write ${wanted(key)}.`,
    );
  return ofNative(key, plain);
}

const NAMES = { data: 'data', date: 'a date', null: 'null' } as const;

function wrong(value: unknown, about: 'type' | 'encoding', cause: string, fix: string): Taken {
  return { value, trouble: { about, cause, fix } };
}

/** What stands for a value in words. */
export function wanted(key: DesktopKey): string {
  switch (key.type) {
    case 'boolean':
      return 'true or false';
    case 'integer':
      return `a whole number${rangeOf(key)}`;
    case 'number':
      return 'a number';
    case 'object':
      return 'a JSON object, in one text where an MDM carries it';
    case 'string[]':
    case 'enum[]':
    case 'object[]':
      return 'a JSON list, in one text where an MDM carries it';
    case 'enum':
      return `one of ${key.values?.join(', ')}`;
    default:
      return 'a text';
  }
}

function rangeOf({ min, max }: DesktopKey): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  return min === undefined ? '' : ` of ${min} or more`;
}

/** As every MDM carries it: a text. */
function ofText(key: DesktopKey, text: string): Taken {
  const { type } = key;
  if (type === 'boolean') {
    return text === 'true' || text === 'false'
      ? { value: text === 'true' }
      : wrong(text, 'type', `"${shown(text)}" is neither true nor false.`, 'Write true or false.');
  }
  if (type === 'integer' || type === 'number') {
    const isNumber = type === 'integer' ? /^-?\d{1,15}$/.test(text) : /^-?\d{1,15}(\.\d+)?$/.test(text);
    if (!isNumber) return wrong(text, 'type', `"${shown(text)}" is no number.`, `Write ${wanted(key)}.`);
    return ofNative(key, Number(text));
  }
  if (type === 'object' || type.endsWith('[]')) {
    const { root } = parseJsonText(text);
    const isList = type !== 'object';
    if (!root || (root.kind !== 'array' && root.kind !== 'dict'))
      return wrong(
        text,
        'encoding',
        `It is no JSON ${isList ? 'list' : 'object'}, so the app takes nothing of it.`,
        `Write the whole ${isList ? 'list' : 'object'} as one JSON document: ${isList ? '["a","b"]' : '{"a":"b"}'}.`,
      );
    return ofNative(key, plainOf(root));
  }
  return ofNative(key, text);
}

function ofNative(key: DesktopKey, value: unknown): Taken {
  const { type, min, max } = key;
  const cause = misfit(key, value);
  if (cause !== undefined) return wrong(value, 'type', cause, `Write ${wanted(key)}.`);
  if (type === 'integer' && typeof value === 'number' && (value < (min ?? value) || value > (max ?? value)))
    return wrong(value, 'type', `${value} is out of its range.`, `Write ${wanted(key)}.`);
  if (type === 'string' && typeof value === 'string' && max !== undefined && value.length > max)
    return wrong(value, 'type', `The text is longer than ${max} characters.`, 'Shorten it.');
  return { value };
}

function misfit({ type, values, refusedValues, isSecret }: DesktopKey, value: unknown): string | undefined {
  const is = `It is ${nameOf(value)}`;
  if (type === 'boolean') return typeof value === 'boolean' ? undefined : `${is}, not true or false.`;
  if (type === 'integer') return Number.isInteger(value) ? undefined : `${is}, not a whole number.`;
  if (type === 'number') return typeof value === 'number' ? undefined : `${is}, not a number.`;
  if (type === 'object') return isObject(value) ? undefined : `${is}, not an object.`;
  if (type === 'enum') {
    // What is refused by now has a rule of its own.
    if (typeof value === 'string' && (values?.includes(value) || refusedValues?.includes(value)))
      return undefined;
    return `${typeof value === 'string' && !isSecret ? `"${shown(value)}"` : 'It'} is no value of it.`;
  }
  if (type === 'string') return typeof value === 'string' ? undefined : `${is}, not a text.`;
  if (!Array.isArray(value)) return `${is}, not a list.`;
  const fits = (one: unknown) => typeof one === 'string' || (type === 'object[]' && isObject(one));
  const bad = value.findIndex((one) => !fits(one));
  return bad < 0 ? undefined : `Entry ${bad + 1} of the list is ${nameOf(value[bad])}.`;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'string' ? 'a text' : typeof value === 'boolean' ? 'a switch' : 'a number';
}

function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
