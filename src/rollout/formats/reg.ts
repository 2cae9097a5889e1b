import { shortened } from '../../text/text.ts';
import { decodeText } from './decode.ts';
import { type FormatProblem, MOST_VALUES, tooManyValues } from './tree.ts';

/** A registry key as a `.reg` file names it, with the values below it in their order. */
export interface RegKey {
  readonly path: string;
  /** `[-HKEY_…]`: the key and all below it is deleted. */
  readonly isDeleted?: true | undefined;
  readonly values: readonly RegValue[];
  readonly line?: number | undefined;
}

/** A value; the default value of a key has no name. */
export type RegValue = { readonly name: string; readonly line?: number | undefined } & (
  | { readonly type: 'REG_SZ' | 'REG_EXPAND_SZ'; readonly text: string }
  | { readonly type: 'REG_DWORD'; readonly number: number }
  | { readonly type: 'REG_MULTI_SZ'; readonly texts: readonly string[] }
  | { readonly type: 'REG_BINARY' | 'REG_QWORD' | 'REG_NONE' | 'other'; readonly bytes: Buffer }
  /** `"name"=-` deletes it. */
  | { readonly type: 'deleted' }
);

/** What came of reading a `.reg` file. */
export interface ParsedReg {
  readonly keys: readonly RegKey[];
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  readonly hasMark: boolean;
  readonly problems: readonly FormatProblem[];
}

const HEADER = 'Windows Registry Editor Version 5.00';
const HEX_TYPES: Readonly<Record<string, 'REG_NONE' | 'REG_BINARY' | 'REG_QWORD'>> = {
  '0': 'REG_NONE',
  '': 'REG_BINARY',
  '3': 'REG_BINARY',
  b: 'REG_QWORD',
};

/**
 * Writes a `.reg` file as regedit exports one: UTF-16LE with a byte order mark, CRLF. A text with a line end, which no
 * string of the format can hold, is written by its bytes as `hex(1)`. Throws a RangeError for a NUL, which ends a text.
 * https://support.microsoft.com/help/310516
 */
export function printReg(keys: readonly RegKey[]): Buffer {
  const lines = keys.flatMap(({ path, isDeleted, values }) => [
    `[${isDeleted ? '-' : ''}${path}]`,
    ...values.map(lineOf),
    '',
  ]);
  return Buffer.from(`\uFEFF${[HEADER, '', ...lines].join('\r\n')}\r\n`, 'utf16le');
}

function lineOf(value: RegValue): string {
  const name = value.name === '' ? '@' : quoted(value.name);
  switch (value.type) {
    case 'deleted':
      return `${name}=-`;
    case 'REG_DWORD':
      return `${name}=dword:${value.number.toString(16).padStart(8, '0')}`;
    case 'REG_SZ':
      return `${name}=${/[\r\n]/.test(value.text) ? hex('1', textBytes(value.text)) : quoted(value.text)}`;
    case 'REG_EXPAND_SZ':
      return `${name}=${hex('2', textBytes(value.text))}`;
    case 'REG_MULTI_SZ':
      return `${name}=${hex('7', Buffer.concat([...value.texts.map(textBytes), Buffer.alloc(2)]))}`;
    case 'REG_QWORD':
      return `${name}=${hex('b', value.bytes)}`;
    case 'REG_NONE':
      return `${name}=${hex('0', value.bytes)}`;
    default:
      return `${name}=${hex('', value.bytes)}`;
  }
}

function quoted(text: string): string {
  if (/[\0\r\n]/.test(text))
    throw new RangeError('A name or text in a .reg file cannot hold this character.');
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

function textBytes(text: string): Buffer {
  if (text.includes('\0')) throw new RangeError('A text in the registry cannot hold a NUL.');
  return Buffer.from(`${text}\0`, 'utf16le');
}

function hex(type: string, bytes: Buffer): string {
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(',');
  return `hex${type === '' ? '' : `(${type})`}:${digits}`;
}

/** Reads a `.reg` file. A line that regedit would skip in silence is a problem with its place. */
export function parseReg(bytes: Buffer): ParsedReg {
  const { text, encoding, hasMark, problems: encodings } = decodeText(bytes);
  if (text === undefined) return { keys: [], encoding, hasMark, problems: encodings };
  const problems: FormatProblem[] = [];
  const keys: OpenKey[] = [];
  const say = (line: number, cause: string, more: Partial<FormatProblem> = {}) => {
    problems.push({ id: 'file-syntax', severity: 'fail', line, cause, fix: 'Correct the line.', ...more });
  };
  const lines = text.split(/\r\n|\n|\r/);
  const isHeaded = readHeader(lines, say);
  if (!isHeaded) return { keys: [], encoding, hasMark, problems };
  if (encoding === 'utf-8' && /[^\0-\x7f]/.test(text)) {
    say(lines.findIndex((line) => /[^\0-\x7f]/.test(line)) + 1, NOT_ASCII, {
      id: 'file-encoding',
      fix: 'Save the file as UTF-16LE with a byte order mark, as regedit exports it.',
    });
  }
  let count = 0;
  for (const { line, content, isCutOff } of joined(lines)) {
    if (++count > MOST_VALUES)
      return { keys: [], encoding, hasMark, problems: [{ ...tooManyValues(), line }] };
    if (isCutOff) say(line, 'A value goes on in the next line, and there is none.', { id: 'file-truncated' });
    const key = /^\[(-?)([^\]].*)\]$/.exec(content);
    if (key) {
      const path = key[2] ?? '';
      keys.push({ path, ...(key[1] && { isDeleted: true as const }), values: [], byName: new Map(), line });
      if (
        !/^(HKEY_LOCAL_MACHINE|HKEY_CURRENT_USER|HKEY_CLASSES_ROOT|HKEY_USERS|HKEY_CURRENT_CONFIG)(\\|$)/i.test(
          path,
        )
      )
        say(line, `[${shortened(path, 60)}] does not begin with the name of a hive, so it is skipped.`, {
          fix: 'Write the hive out: HKEY_LOCAL_MACHINE or HKEY_CURRENT_USER.',
        });
      continue;
    }
    const open = keys.at(-1);
    const value = readValue(content, line);
    if (typeof value === 'string') say(line, value);
    else if (!open) say(line, 'A value stands before the first [key].');
    else if (open.isDeleted) say(line, 'A value stands below a key that is deleted.');
    else {
      const name = value.name.toLowerCase();
      const twin = open.byName.get(name);
      open.byName.set(name, value);
      if (twin)
        say(line, `"${value.name}" stands twice below the same key, first in line ${twin.line}.`, {
          id: 'duplicate-key',
          key: value.name,
          fix: 'Keep one of them; the last one counts.',
        });
      open.values.push(value);
    }
  }
  return { keys: keys.map(({ byName: _, ...key }) => key), encoding, hasMark, problems };
}

/** A key that is being read, with its values by their names, which know no capitals. */
interface OpenKey {
  readonly path: string;
  readonly isDeleted?: true;
  readonly values: RegValue[];
  readonly byName: Map<string, RegValue>;
  readonly line: number;
}

const NOT_ASCII =
  'The file is UTF-8 and holds letters beyond ASCII; regedit reads such a file in the code page of the computer, and they become others.';

/** True where the file is headed so that regedit reads it. The old header means ANSI, with the same lines below. */
function readHeader(
  lines: readonly string[],
  say: (line: number, cause: string, more?: Partial<FormatProblem>) => void,
): boolean {
  const at = lines.findIndex((line) => line.trim() !== '');
  const header = lines[at]?.trim();
  if (header === HEADER || header === 'REGEDIT4') return true;
  say(at + 1 || 1, `The file does not begin with "${HEADER}", so regedit takes nothing of it.`, {
    fix: `Put "${HEADER}" in the first line and an empty line below it.`,
  });
  return false;
}

/** The lines behind the header without comments and empty ones; a `\` at the end of a hex value leads on. */
function* joined(lines: readonly string[]): Generator<{ line: number; content: string; isCutOff: boolean }> {
  for (let i = lines.findIndex((line) => line.trim() !== '') + 1; i < lines.length; i++) {
    const line = i + 1;
    let content = (lines[i] ?? '').trim();
    if (content === '' || content.startsWith(';')) continue;
    const parts: string[] = [];
    const isHex = content.endsWith('\\') && HEX.test(splitName(content)?.rest ?? '');
    while (isHex && content.endsWith('\\') && i + 1 < lines.length) {
      parts.push(content.slice(0, -1));
      content = (lines[++i] ?? '').trim();
    }
    const whole = [...parts, content].join('');
    const isCutOff = parts.length > 0 && content === '';
    yield { line, content: whole, isCutOff };
  }
}

/** A value of its line, or what is wrong with it. */
function readValue(content: string, line: number): RegValue | string {
  const split = splitName(content);
  if (split === undefined) return 'The line is neither a [key] nor a "name"=value, so regedit skips it.';
  const { name, rest } = split;
  if (rest === '') return 'The line has a name without a value.';
  if (rest === '-') return { name, line, type: 'deleted' };
  if (rest.startsWith('"')) {
    const text = quotedAt(rest, 0);
    if (!text || !/^\s*(;|$)/.test(rest.slice(text.end, text.end + 200)))
      return 'The text of the value does not end where its line does: a quotation mark is missing, or one inside is not written \\".';
    return { name, line, type: 'REG_SZ', text: text.value };
  }
  const [, digits] = /^dword:\s*([\da-f]{1,8})\s*(?:;.*)?$/i.exec(rest) ?? [];
  if (digits !== undefined) return { name, line, type: 'REG_DWORD', number: Number.parseInt(digits, 16) };
  const [head, type = ''] = HEX.exec(rest) ?? [];
  if (head === undefined)
    return rest.startsWith('dword')
      ? 'A dword has one to eight hexadecimal digits.'
      : `"${shortened(name, 60)}" has a value without quotation marks, and it is none of dword: and hex:.`;
  const bytes = hexBytes(rest.slice(head.length));
  if (!bytes) return 'The bytes behind hex are no pairs of digits with commas between them.';
  return ofHexType({ name, line }, type.toLowerCase().replace(/^0+(?=.)/, ''), bytes);
}

const HEX = /^hex(?:\(([\da-f]{1,8})\))?:/i;

/** The name of a line `"name"=…` or `@=…`, and what stands behind the `=`. */
function splitName(content: string): { name: string; rest: string } | undefined {
  const name = content.startsWith('@') ? { value: '', end: 1 } : quotedAt(content, 0);
  if (!name) return undefined;
  const rest = content.slice(name.end).trimStart();
  return rest.startsWith('=') ? { name: name.value, rest: rest.slice(1).trim() } : undefined;
}

/** The text in quotation marks that begins at `start`, where it ends. No pattern: over megabytes one overflows. */
function quotedAt(text: string, start: number): { value: string; end: number } | undefined {
  if (text[start] !== '"') return undefined;
  const parts: string[] = [];
  for (let at = start + 1, from = at; at < text.length; at++) {
    const character = text[at];
    if (character === '"') return { value: parts.join('') + text.slice(from, at), end: at + 1 };
    if (character !== '\\') continue;
    parts.push(text.slice(from, at));
    from = ++at;
  }
  return undefined;
}

function hexBytes(list: string): Buffer | undefined {
  const digits = list.replace(/;.*$/, '').replace(/\s+/g, '').replace(/,$/, '');
  if (digits === '') return Buffer.alloc(0);
  // One pattern over millions of bytes would overflow the stack of the engine.
  const pairs = digits.split(',');
  if (!pairs.every((pair) => /^[\da-f]{1,2}$/i.test(pair))) return undefined;
  return Buffer.from(pairs.map((pair) => Number.parseInt(pair, 16)));
}

function ofHexType(named: { name: string; line: number }, type: string, bytes: Buffer): RegValue {
  const texts = () =>
    bytes
      .subarray(0, bytes.length & ~1)
      .toString('utf16le')
      .split('\0');
  if (type === '1') return { ...named, type: 'REG_SZ', text: texts()[0] ?? '' };
  if (type === '2') return { ...named, type: 'REG_EXPAND_SZ', text: texts()[0] ?? '' };
  if (type === '4' && bytes.length === 4)
    return { ...named, type: 'REG_DWORD', number: bytes.readUInt32LE() };
  if (type === '7') {
    const all = texts();
    const end = all.indexOf('');
    return { ...named, type: 'REG_MULTI_SZ', texts: end < 0 ? all : all.slice(0, end) };
  }
  return { ...named, type: HEX_TYPES[type] ?? 'other', bytes };
}
