import { basename } from 'node:path';
import { desktopKey } from '../../desktop/keys.ts';
import { entryOf, type Tree } from '../../formats/tree.ts';
import type { Document } from '../document.ts';
import { desktopDocument } from './desktop-document.ts';
import { policyDocument } from './policy-document.ts';
import { isOfClaudeCode, isOfDesktop } from './whose-keys.ts';

/** What a JSON file is, told by where it stands and by its keys; nothing where it is none of those that are known. */
export function jsonDocuments(file: string, root: Tree): readonly Document[] | undefined {
  if (root.kind !== 'dict') return undefined;
  const has = (key: string) => entryOf(root, key) !== undefined;
  const name = basename(file).toLowerCase();
  const path = file.replaceAll('\\', '/').toLowerCase();
  const policy = policyDocument(file, root);
  if (policy) return [policy];
  if (name === 'bedrock-rollout.json' || (has('organization') && has('signIn'))) return rollout(file, root);
  // Which of the local configurations is in force; no setting stands in it.
  if (has('appliedId') && has('entries')) return [];
  const legacy = entryOf(root, 'enterpriseConfig')?.value;
  if (legacy) return [desktopDocument(file, legacy, { carrier: 'json', source: 'local' })];
  if (has('$schemaVersion'))
    return [
      // Nested, its names are told nowhere.
      root.entries.some(({ key }) => desktopKey(key))
        ? desktopDocument(file, root, { carrier: 'json', source: 'local' })
        : { product: 'desktop', file, carrier: 'json', source: 'local', entries: [], isPartial: true },
    ];
  const isManaged = name === 'managed-settings.json';
  if (path.includes('/configlibrary/')) return [desktop(file, root, 'local')];
  if (isManaged && path.includes('claude-desktop')) return [desktop(file, root, 'linux')];
  if (path.includes('/managed-settings.d/') || path.startsWith('managed-settings.d/'))
    return [code(file, root, 'drop-in')];
  if (isManaged && path.includes('claude-code')) return [code(file, root, 'file')];
  if (isOfDesktop(root))
    return [desktop(file, root, isManaged || name.includes('linux') ? 'linux' : 'local')];
  return isManaged || isOfClaudeCode(root) ? [code(file, root, 'file')] : undefined;
}

const desktop = (file: string, root: Tree, source: 'local' | 'linux') =>
  desktopDocument(file, root, { carrier: 'json', source });

const code = (file: string, settings: Tree, source: 'file' | 'drop-in'): Document => ({
  product: 'claude-code',
  file,
  source,
  line: settings.line,
  settings,
});

/** Its keys for the app stand under their own names; the rest of the app's configuration is made from the file. */
function rollout(file: string, root: Tree): readonly Document[] {
  const own = entryOf(root, 'desktopSettings')?.value;
  const extra = own
    ? [desktopDocument(file, own, { carrier: 'json' as const, source: 'mdm' as const, isPartial: true })]
    : [];
  return [{ product: 'rollout', file, root }, ...extra];
}
