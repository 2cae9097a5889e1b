import { parseJsonText } from '../../formats/json.ts';
import type { RegKey } from '../../formats/reg.ts';
import type { FormatProblem, Tree } from '../../formats/tree.ts';
import type { Document } from '../document.ts';
import { registryEntry } from './desktop-document.ts';

/** The policy keys that are read on Windows: https://claude.com/docs/third-party/claude-desktop/mdm, https://code.claude.com/docs/en/managed-settings */
const POLICY = /^HKEY_(LOCAL_MACHINE|CURRENT_USER)\\SOFTWARE\\Policies\\(Claude|ClaudeCode)$/i;

/** What a registry file sets for the two products, and the file itself. */
export function registryDocuments(
  file: string,
  keys: readonly RegKey[],
): { readonly documents: readonly Document[]; readonly problems: readonly FormatProblem[] } {
  const problems: FormatProblem[] = [];
  const documents = keys.flatMap((key): Document[] => {
    const [, hive, product] = POLICY.exec(key.path) ?? [];
    if (hive === undefined || product === undefined || key.isDeleted) return [];
    const source = /^LOCAL/i.test(hive) ? ('HKLM' as const) : ('HKCU' as const);
    if (/^Claude$/i.test(product)) {
      const entries = key.values.map(registryEntry).filter((one) => one !== undefined);
      return [{ product: 'desktop', file, carrier: 'registry', source, line: key.line, entries }];
    }
    return claudeCode(file, key, source, problems);
  });
  return { documents: [{ product: 'registry', file, keys }, ...documents], problems };
}

function claudeCode(
  file: string,
  { values, line }: RegKey,
  source: 'HKLM' | 'HKCU',
  problems: FormatProblem[],
): Document[] {
  const value = values.find(({ name }) => name.toLowerCase() === 'settings');
  const say = (cause: string, fix: string, at = value?.line ?? line) => {
    problems.push({ id: 'file-syntax', severity: 'fail', line: at, key: 'Settings', cause, fix });
  };
  if (value?.type !== 'REG_SZ' && value?.type !== 'REG_EXPAND_SZ') {
    if (value?.type !== 'deleted' && values.length > 0)
      say(
        'Claude Code reads one value of this key, "Settings", a REG_SZ that holds all settings as JSON. It is not there.',
        'Write the whole of managed-settings.json as one line of JSON into "Settings".',
      );
    return [];
  }
  const { root, problem } = parseJsonText(value.text);
  if (problem) {
    problems.push({ ...problem, line: value.line, key: 'Settings' });
    return [];
  }
  if (root?.kind !== 'dict') {
    say(
      '"Settings" holds no JSON object, so Claude Code takes nothing of it.',
      'Put the settings between { and }.',
    );
    return [];
  }
  return [{ product: 'claude-code', file, source, line: value.line, settings: atLine(root, value.line) }];
}

/** All of a text in one line stands in that line. */
function atLine<T extends Tree>(tree: T, line: number | undefined): T {
  if (tree.kind === 'array') return { ...tree, line, items: tree.items.map((one) => atLine(one, line)) };
  if (tree.kind !== 'dict') return { ...tree, line };
  return {
    ...tree,
    line,
    entries: tree.entries.map(({ key, value }) => ({ key, line, value: atLine(value, line) })),
  };
}
