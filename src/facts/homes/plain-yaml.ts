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
const KEY =
  /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s"'#[\]{}&*!|>%@`,?:-](?:[^:#]|:(?=\S)|(?<=\S)#)*?|-(?=\S)[^:#]*?))\s*:(?:\s+|$)/;

/** The value of such a text, scalars as texts, nothing as `null`; `undefined` where it is not of this form. */
export function parsePlainYaml(text: string): unknown {
  const raw = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  try {
    const [value, rest] = block(raw, linesOf(raw), 0);
    return rest.length === 0 ? value : undefined;
  } catch (error) {
    if (error instanceof Unread) return undefined;
    throw error;
  }
}

function linesOf(raw: readonly string[]): readonly Line[] {
  return raw.flatMap((line, at): readonly Line[] => {
    const text = line.trim();
    if (text === '' || text.startsWith('#') || (at === 0 && text === '---')) return [];
    return [{ indent: line.length - line.trimStart().length, text, at }];
  });
}

type Read = readonly [value: unknown, rest: readonly Line[]];

/** A list or an object whose lines are indented alike. */
function block(raw: readonly string[], lines: readonly Line[], depth: number): Read {
  const [first] = lines;
  if (!first) return [null, lines];
  if (depth > MOST_DEPTH || /\t/.test(raw[first.at]?.slice(0, first.indent) ?? '')) throw new Unread();
  return isItem(first) ? list(raw, lines, first.indent, depth) : object(raw, lines, first.indent, depth);
}

function isItem({ text }: Line): boolean {
  return /^-(\s|$)/.test(text);
}

function list(raw: readonly string[], lines: readonly Line[], indent: number, depth: number): Read {
  const items: unknown[] = [];
  let rest = lines;
  for (let [line] = rest; line && line.indent === indent && isItem(line); [line] = rest) {
    const text = line.text.slice(1).trimStart();
    const behind = rest.slice(1);
    if (text === '' || text.startsWith('#')) {
      const isBelow = (behind[0]?.indent ?? -1) > indent;
      const [item, after] = isBelow ? block(raw, behind, depth + 1) : ([null, behind] as const);
      items.push(item);
      rest = after;
    } else if (KEY.test(text) || isItem({ ...line, text })) {
      const inner = { ...line, text, indent: indent + line.text.length - text.length };
      const [item, after] = block(raw, [inner, ...behind], depth + 1);
      items.push(item);
      rest = after;
    } else {
      const [item, after] = value(raw, text, behind, { indent, at: line.at });
      items.push(item);
      rest = after;
    }
  }
  return [items, rest];
}

function object(raw: readonly string[], lines: readonly Line[], indent: number, depth: number): Read {
  const entries = new Map<string, unknown>();
  let rest = lines;
  for (
    let [line] = rest;
    line && line.indent >= indent && !(line.indent === indent && isItem(line));
    [line] = rest
  ) {
    const [all, double, single, plain = ''] = KEY.exec(line.text) ?? [];
    if (all === undefined || line.indent > indent) throw new Unread();
    const key =
      double === undefined ? (single?.replaceAll("''", "'") ?? plain.trimEnd()) : doubleQuoted(`"${double}"`);
    if (entries.has(key)) throw new Unread();
    const text = line.text.slice(all.length);
    const behind = rest.slice(1);
    const [next] = behind;
    const isBelow = next && (next.indent > indent || (next.indent === indent && isItem(next)));
    const isOpen = text === '' || text.startsWith('#');
    const [read, after] =
      isOpen && isBelow
        ? block(raw, behind, depth + 1)
        : value(raw, isOpen ? '' : text, behind, { indent, at: line.at });
    entries.set(key, read);
    rest = after;
  }
  return [Object.fromEntries(entries), rest];
}

/** A value that begins behind a key or a dash. */
function value(
  raw: readonly string[],
  text: string,
  behind: readonly Line[],
  { indent, at }: { readonly indent: number; readonly at: number },
): Read {
  const [, style, marks] = /^([|>])([+-]?)(?:\s+#.*)?$/.exec(text) ?? [];
  if (style !== undefined)
    return blockText(raw, behind, { indent, at, isFolded: style === '>', isBare: marks === '-' });
  // A text that goes on in the next line.
  if ((behind[0]?.indent ?? -1) > indent) throw new Unread();
  return [inline(text), behind];
}

interface BlockText {
  readonly indent: number;
  readonly at: number;
  readonly isFolded: boolean;
  readonly isBare: boolean;
}

function blockText(
  raw: readonly string[],
  behind: readonly Line[],
  { indent, at, isFolded, isBare }: BlockText,
): Read {
  const width = (line: string) => line.length - line.trimStart().length;
  const isWithin = (line: string) => line.trim() === '' || width(line) > indent;
  const end = raw.findIndex((line, i) => i > at && !isWithin(line));
  const lines = raw.slice(at + 1, end < 0 ? raw.length : end);
  const depth = width(lines.find((line) => line.trim() !== '') ?? '');
  const own = lines
    .map((line) => line.slice(Math.min(depth, width(line))))
    .join('\n')
    .trimEnd();
  const text = isFolded ? own.replace(/(?<=\S)\n(?=\S)/g, ' ') : own;
  const rest = behind.filter((line) => line.at > at + lines.length);
  return [text + (isBare || text === '' ? '' : '\n'), rest];
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
