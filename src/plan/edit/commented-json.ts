import detectIndent from 'detect-indent';
import { createScanner, type Node, parseTree, type Edit as TextEdit } from 'jsonc-parser';
import { JSON_WITH_COMMENTS } from '../../facts/homes/editor-settings.ts';

/*
 * Edits of JSON with comments, in which a comma may stand behind the last: every comment stays, and every character but
 * those of what comes or goes with its comma.
 */

/** The tree of such a text. */
export function treeOf(text: string): Node | undefined {
  return parseTree(text, [], JSON_WITH_COMMENTS);
}

/** Puts an item, as text, behind the last of an object or a list: on a line of its own where its siblings have that. */
export function addItem(text: string, container: Node, item: string): readonly TextEdit[] {
  const end = endOf(container) - 1;
  const last = container.children?.at(-1);
  if (!last) return [fillEmpty(text, container, item)];
  const rest = text.slice(endOf(last), end);
  const hasComma = commaBehind(text, last, end) !== undefined;
  const at = endOf(last) + rest.trimEnd().length;
  const indent = /(?:^|\n|\r)([ \t]*)$/.exec(text.slice(0, last.offset))?.[1];
  const space = isManyLines(rest) ? eolOf(text) + (indent ?? indentOfLine(text, last.offset)) : ' ';
  const added = `${space}${item}${hasComma ? ',' : ''}`;
  if (hasComma) return [insert(at, added)];
  return at === endOf(last) ? [insert(at, `,${added}`)] : [insert(endOf(last), ','), insert(at, added)];
}

/** Takes an item out, with its comma and with its line where nothing else stands in that. */
export function removeItem(text: string, container: Node, index: number): readonly TextEdit[] {
  const items = container.children ?? [];
  const [item, previous] = [items[index], items[index - 1]];
  if (!item) return [];
  const own = commaBehind(text, item, items[index + 1]?.offset ?? endOf(container) - 1);
  // A comment may stand between an item and its comma.
  const isNext = own !== undefined && text.slice(endOf(item), own).trim() === '';
  const to = isNext ? own + 1 : endOf(item);
  const blank = /[ \t]*$/.exec(text.slice(0, item.offset))?.[0].length ?? 0;
  const isFirstInLine = /(?:^|\n|\r)$/.test(text.slice(0, item.offset - blank));
  const lineEnd = /^[ \t]*(?:\r\n|\n|\r)/.exec(text.slice(to))?.[0].length;
  const isAlone = isFirstInLine && lineEnd !== undefined;
  const from = isAlone || own === undefined ? item.offset - blank : item.offset;
  const space = /^[ \t]*/.exec(text.slice(to))?.[0].length ?? 0;
  const length = to - from + (isAlone ? lineEnd : own === undefined ? 0 : space);
  const farComma = own !== undefined && !isNext ? [{ offset: own, length: 1, content: '' }] : [];
  const former = own === undefined && previous ? commaBehind(text, previous, item.offset) : undefined;
  const formerComma = former === undefined ? [] : [{ offset: former, length: 1, content: '' }];
  return [...formerComma, { offset: from, length, content: '' }, ...farComma];
}

/** The property of an object by its name, as it stands among its siblings; -1 where there is none. */
export function indexOfProperty(object: Node, name: string): number {
  return object.children?.findIndex((property) => property.children?.[0]?.value === name) ?? -1;
}

/** The value of a property. */
export function nodeAt(object: Node, name: string): Node | undefined {
  return object.children?.[indexOfProperty(object, name)]?.children?.[1];
}

/** True where nothing, not even a comment, stands between the brackets. */
export function isBare(text: string, container: Node): boolean {
  return text.slice(container.offset + 1, endOf(container) - 1).trim() === '';
}

/** Puts a text in the place of a node. */
export function replaceNode({ offset, length }: Node, content: string): TextEdit {
  return { offset, length, content };
}

/** Behind the comments that stand there, if any do. */
function fillEmpty(text: string, container: Node, item: string): TextEdit {
  const from = container.offset + 1;
  const inside = text.slice(from, endOf(container) - 1);
  const kept = inside.trimEnd();
  if (!/[\r\n]/.test(text.trim())) return { offset: from, length: inside.length, content: kept + item };
  const outer = indentOfLine(text, container.offset);
  const content = `${eolOf(text)}${outer}${unitOf(text)}${item}${eolOf(text)}${outer}`;
  return { offset: from + kept.length, length: inside.length - kept.length, content };
}

/** Where the comma behind an item stands, before `end`; comments may be between. */
function commaBehind(text: string, item: Node, end: number): number | undefined {
  const scanner = createScanner(text, true);
  scanner.setPosition(endOf(item));
  scanner.scan();
  const at = scanner.getTokenOffset();
  return text[at] === ',' && at < end ? at : undefined;
}

function indentOfLine(text: string, offset: number): string {
  const line =
    text
      .slice(0, offset)
      .split(/\r\n|\n|\r/)
      .at(-1) ?? '';
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

/** Four blanks where nothing is indented yet, as VS Code writes. */
function unitOf(text: string): string {
  return detectIndent(text).indent || '    ';
}

function eolOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

function isManyLines(text: string): boolean {
  return /[\r\n]/.test(text);
}

function insert(offset: number, content: string): TextEdit {
  return { offset, length: 0, content };
}

function endOf({ offset, length }: Node): number {
  return offset + length;
}
