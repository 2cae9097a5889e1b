import { compareVersions } from 'compare-versions';
import { desktopKey } from '../../../desktop/keys.ts';
import { entryOf } from '../../../formats/tree.ts';
import { type Checked, documentsOf, placeOf, type Rule } from '../../document.ts';

/** A key that the version of the app does not know yet: the one that was stated, else the one that the rollout states. */
export const keyTooNew: Rule = {
  id: 'desktop-key-too-new',
  judge: (checked) => {
    const desktopVersion = checked.desktopVersion ?? oldestOf(checked);
    if (desktopVersion === undefined) return [];
    return documentsOf(checked, 'desktop').flatMap((document) =>
      document.entries.flatMap((entry) => {
        const key = desktopKey(entry.key);
        const ofValue = typeof entry.value === 'string' ? key?.valuesSince?.[entry.value] : undefined;
        const since = ofValue ?? key?.since;
        if (since === undefined || compareVersions(desktopVersion, since) >= 0) return [];
        const what = ofValue === undefined ? entry.key : `${entry.key} "${entry.value}"`;
        return [
          {
            severity: 'fail' as const,
            place: placeOf(document, entry),
            cause: `${what} came with Claude Desktop ${since}; ${desktopVersion} ignores it without a word.`,
            fix: `Update Claude Desktop to ${since} or newer first, or leave the key out.`,
          },
        ];
      }),
    );
  },
};

/** The oldest version on the devices, as the file of the rollout has it. */
function oldestOf(checked: Checked): string | undefined {
  const [rollout] = documentsOf(checked, 'rollout');
  const products = entryOf(rollout?.root, 'products')?.value;
  const oldest = entryOf(entryOf(products, 'claudeDesktop')?.value, 'oldestVersion')?.value;
  return oldest?.kind === 'string' && /^\d+(\.\d+){1,3}$/.test(oldest.value) ? oldest.value : undefined;
}
