import { isDeepStrictEqual } from 'node:util';
import { entryOf, plainOf } from '../../../formats/tree.ts';
import { type ClaudeCodeDocument, documentsOf, type Rule } from '../../document.ts';

/** In this order; drop-ins belong to the files. https://code.claude.com/docs/en/managed-settings */
const RANK: Readonly<Record<ClaudeCodeDocument['source'], number>> = {
  mdm: 0,
  HKLM: 0,
  file: 1,
  'drop-in': 1,
  HKCU: 2,
};
const NAMES: Readonly<Record<ClaudeCodeDocument['source'], string>> = {
  mdm: 'the MDM profile',
  HKLM: 'HKEY_LOCAL_MACHINE',
  file: 'managed-settings.json',
  'drop-in': 'managed-settings.d',
  HKCU: 'HKEY_CURRENT_USER',
};

/** The first source with one key wins; the rest is ignored without a word, variables aside. Where it says the same, nothing is lost. */
export const claudeCodeSources: Rule = {
  id: 'claude-code-source-ignored',
  judge: (checked) => {
    const all = documentsOf(checked, 'claude-code').filter(isSet);
    const merges = all.some(({ settings }) => {
      const value = entryOf(settings, 'managedSourcesBehavior')?.value;
      return value?.kind === 'string' && value.value === 'merge';
    });
    if (merges) return [];
    return all.flatMap((document) => {
      const winner = all.find(
        (one) =>
          RANK[one.source] < RANK[document.source] &&
          onOneSystem(one, document) &&
          !isDeepStrictEqual(plainOf(one.settings), plainOf(document.settings)),
      );
      if (!winner) return [];
      return [
        {
          severity: 'fail' as const,
          place: { file: document.file, line: document.line },
          cause: `On a device that has both, ${NAMES[winner.source]} (${winner.file}) comes first, and of this file only variables in env are added.`,
          fix: 'Put everything into the source that comes first, or set "managedSourcesBehavior": "merge" there (Claude Code 2.1.242 or newer).',
        },
      ];
    });
  },
};

function isSet({ settings }: ClaudeCodeDocument): boolean {
  return settings.kind === 'dict' && settings.entries.some(({ key }) => key !== '$schema');
}

/** A profile for macOS and the registry of Windows never meet; files may be on any system, where their path does not tell. */
function onOneSystem(a: ClaudeCodeDocument, b: ClaudeCodeDocument): boolean {
  const [one, other] = [systemOf(a), systemOf(b)];
  return one === undefined || other === undefined || one === other;
}

function systemOf({ source, file }: ClaudeCodeDocument): string | undefined {
  if (source === 'mdm') return 'macos';
  if (source === 'HKLM' || source === 'HKCU') return 'windows';
  if (/(^|\/)(etc|linux)\//.test(file)) return 'linux';
  if (/(^|\/)(Library|macos)\//.test(file)) return 'macos';
  return /(^|[\\/])(windows|Program Files)[\\/]/.test(file) ? 'windows' : undefined;
}
