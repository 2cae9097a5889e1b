import type { ErrorCode } from '../../model/error-codes.ts';

/** The codes of what can be wrong with the file. */
export type FaultCode = Extract<
  ErrorCode,
  `rollout-${string}` | 'model-malformed' | 'model-wrong-prefix' | 'arn-region'
>;

/** Where something stands in the file: names and numbers from the outside in. */
export type KeyPath = readonly (string | number)[];

/** Something that is wrong with the file, before its place is looked up. */
export interface Wrong {
  readonly code: FaultCode;
  readonly path: KeyPath;
  /** True where the name of the last key is meant, not its value. */
  readonly isName?: true;
  /** What is wrong, without its place: `has to be a text`. */
  readonly says: string;
  readonly fix: string;
}

/** The same with its place in the text; lines and columns count from 1. */
export interface Fault extends Omit<Wrong, 'path' | 'isName'> {
  /** Such as `models[0].id`; empty for the whole file. */
  readonly key: string;
  readonly line: number;
  readonly column: number;
}

/** A path as people write it: `models[0].id`. */
export function keyOf(path: KeyPath): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '');
}
