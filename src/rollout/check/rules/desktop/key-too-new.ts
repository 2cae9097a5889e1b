import { compareVersions } from 'compare-versions';
import { desktopKey } from '../../../desktop/keys.ts';
import { documentsOf, placeOf, type Rule } from '../../document.ts';

/** A key that the stated version of the app does not know yet. */
export const keyTooNew: Rule = {
  id: 'desktop-key-too-new',
  judge: (checked) => {
    const { desktopVersion } = checked;
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
