import { applyEdits, type Node } from 'jsonc-parser';
import { parseEditorSettings, variablesOf } from '../../facts/homes/editor-settings.ts';
import { EDITOR_VARIABLES } from '../../knowledge/editors.ts';
import type { Edit, FileText } from '../../model/change.ts';
import { type Problem, refusal } from '../../model/outcome.ts';
import {
  addItem,
  indexOfProperty,
  isBare,
  nodeAt,
  removeItem,
  replaceNode,
  treeOf,
} from './commented-json.ts';
import type { FileFormat } from './file-format.ts';

/**
 * The settings of an editor: JSON with comments. A path of two names is a variable of the list that Claude Code's
 * extension hands over.
 */
export const EDITOR_SETTINGS: FileFormat = {
  parse: parseEditorSettings,
  obstacle,
  edit: (text, edits) => edits.reduce(editOne, text.trim() === '' ? EMPTY : text),
  isBlank: (text) => /^\s*\{\s*\}\s*$/.test(text),
};

const EMPTY = '{\n}\n';

function editOne(text: string, { path: [first, name], value }: Edit): string {
  const root = treeOf(text);
  if (root?.type !== 'object') return text;
  if (name !== undefined) return editVariable(text, root, name, value);
  const found = nodeAt(root, first);
  if (value === undefined) {
    // A comment that somebody wrote into our list stays, and the list with it.
    const isCommented = first === EDITOR_VARIABLES && found?.children?.length === 0 && !isBare(text, found);
    return isCommented ? text : withoutProperty(text, root, first);
  }
  const written = JSON.stringify(value);
  if (found) return applyEdits(text, [replaceNode(found, written)]);
  return applyEdits(text, [...addItem(text, root, `${JSON.stringify(first)}: ${written}`)]);
}

function editVariable(text: string, root: Node, name: string, value: Edit['value']): string {
  const list = nodeAt(root, EDITOR_VARIABLES);
  const index = list ? indexOfVariable(list, name) : -1;
  const found = list?.children?.[index];
  if (value === undefined) {
    return list && found ? applyEdits(text, [...removeItem(text, list, index)]) : text;
  }
  const written = JSON.stringify(value);
  if (found) {
    const node = nodeAt(found, 'value');
    return node ? applyEdits(text, [replaceNode(node, written)]) : text;
  }
  const item = `{ "name": ${JSON.stringify(name)}, "value": ${written} }`;
  if (list) return applyEdits(text, [...addItem(text, list, item)]);
  const begun = applyEdits(text, [...addItem(text, root, `${JSON.stringify(EDITOR_VARIABLES)}: []`)]);
  const again = treeOf(begun);
  return again ? editVariable(begun, again, name, value) : text;
}

function withoutProperty(text: string, object: Node, name: string): string {
  const index = indexOfProperty(object, name);
  return index < 0 ? text : applyEdits(text, [...removeItem(text, object, index)]);
}

function indexOfVariable(list: Node, name: string): number {
  return (
    list.children?.findIndex((one) => one.type === 'object' && nodeAt(one, 'name')?.value === name) ?? -1
  );
}

/** Why such settings cannot be edited although they parse: they mean two things, or the list is none. */
function obstacle(file: string, { text }: FileText, paths: readonly Edit['path'][]): Problem | undefined {
  const root = treeOf(text);
  if (!root) return undefined;
  const names = new Set(paths.map(([first]) => first));
  const doubled = [...names].find(
    (name) => (root.children ?? []).filter(({ children }) => children?.[0]?.value === name).length > 1,
  );
  if (doubled !== undefined) return unusable(file, `holds "${doubled}" twice`, 'Remove one of the two');
  const list = names.has(EDITOR_VARIABLES) ? nodeAt(root, EDITOR_VARIABLES) : undefined;
  if (!list || variablesOf(plainOf(list))) return undefined;
  return unusable(
    file,
    `has something else in "${EDITOR_VARIABLES}" than a list of {"name", "value"}, each name once`,
    'Correct it',
  );
}

function plainOf(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(plainOf);
  if (node.type !== 'object') return node.value;
  const pairs = (node.children ?? []).map(({ children: [key, value] = [] }) => [
    key?.value,
    value && plainOf(value),
  ]);
  return Object.fromEntries(pairs);
}

function unusable(file: string, why: string, fix: string): Problem {
  return refusal(
    'editor-settings-unusable',
    `${file} ${why}.`,
    `${fix}, then run this again. Nothing was written.`,
  ).problem;
}
