/*
 * YAML as people write workflows in it: blocks of keys, lists and texts, quotes, and lists or objects on one line. The
 * rest of YAML (anchors, tags, values over several lines without a mark) is not guessed at: then nothing is told. A whole
 * parser would be a twelfth of what is installed, for one kind of file that hardly anybody asks about.
 */

/** What a line says, and how far it is indented; `at` counts the lines of the text. */
interface Line {
  readonly indent: number;
  readonly text: string;
  readonly at: number;
}

/** There is something that is not read. */
class Unread extends Error {}

const MOST_DEPTH = 50;
/** Of a key and what stands behind it; a text below a mark may be as wide as it likes. */
const MOST_IN_LINE = 5_000;
const KEY =
  /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s"'#[\]{}&*!|>%@`,?:-](?:[^:#]|:(?=\S)|(?<=\S)#)*?|-(?=\S)[^:#]*?))\s*:(?:\s+|$)/;

/** The value of such a text, scalars as texts, nothing as `null`; `undefined` where it is not of this form. */
export function parsePlainYaml(text: string): unknown {
  const raw = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const lines = linesOf(raw);
  try {
    const [value, end] = block({ raw, lines }, 0, 0);
    return end === lines.length ? value : undefined;
  } catch (error) {
    if (error instanceof Unread) return undefined;
    throw error;
  }
}

function linesOf(raw: readonly string[]): Line[] {
  return raw.flatMap((line, at): readonly Line[] => {
    const text = line.trim();
    if (text === '' || text.startsWith('#') || (at === 0 && text === '---')) return [];
    return [{ indent: line.length - line.trimStart().length, text, at }];
  });
}

interface Text {
  readonly raw: readonly string[];
  /** An item that is an object begins a line of its own, once it is come to. */
  readonly lines: Line[];
}

/** A value, and the line behind it. */
type Read = readonly [value: unknown, next: number];

/** A list or an object whose lines are indented alike. */
function block(text: Text, from: number, depth: number): Read {
  const first = text.lines[from];
  if (!first) return [null, from];
  if (depth > MOST_DEPTH || /\t/.test(text.raw[first.at]?.slice(0, first.indent) ?? '')) throw new Unread();
  return isItem(first.text) ? list(text, from, depth) : object(text, from, depth);
}

function isItem(text: string): boolean {
  return /^-(\s|$)/.test(text);
}

function list(text: Text, from: number, depth: number): Read {
  const { lines } = text;
  const indent = lines[from]?.indent ?? 0;
  const items: unknown[] = [];
  let next = from;
  for (let line = lines[next]; line?.indent === indent && isItem(line.text); line = lines[next]) {
    const [item, after] = itemOf(text, next, line, depth);
    items.push(item);
    next = after;
  }
  return [items, next];
}

function itemOf(text: Text, at: number, line: Line, depth: number): Read {
  if (line.text.length > MOST_IN_LINE) throw new Unread();
  const own = line.text.slice(1).trimStart();
  if (own === '' || own.startsWith('#')) {
    const isBelow = (text.lines[at + 1]?.indent ?? -1) > line.indent;
    return isBelow ? block(text, at + 1, depth + 1) : [null, at + 1];
  }
  if (!KEY.test(own) && !isItem(own)) return value(text, own, at, line);
  text.lines[at] = { ...line, text: own, indent: line.indent + line.text.length - own.length };
  return block(text, at, depth + 1);
}

function object(text: Text, from: number, depth: number): Read {
  const { lines } = text;
  const indent = lines[from]?.indent ?? 0;
  const entries = new Map<string, unknown>();
  let next = from;
  for (let line = lines[next]; line && line.indent >= indent; line = lines[next]) {
    if (line.indent === indent && isItem(line.text)) break;
    if (line.text.length > MOST_IN_LINE) throw new Unread();
    const [all, double, single, plain = ''] = KEY.exec(line.text) ?? [];
    if (all === undefined || line.indent > indent) throw new Unread();
    const key =
      double === undefined ? (single?.replaceAll("''", "'") ?? plain.trimEnd()) : doubleQuoted(`"${double}"`);
    if (entries.has(key)) throw new Unread();
    const own = line.text.slice(all.length);
    const below = lines[next + 1];
    const isBelow = below && (below.indent > indent || (below.indent === indent && isItem(below.text)));
    const isOpen = own === '' || own.startsWith('#');
    const [read, after] =
      isOpen && isBelow ? block(text, next + 1, depth + 1) : value(text, isOpen ? '' : own, next, line);
    entries.set(key, read);
    next = after;
  }
  return [Object.fromEntries(entries), next];
}

/** A value that begins behind a key or a dash of the line `at`. */
function value(text: Text, own: string, at: number, { indent }: Line): Read {
  const [, style, marks] = /^([|>])([+-]?)(?:\s+#.*)?$/.exec(own) ?? [];
  if (style !== undefined)
    return blockText(text, at, {
      indent: indentOf(text, at, indent),
      isFolded: style === '>',
      isBare: marks === '-',
    });
  // A text that goes on in the next line.
  if ((text.lines[at + 1]?.indent ?? -1) > indent) throw new Unread();
  return [inline(own), at + 1];
}

/** How far the line itself is indented: behind a dash a key stands further in. */
function indentOf({ raw, lines }: Text, at: number, indent: number): number {
  const line = raw[lines[at]?.at ?? 0] ?? '';
  const outer = line.length - line.trimStart().length;
  return /^\s*-\s/.test(line) && indent > outer ? indent : outer;
}

function blockText(
  { raw, lines }: Text,
  from: number,
  {
    indent,
    isFolded,
    isBare,
  }: { readonly indent: number; readonly isFolded: boolean; readonly isBare: boolean },
): Read {
  const width = (line: string) => line.length - line.trimStart().length;
  const first = (lines[from]?.at ?? 0) + 1;
  let end = first;
  for (let line = raw[end]; line !== undefined; line = raw[end]) {
    if (line.trim() !== '' && width(line) <= indent) break;
    end += 1;
  }
  const own = raw.slice(first, end);
  const depth = width(own.find((line) => line.trim() !== '') ?? '');
  const joined = own
    .map((line) => line.slice(Math.min(depth, width(line))))
    .join('\n')
    .trimEnd();
  const text = isFolded ? joined.replace(/(?<=\S)\n(?=\S)/g, ' ') : joined;
  let next = from + 1;
  while ((lines[next]?.at ?? end) < end) next += 1;
  return [text + (isBare || text === '' ? '' : '\n'), next];
}

/** A value on one line. */
function inline(text: string): unknown {
  const [read, rest] = flow(text, false, 0);
  if (!/^\s*(?:#.*)?$/.test(rest)) throw new Unread();
  return read;
}

type Flow = readonly [value: unknown, rest: string];

function flow(text: string, isInside: boolean, depth: number): Flow {
  if (depth > MOST_DEPTH) throw new Unread();
  const [first = ''] = text;
  if (first === '"' || first === "'") return quoted(text);
  if (first === '[') return flowList(text.slice(1).trimStart(), depth);
  if (first === '{') return flowObject(text.slice(1).trimStart(), depth);
  if (/^[&*!|>%@`]/.test(text)) throw new Unread();
  const [plain = ''] = (isInside ? /^[^,[\]{}#:]*/ : /^(?:[^\s#]|\s+(?!\s*#)|(?<=\S)#)*/).exec(text) ?? [];
  const word = plain.trim();
  if (/:(\s|$)/.test(word)) throw new Unread();
  return [/^(?:~|null|Null|NULL|)$/.test(word) ? null : word, text.slice(plain.length)];
}

function quoted(text: string): Flow {
  const [all] = (text.startsWith('"') ? /^"(?:[^"\\]|\\.)*"/ : /^'(?:[^']|'')*'/).exec(text) ?? [];
  if (all === undefined) throw new Unread();
  const read = all.startsWith('"') ? doubleQuoted(all) : all.slice(1, -1).replaceAll("''", "'");
  return [read, text.slice(all.length)];
}

function doubleQuoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    throw new Unread();
  }
}

function flowList(text: string, depth: number): Flow {
  const items: unknown[] = [];
  let rest = text;
  while (!rest.startsWith(']')) {
    const [item, after] = flow(rest, true, depth + 1);
    items.push(item);
    rest = behindComma(after, ']');
  }
  return [items, rest.slice(1)];
}

function flowObject(text: string, depth: number): Flow {
  const entries = new Map<string, unknown>();
  let rest = text;
  while (!rest.startsWith('}')) {
    const [key, colon] = flow(rest, true, depth + 1);
    if (!/^\s*:\s/.test(colon) || typeof key !== 'string' || entries.has(key)) throw new Unread();
    const [read, after] = flow(colon.replace(/^\s*:\s+/, ''), true, depth + 1);
    entries.set(key, read);
    rest = behindComma(after, '}');
  }
  return [Object.fromEntries(entries), rest.slice(1)];
}

function behindComma(text: string, end: string): string {
  const rest = text.trimStart();
  if (rest.startsWith(end)) return rest;
  if (!rest.startsWith(',')) throw new Unread();
  return rest.slice(1).trimStart();
}
