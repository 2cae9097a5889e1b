/** A value of a file with its place, whatever the format: what the rules of the checker read. Lines count from 1. */
export type Tree =
  | { readonly kind: 'string'; readonly value: string; readonly line?: number | undefined }
  | { readonly kind: 'integer'; readonly value: bigint; readonly line?: number | undefined }
  | { readonly kind: 'real'; readonly value: number; readonly line?: number | undefined }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly line?: number | undefined }
  | { readonly kind: 'null'; readonly line?: number | undefined }
  | { readonly kind: 'date'; readonly value: Date; readonly line?: number | undefined }
  | { readonly kind: 'data'; readonly value: Buffer; readonly line?: number | undefined }
  | { readonly kind: 'array'; readonly items: readonly Tree[]; readonly line?: number | undefined }
  | { readonly kind: 'dict'; readonly entries: readonly TreeEntry[]; readonly line?: number | undefined };

/** One entry of a dictionary; a key that stands there twice makes two entries. */
export interface TreeEntry {
  readonly key: string;
  readonly line?: number | undefined;
  readonly value: Tree;
}

/** What is wrong with a file as such; `fail` where its reader takes nothing or not what was meant. */
export interface FormatProblem {
  readonly id: FormatProblemId;
  readonly severity: 'fail' | 'warn';
  readonly line?: number | undefined;
  readonly key?: string | undefined;
  readonly cause: string;
  readonly fix: string;
}

/** What may be wrong with any file, by a stable name. */
export type FormatProblemId =
  | 'file-syntax'
  | 'file-not-judged'
  | 'file-encoding'
  | 'file-byte-order-mark'
  | 'file-truncated'
  | 'file-entities'
  | 'file-cycle'
  | 'file-too-deep'
  | 'file-too-large'
  | 'duplicate-key';

/** What came of parsing: a tree as far as there is one, and what is wrong. */
export interface Parsed<T = Tree> {
  readonly root?: T | undefined;
  readonly problems: readonly FormatProblem[];
}

/** Deeper nesting than any configuration has; what walks a tree may call itself. */
export const MOST_DEPTH = 64;

/** More values than any configuration has: a small binary file may name one list a million times. */
export const MOST_VALUES = 50_000;

/** What is said of a file that has more of them, of which nothing is taken. */
export function tooManyValues(): FormatProblem {
  const cause = `The file holds more than ${MOST_VALUES} values.`;
  return { id: 'file-too-large', severity: 'fail', cause, fix: 'Split it.' };
}

/** The value that a reader takes for `key`: the last of that name. */
export function entryOf(tree: Tree | undefined, key: string): TreeEntry | undefined {
  return tree?.kind === 'dict' ? tree.entries.findLast((entry) => entry.key === key) : undefined;
}

/** The same without places, as JavaScript has it; integers that a number cannot hold stay `bigint`. */
export function plainOf(tree: Tree): unknown {
  switch (tree.kind) {
    case 'null':
      return null;
    case 'array':
      return tree.items.map(plainOf);
    case 'dict':
      return Object.fromEntries(tree.entries.map(({ key, value }) => [key, plainOf(value)]));
    case 'integer':
      return Number.isSafeInteger(Number(tree.value)) ? Number(tree.value) : tree.value;
    default:
      return tree.value;
  }
}

/** A finding for every key that stands twice in one dictionary. */
export function duplicateKeys(tree: Tree, what: string): readonly FormatProblem[] {
  if (tree.kind === 'array') return tree.items.flatMap((item) => duplicateKeys(item, what));
  if (tree.kind !== 'dict') return [];
  const seen = new Map<string, number | undefined>();
  return tree.entries.flatMap(({ key, line, value }) => {
    const isTwice = seen.has(key);
    const first = seen.get(key);
    seen.set(key, line);
    const inside = duplicateKeys(value, what);
    if (!isTwice) return inside;
    const where = first === undefined ? '' : `, first in line ${first}`;
    return [
      {
        id: 'duplicate-key' as const,
        severity: 'fail' as const,
        line,
        key,
        cause: `"${key}" stands twice in the same ${what}${where}. Which of the two counts depends on the reader.`,
        fix: 'Keep one of them.',
      },
      ...inside,
    ];
  });
}
