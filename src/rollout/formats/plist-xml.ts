import { SaxesParser } from 'saxes';
import { decodeText, encodingProblem } from './decode.ts';
import {
  duplicateKeys,
  type FormatProblem,
  MOST_DEPTH,
  MOST_VALUES,
  type Parsed,
  type Tree,
} from './tree.ts';

/** An element that is open: where it began, its text so far, and the values in it. */
interface Open {
  readonly name: string;
  readonly line: number;
  text: string;
  readonly children: { readonly tree: Tree; readonly isKey: boolean }[];
}

/** One thing wrong ends the reading: what follows would only be its echo. */
class Broken extends Error {
  readonly problem: FormatProblem;
  constructor(problem: FormatProblem) {
    super(problem.cause);
    this.problem = problem;
  }
}

const HOLDERS = new Set(['plist', 'dict', 'array']);
const LEAVES = new Set(['key', 'string', 'integer', 'real', 'true', 'false', 'date', 'data']);

/**
 * Reads a property list in XML. saxes holds the text to XML 1.0, knows the line, and resolves nothing: no DTD is
 * fetched, no entity but the five of XML is known. https://developer.apple.com/library/archive/documentation/CoreFoundation/Conceptual/CFPropertyLists/
 */
export function parseXmlPlist(bytes: Buffer): Parsed {
  const { text, encoding, hasMark, problems } = decodeText(bytes);
  if (text === undefined) return { problems };
  const mark: FormatProblem[] =
    hasMark && encoding === 'utf-8'
      ? [
          {
            id: 'file-byte-order-mark',
            severity: 'warn',
            line: 1,
            cause: 'The file begins with a byte order mark, over which some tools of MDM servers stumble.',
            fix: 'Save it as UTF-8 without a mark.',
          },
        ]
      : [];
  try {
    const root = read(text, encoding);
    return { root, problems: [...mark, ...duplicateKeys(root, 'dictionary')] };
  } catch (error) {
    if (error instanceof Broken) return { problems: [...mark, error.problem] };
    throw error;
  }
}

function read(text: string, encoding: string): Tree {
  const parser = new SaxesParser({ position: true });
  const stack: Open[] = [];
  let root: Tree | undefined;
  let values = 0;
  parser.on('xmldecl', (declared) => {
    const said = declared.encoding?.toLowerCase();
    const is = said === undefined || said === encoding || (said === 'utf-16' && encoding !== 'utf-8');
    if (is || (said === 'us-ascii' && encoding === 'utf-8')) return;
    const cause = `The first line says encoding "${declared.encoding}", but the file is ${encoding.toUpperCase()}.`;
    throw new Broken(encodingProblem(cause));
  });
  parser.on('doctype', (doctype) => {
    if (!doctype.includes('[')) return;
    throw broken(
      parser.line,
      'The DOCTYPE defines names of its own (entities). Nothing resolves them here, and no property list needs them.',
      'Take the part in [ ] out of the DOCTYPE and write the values out.',
      'file-entities',
    );
  });
  parser.on('error', (error) => {
    throw syntaxProblem(error.message, parser.line, stack);
  });
  parser.on('opentag', ({ name }) => {
    const parent = stack.at(-1);
    const line = parser.line;
    if (!parent && name !== 'plist')
      throw broken(line, `A property list begins with <plist>, not with <${name}>.`);
    if (parent && name === 'plist') throw broken(line, '<plist> stands inside of <plist>.');
    if (parent && !HOLDERS.has(parent.name))
      throw broken(line, `<${name}> stands inside of <${parent.name}>, which holds text.`);
    if (!HOLDERS.has(name) && !LEAVES.has(name))
      throw broken(line, `<${name}> is no element of a property list.`);
    if (stack.length >= MOST_DEPTH)
      throw broken(line, `Values are nested deeper than ${MOST_DEPTH}.`, 'Flatten them.', 'file-too-deep');
    if (++values > MOST_VALUES)
      throw broken(line, `The file holds more than ${MOST_VALUES} values.`, 'Split it.', 'file-too-large');
    stack.push({ name, line, text: '', children: [] });
  });
  const addText = (more: string) => {
    const open = stack.at(-1);
    if (!open) return;
    if (!HOLDERS.has(open.name)) open.text += more;
    else if (more.trim() !== '')
      throw broken(parser.line, `There is text directly in <${open.name}>, outside of any value.`);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const open = stack.pop();
    if (!open) return;
    if (open.name === 'plist') {
      root = onlyChild(open);
      return;
    }
    stack.at(-1)?.children.push({ tree: treeOf(open), isKey: open.name === 'key' });
  });
  parser.write(text).close();
  if (!root) throw broken(parser.line, 'There is no <plist> in it.');
  return root;
}

function onlyChild({ line, children }: Open): Tree {
  const [only, another] = children;
  if (!only || only.isKey) throw broken(line, '<plist> holds no value.');
  if (another) throw broken(another.tree.line ?? line, '<plist> holds more than one value.');
  return only.tree;
}

function treeOf({ name, line, text, children }: Open): Tree {
  const trimmed = text.trim();
  switch (name) {
    case 'key':
    case 'string':
      return { kind: 'string', value: text, line };
    case 'true':
    case 'false':
      if (trimmed !== '') throw broken(line, `<${name}> holds text, and stands for itself: <${name}/>.`);
      return { kind: 'boolean', value: name === 'true', line };
    case 'integer':
      return { kind: 'integer', value: integerOf(trimmed, line), line };
    case 'real':
      return { kind: 'real', value: realOf(trimmed, line), line };
    case 'date':
      return { kind: 'date', value: dateOf(trimmed, line), line };
    case 'data':
      return { kind: 'data', value: dataOf(text, line), line };
    case 'array': {
      const key = children.find(({ isKey }) => isKey);
      if (key) throw broken(key.tree.line ?? line, '<key> stands in <array>.');
      return { kind: 'array', items: children.map(({ tree }) => tree), line };
    }
    default:
      return dictOf(children, line);
  }
}

function dictOf(children: Open['children'], line: number): Tree {
  const entries: { key: string; line: number | undefined; value: Tree }[] = [];
  for (let i = 0; i < children.length; i += 2) {
    const key = children[i];
    const value = children[i + 1];
    if (key && (!key.isKey || key.tree.kind !== 'string'))
      throw broken(key.tree.line ?? line, 'A value stands in <dict> without a <key> before it.');
    if (key?.tree.kind !== 'string') continue;
    if (!value || value.isKey)
      throw broken(key.tree.line ?? line, `<key>${key.tree.value}</key> has no value behind it.`);
    entries.push({ key: key.tree.value, line: key.tree.line, value: value.tree });
  }
  return { kind: 'dict', entries, line };
}

function integerOf(text: string, line: number): bigint {
  const [, sign = '', digits = ''] = /^([+-]?)(\d{1,40}|0x[\da-f]{1,32})$/i.exec(text) ?? [];
  if (digits === '') throw broken(line, `<integer> holds "${text.slice(0, 40)}", which is no whole number.`);
  const value = sign === '-' ? -BigInt(digits) : BigInt(digits);
  if (value < -(2n ** 63n) || value >= 2n ** 64n) throw broken(line, '<integer> holds more than 64 bits.');
  return value;
}

function realOf(text: string, line: number): number {
  const word = /^([+-]?)(nan|inf|infinity)$/i.exec(text);
  if (word) {
    const value = word[2]?.toLowerCase() === 'nan' ? Number.NaN : Number.POSITIVE_INFINITY;
    return word[1] === '-' ? -value : value;
  }
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text))
    throw broken(line, `<real> holds "${text.slice(0, 40)}", which is no number.`);
  return Number(text);
}

function dateOf(text: string, line: number): Date {
  const date = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) ? new Date(text) : new Date(Number.NaN);
  if (Number.isNaN(date.getTime()))
    throw broken(line, `<date> holds "${text.slice(0, 40)}", not a date like 2026-11-29T12:00:00Z.`);
  return date;
}

function dataOf(text: string, line: number): Buffer {
  const packed = text.replace(/\s+/g, '');
  const value = Buffer.from(packed, 'base64');
  if (value.toString('base64') !== packed) throw broken(line, '<data> holds no base64.');
  return value;
}

function broken(
  line: number,
  cause: string,
  fix = 'Correct it, or have the tool that made the file write it again.',
  id: FormatProblem['id'] = 'file-syntax',
): Broken {
  return new Broken({ id, severity: 'fail', line, cause, fix });
}

/** saxes puts "line:column: " before its own words, which are about XML. */
function syntaxProblem(message: string, line: number, stack: readonly Open[]): Broken {
  const words = message.replace(/^\S*?\d+:\d+: /, '').replace(/\.$/, '');
  if (/entity/i.test(words)) {
    return broken(
      line,
      `The file names an entity that XML does not know (${words}); nothing resolves it here.`,
      'Write the character itself; only &amp; &lt; &gt; &quot; &apos; and numbers such as &#13; are known.',
      'file-entities',
    );
  }
  if (/^unclosed tag|unexpected end|must contain a root|document must contain/i.test(words)) {
    const open = stack.at(-1);
    const where = open ? `<${open.name}> of line ${open.line} is never closed` : words;
    return broken(
      line,
      `The file ends too early: ${where}.`,
      'Copy or export the file again.',
      'file-truncated',
    );
  }
  return broken(line, `This is no valid XML: ${words}.`);
}
