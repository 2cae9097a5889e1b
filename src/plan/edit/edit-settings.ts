import { applyEdits, visit } from 'jsonc-parser';
import { placeAt } from '../../facts/settings/json-syntax.ts';
import { parseSettings } from '../../facts/settings/settings-file.ts';
import type { Edit } from '../../model/change.ts';
import { type Problem, refusal } from '../../model/outcome.ts';
import type { FileFormat } from './file-format.ts';
import { hasObject, removeProperty, setProperty } from './json-text.ts';

/** Claude Code's settings: strict JSON, in which a new file gets two spaces. */
export const SETTINGS: FileFormat = {
  parse: parseSettings,
  obstacle: (file, { text }) => ambiguity(file, text),
  edit: (text, edits) => edits.reduce(editOne, text.trim() === '' ? EMPTY : text),
  isBlank: (text) => /^\s*\{\s*\}\s*$/.test(text),
};

/** The line feed makes the first property of a new file go on a line of its own. */
const EMPTY = '{\n}\n';

function editOne(text: string, { path, value }: Edit): string {
  const parent = path.slice(0, -1);
  const name = path.at(-1) ?? '';
  if (value !== undefined) {
    const ready = hasObject(text, parent) ? text : applyEdits(text, [setProperty(text, [], path[0], '{}')]);
    return applyEdits(ready, [setProperty(ready, parent, name, JSON.stringify(value))]);
  }
  const removal = hasObject(text, parent) ? removeProperty(text, parent, name) : undefined;
  return removal ? applyEdits(text, [removal]) : text;
}

/** Why strict JSON can still not be edited: it means two things, or it is too deep for the editor. */
function ambiguity(file: string, text: string): Problem | undefined {
  const duplicate = duplicateKeyOf(text);
  if (duplicate === 'too-deep') return tooDeep(file);
  if (!duplicate) return undefined;
  const { line, column } = placeAt(text, duplicate.offset);
  return refusal(
    'settings-duplicate-key',
    `${file} holds the key "${duplicate.name}" twice in one object (line ${line}, column ${column}), so it means two things.`,
    'Remove one of the two, then run this again. Nothing was written.',
  ).problem;
}

/** The parser that tells places in the text descends level by level, and JSON may be deeper than the stack. */
function duplicateKeyOf(text: string): DuplicateKey | undefined | 'too-deep' {
  try {
    return findDuplicateKey(text);
  } catch (error) {
    if (error instanceof RangeError) return 'too-deep';
    throw error;
  }
}

function tooDeep(file: string): Problem {
  return refusal(
    'settings-too-deep',
    `${file} is nested too deeply to be edited safely.`,
    'Flatten it, or make the change by hand. Nothing was written.',
  ).problem;
}

/** A key that stands twice in one object; `offset` is that of the second. */
interface DuplicateKey {
  readonly name: string;
  readonly offset: number;
}

/**
 * The first key that stands twice in one object. Such a file means two things: JSON.parse takes the last value,
 * an editor of the text changes the first.
 */
function findDuplicateKey(text: string): DuplicateKey | undefined {
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
