import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import { locateSyntaxError } from '../../facts/settings/json-syntax.ts';
import { decodeText, encodingProblem } from './decode.ts';
import {
  duplicateKeys,
  type FormatProblem,
  MOST_DEPTH,
  MOST_VALUES,
  type Parsed,
  type Tree,
  type TreeEntry,
  tooManyValues,
} from './tree.ts';

/** Reads strict JSON, as its readers do with `JSON.parse`, into a tree with places; a key that stands twice is found. */
export function parseJson(bytes: Buffer): Parsed {
  const { text, encoding, hasMark, problems } = decodeText(bytes);
  if (text === undefined) return { problems };
  if (encoding !== 'utf-8') {
    return { problems: [encodingProblem('This is UTF-16, and whoever reads the file takes it for UTF-8.')] };
  }
  const marks: FormatProblem[] = hasMark
    ? [
        {
          id: 'file-byte-order-mark',
          severity: 'warn',
          line: 1,
          cause:
            'The file begins with a byte order mark, which JSON does not allow and not every reader skips.',
          fix: 'Save it as UTF-8 without a mark.',
        },
      ]
    : [];
  const { root, problem } = parseJsonText(text);
  if (!root) return { problems: problem ? [...marks, problem] : marks };
  return { root, problems: [...marks, ...duplicateKeys(root, 'object')] };
}

/** The same of a text, which may be a value inside another file: its lines count from `firstLine`. */
export function parseJsonText(text: string, firstLine = 1): { root?: Tree; problem?: FormatProblem } {
  const deep = tooMuch(text);
  if (deep) return { problem: { ...deep, line: firstLine } };
  if (!isJson(text)) {
    const { line, reason } = locateSyntaxError(text);
    const isEarly = reason === 'the text ends too early';
    const problem: FormatProblem = {
      id: isEarly ? 'file-truncated' : 'file-syntax',
      severity: 'fail',
      line: firstLine + line - 1,
      cause: `This is no valid JSON: ${reason}.`,
      fix: isEarly ? 'Copy or export the file again.' : 'Correct the line.',
    };
    return { problem };
  }
  const errors: ParseError[] = [];
  const node = parseTree(text, errors);
  const starts = lineStarts(text);
  return node ? { root: treeOf(node, (offset) => firstLine + lineAt(starts, offset)) } : {};
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The parser that knows places calls itself for each level. */
function tooMuch(text: string): Omit<FormatProblem, 'line'> | undefined {
  let depth = 0;
  let values = 0;
  let isText = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '\\' && isText) i++;
    else if (character === '"') isText = !isText;
    else if (isText) continue;
    else if (character === '{' || character === '[') {
      if (++depth > MOST_DEPTH)
        return {
          id: 'file-too-deep',
          severity: 'fail',
          cause: `Values are nested deeper than ${MOST_DEPTH}.`,
          fix: 'Flatten them.',
        };
    } else if (character === '}' || character === ']') depth--;
    else if (character === ',' && ++values > MOST_VALUES) return tooManyValues();
  }
  return undefined;
}

function treeOf(node: Node, lineOf: (offset: number) => number): Tree {
  const line = lineOf(node.offset);
  const children = node.children ?? [];
  if (node.type === 'array')
    return { kind: 'array', items: children.map((one) => treeOf(one, lineOf)), line };
  if (node.type === 'object') {
    const entries = children.flatMap(({ children: [key, value] = [] }): TreeEntry[] =>
      key && value
        ? [{ key: String(key.value), line: lineOf(key.offset), value: treeOf(value, lineOf) }]
        : [],
    );
    return { kind: 'dict', entries, line };
  }
  if (node.type === 'number') {
    return Number.isSafeInteger(node.value)
      ? { kind: 'integer', value: BigInt(node.value), line }
      : { kind: 'real', value: node.value, line };
  }
  if (node.type === 'boolean') return { kind: 'boolean', value: node.value, line };
  return node.type === 'null' ? { kind: 'null', line } : { kind: 'string', value: String(node.value), line };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The index of the line that holds an offset. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
