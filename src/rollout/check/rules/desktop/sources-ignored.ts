import { desktopKey } from '../../../desktop/keys.ts';
import { type DesktopDocument, documentsOf, type Rule } from '../../document.ts';

/** Of the sources of Claude Desktop on one system a single one counts. */
export const sourcesIgnored: Rule = {
  id: 'desktop-source-ignored',
  judge: (checked) => {
    const all = documentsOf(checked, 'desktop').filter(({ isPartial }) => !isPartial);
    const machine = all.find(({ source, entries }) => source === 'HKLM' && entries.length > 0);
    const managed = all.find(
      (one) => one.source !== 'local' && (one.source !== 'HKCU' || !machine) && locksLocal(one),
    );
    return [
      ...ofSource(all, 'HKCU', machine, 'HKEY_LOCAL_MACHINE holds at least one value'),
      ...ofSource(all, 'local', managed, 'a managed key is set, so the local configuration is off'),
    ];
  },
};

/** Keys of the app's behaviour leave the local configuration in force. */
export function locksLocal({ entries }: Pick<DesktopDocument, 'entries'>): boolean {
  return entries.some(({ key }) => !desktopKey(key)?.isAppBehavior);
}

function ofSource(
  all: readonly DesktopDocument[],
  source: DesktopDocument['source'],
  winner: DesktopDocument | undefined,
  because: string,
) {
  if (!winner) return [];
  return all
    .filter((one) => one.source === source && one.entries.length > 0)
    .map(({ file, line, entries: [first] }) => ({
      severity: 'fail' as const,
      place: { file, line: line ?? first?.line },
      cause: `On a device that has both, all of this is ignored: ${because} (${winner.file}), and the two are never merged.`,
      fix: 'Put everything into the source that counts, or remove the other one.',
    }));
}
