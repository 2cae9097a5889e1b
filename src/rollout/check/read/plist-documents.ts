import { basename } from 'node:path';
import { entryOf, type Tree } from '../../formats/tree.ts';
import type { Document } from '../document.ts';
import { desktopDocument } from './desktop-document.ts';
import { isOfClaudeCode, isOfDesktop } from './whose-keys.ts';

/** The preference domains: https://claude.com/docs/third-party/claude-desktop/mdm, https://code.claude.com/docs/en/managed-settings */
export const DOMAINS = {
  desktop: 'com.anthropic.claudefordesktop',
  code: 'com.anthropic.claudecode',
} as const;
const PREFERENCES = 'com.apple.ManagedClient.preferences';

/** What a property list says of the two products: a profile with payloads, or the keys of one of them. */
export function plistDocuments(file: string, root: Tree): readonly Document[] {
  if (root.kind !== 'dict') return [];
  const content = entryOf(root, 'PayloadContent')?.value;
  if (content?.kind === 'array') {
    const payloads = content.items;
    const profile: Document = { product: 'profile', file, root, payloads };
    return [profile, ...payloads.flatMap((payload) => documentsOfPayload(file, payload))];
  }
  const name = basename(file).toLowerCase();
  if (name.includes('claudecode')) return [claudeCode(file, root)];
  if (name.includes('claudefordesktop') || isOfDesktop(root)) return [desktop(file, root)];
  return isOfClaudeCode(root) ? [claudeCode(file, root)] : [];
}

function documentsOfPayload(file: string, payload: Tree): readonly Document[] {
  const type = textOf(payload, 'PayloadType');
  if (type !== PREFERENCES) return ofDomain(file, type, payload);
  const domains = entryOf(payload, 'PayloadContent')?.value;
  if (domains?.kind !== 'dict') return [];
  return domains.entries.flatMap(({ key, value }) => {
    const forced = entryOf(value, 'Forced')?.value;
    const all = forced?.kind === 'array' ? forced.items : [];
    return all.flatMap((one) => {
      const settings = entryOf(one, 'mcx_preference_settings')?.value;
      return settings ? ofDomain(file, key, settings) : [];
    });
  });
}

function ofDomain(file: string, domain: string | undefined, settings: Tree): readonly Document[] {
  if (domain === DOMAINS.desktop) return [desktop(file, settings)];
  return domain === DOMAINS.code ? [claudeCode(file, settings)] : [];
}

const desktop = (file: string, tree: Tree): Document =>
  desktopDocument(file, tree, { carrier: 'plist', source: 'mdm' });

function claudeCode(file: string, tree: Tree): Document {
  const entries = tree.kind === 'dict' ? tree.entries.filter(({ key }) => !/^Payload[A-Z]/.test(key)) : [];
  return {
    product: 'claude-code',
    file,
    source: 'mdm',
    line: tree.line,
    settings: { kind: 'dict', entries, line: tree.line },
  };
}

/** The text of a key, where it is one. */
export function textOf(tree: Tree, key: string): string | undefined {
  const value = entryOf(tree, key)?.value;
  return value?.kind === 'string' ? value.value : undefined;
}
