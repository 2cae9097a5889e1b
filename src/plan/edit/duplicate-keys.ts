import { visit } from 'jsonc-parser';

/** A key that stands twice in one object; `offset` is that of the second. */
export interface DuplicateKey {
  readonly name: string;
  readonly offset: number;
}

/**
 * The first key that stands twice in one object. Such a file means two things: JSON.parse takes the last value,
 * an editor of the text changes the first.
 */
export function findDuplicateKey(text: string): DuplicateKey | undefined {
  const open: Set<string>[] = [];
  let found: DuplicateKey | undefined;
  visit(text, {
    onObjectBegin: () => {
      open.push(new Set());
    },
    onObjectEnd: () => {
      open.pop();
    },
    onObjectProperty: (name, offset) => {
      const names = open.at(-1);
      if (names?.has(name)) found ??= { name, offset };
      names?.add(name);
    },
  });
  return found;
}
