import { applyEdits } from 'jsonc-parser';
import type { Edit, JsonValue, KeyChange, WritableFile } from './change.ts';
import { hasObject, removeProperty, setProperty } from './json-text.ts';
import { valueAt } from './value-at.ts';

export { type ReadableFile, valueAt } from './value-at.ts';

const BOM = '\uFEFF';

/** The edits that change something in `file`, each with the value that stands there now. */
export function changesFor(file: WritableFile, edits: readonly Edit[]): readonly KeyChange[] {
  return edits
    .map((edit) => ({ ...edit, before: valueAt(file, edit.path) }))
    .filter((change) => !isSame(change.before, change.value));
}

/** Claude Code takes `1` and `"1"` for the same, so a number that says it already stays. */
function isSame(before: JsonValue | undefined, after: JsonValue | undefined): boolean {
  if (typeof before === 'number' && typeof after === 'string') return String(before) === after;
  return JSON.stringify(before) === JSON.stringify(after);
}

/** The text of `file` with `edits` made, and not one other character changed; a new file gets two spaces. */
export function editedText(file: WritableFile, edits: readonly Edit[]): string {
  const text = file.state === 'absent' || file.text.trim() === '' ? EMPTY : file.text;
  const edited = edits.reduce(editOne, text);
  return file.state === 'parsed' && file.hasBom ? BOM + edited : edited;
}

/** The line feed makes the first property of a new file go on a line of its own. */
const EMPTY = '{\n}\n';

function editOne(text: string, { path, value }: Edit): string {
  const parent = path.slice(0, -1);
  const name = path.at(-1) ?? '';
  if (value !== undefined) {
    const ready = hasObject(text, parent) ? text : applyEdits(text, [setProperty(text, [], 'env', '{}')]);
    return applyEdits(ready, [setProperty(ready, parent, name, JSON.stringify(value))]);
  }
  const removal = hasObject(text, parent) ? removeProperty(text, parent, name) : undefined;
  return removal ? applyEdits(text, [removal]) : text;
}
