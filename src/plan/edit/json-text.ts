import detectIndent from 'detect-indent';
import { type Node, parseTree, type Edit as TextEdit } from 'jsonc-parser';

/**
 * Edits of strict JSON text that touch the property in question and no other character. jsonc-parser's own
 * `modify` is not used: with formatting it lays out the neighbours anew, without it it ignores the file's layout.
 * A new property looks like its last sibling: same white space before it, same spelling of the colon.
 */

/** Sets `name` in the object at `path` of `text` (which must exist) to the JSON text `value`. */
export function setProperty(text: string, path: readonly string[], name: string, value: string): TextEdit {
  const object = objectAt(text, path);
  const found = propertyOf(object, name);
  if (found) return { ...rangeOf(valueNode(found)), content: value };
  const last = object.children?.at(-1);
  if (!last) return fillEmpty(text, object, path.length, name, value);
  const content = `,${spaceBefore(text, last)}${JSON.stringify(name)}${colonOf(text, last)}${value}`;
  return { offset: endOf(last), length: 0, content };
}

/** Removes `name` from the object at `path` of `text` with its comma; `undefined` where it is not there. */
export function removeProperty(text: string, path: readonly string[], name: string): TextEdit | undefined {
  const object = objectAt(text, path);
  const property = propertyOf(object, name);
  if (!property) return undefined;
  const siblings = object.children ?? [];
  const at = siblings.indexOf(property);
  const [previous, next] = [siblings[at - 1], siblings[at + 1]];
  if (next) return { offset: property.offset, length: next.offset - property.offset, content: '' };
  if (previous) return { offset: endOf(previous), length: endOf(property) - endOf(previous), content: '' };
  return { ...interiorOf(object), content: '' };
}

/** True where the object at `path` exists in `text`. */
export function hasObject(text: string, path: readonly string[]): boolean {
  return findObject(text, path) !== undefined;
}

/** Where the value at `path` begins; `undefined` where there is none. */
export function offsetOfValue(text: string, path: readonly string[]): number | undefined {
  const parent = findObject(text, path.slice(0, -1));
  const property = parent && propertyOf(parent, path.at(-1) ?? '');
  return property && valueNode(property).offset;
}

function objectAt(text: string, path: readonly string[]): Node {
  const object = findObject(text, path);
  if (!object) throw new TypeError(`no object at ${path.join('.') || 'the top'}`);
  return object;
}

function findObject(text: string, path: readonly string[]): Node | undefined {
  let node = parseTree(text);
  for (const name of path) {
    const property = node && propertyOf(node, name);
    node = property && valueNode(property);
  }
  return node?.type === 'object' ? node : undefined;
}

function propertyOf(object: Node, name: string): Node | undefined {
  return object.children?.find((property) => property.children?.[0]?.value === name);
}

function valueNode(property: Node): Node {
  const value = property.children?.[1];
  if (!value) throw new TypeError('a property without value in text that passed strict parsing');
  return value;
}

function fillEmpty(text: string, object: Node, depth: number, name: string, value: string): TextEdit {
  const sibling = findObject(text, [])?.children?.[0];
  const property = `${JSON.stringify(name)}${sibling ? colonOf(text, sibling) : ': '}${value}`;
  const eol = /\r\n|\n|\r/.exec(text.trim())?.[0];
  if (eol === undefined) return { ...interiorOf(object), content: property };
  const indent = detectIndent(text).indent || '  ';
  const content = `${eol}${indent.repeat(depth + 1)}${property}${eol}${indent.repeat(depth)}`;
  return { ...interiorOf(object), content };
}

/** The white space between a property and what stands before it. */
function spaceBefore(text: string, property: Node): string {
  return /\s*$/.exec(text.slice(Math.max(0, property.offset - 1_000), property.offset))?.[0] ?? '';
}

/** The colon of a property with the white space around it. */
function colonOf(text: string, property: Node): string {
  const [key, value] = property.children ?? [];
  return key && value ? text.slice(endOf(key), value.offset) : ': ';
}

function interiorOf(object: Node): { offset: number; length: number } {
  return { offset: object.offset + 1, length: object.length - 2 };
}

function rangeOf({ offset, length }: Node): { offset: number; length: number } {
  return { offset, length };
}

function endOf(node: Node): number {
  return node.offset + node.length;
}
