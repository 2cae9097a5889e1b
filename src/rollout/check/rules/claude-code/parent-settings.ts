import { entryOf } from '../../../formats/tree.ts';
import { desktopEntry, documentsOf, placeOf, type Rule } from '../../document.ts';

/** What Claude Desktop hands to its Code tab. https://claude.com/docs/third-party/claude-desktop/code */
const RESTRICTIONS = ['coworkEgressAllowedHosts', 'allowedWorkspaceFolders', 'managedMcpServers'];

/** Any managed settings of Claude Code switch off what Claude Desktop restricts in its Code tab. */
export const parentSettings: Rule = {
  id: 'claude-code-parent-settings',
  judge: (checked) => {
    const desktop = documentsOf(checked, 'desktop').find((one) =>
      RESTRICTIONS.some((key) => desktopEntry(one, key)),
    );
    const all = documentsOf(checked, 'claude-code').filter(
      ({ settings }) => settings.kind === 'dict' && settings.entries.length > 0,
    );
    const merges = all.some(({ settings }) => {
      const value = entryOf(settings, 'parentSettingsBehavior')?.value;
      return value?.kind === 'string' && value.value === 'merge';
    });
    const [first] = all;
    if (!desktop || !first || merges) return [];
    const lost = RESTRICTIONS.filter((key) => desktopEntry(desktop, key));
    const entry = entryOf(first.settings, 'parentSettingsBehavior');
    return [
      {
        severity: 'fail' as const,
        place: entry ? placeOf(first, entry) : { file: first.file, line: first.line },
        cause: `These settings switch off what ${desktop.file} restricts: ${lost.join(', ')} ${lost.length === 1 ? 'does' : 'do'} not count in the Code tab of Claude Desktop.`,
        fix: 'Add "parentSettingsBehavior": "merge".',
      },
    ];
  },
};
