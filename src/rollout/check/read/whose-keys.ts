import { editDistance } from '../../../text/nearest.ts';
import { CLAUDE_CODE_KEYS } from '../../claude-code/keys.ts';
import { DESKTOP_KEYS, desktopKey } from '../../desktop/keys.ts';
import type { Tree } from '../../formats/tree.ts';

const CODE = new Set(CLAUDE_CODE_KEYS);

/** True where the keys of a dictionary are those of Claude Desktop, misspelt ones included. */
export function isOfDesktop(tree: Tree): boolean {
  const keys = namesOf(tree);
  if (keys.some((key) => desktopKey(key) !== undefined && !CODE.has(key))) return true;
  if (keys.some((key) => CODE.has(key))) return false;
  return keys
    .slice(0, 100)
    .some((key) => /^inference/i.test(key) || DESKTOP_KEYS.some(({ name }) => isSlip(key, name)));
}

/** The same for Claude Code. */
export function isOfClaudeCode(tree: Tree): boolean {
  const keys = namesOf(tree);
  return (
    keys.some((key) => CODE.has(key)) ||
    keys.slice(0, 100).some((key) => CLAUDE_CODE_KEYS.some((name) => isSlip(key, name)))
  );
}

function namesOf(tree: Tree): readonly string[] {
  return tree.kind === 'dict' ? tree.entries.map(({ key }) => key) : [];
}

/** Long names alone: short ones are near to anything. */
function isSlip(key: string, name: string): boolean {
  return (
    name.length > 7 &&
    Math.abs(key.length - name.length) <= 2 &&
    editDistance(key.toLowerCase(), name.toLowerCase()) <= 2
  );
}
