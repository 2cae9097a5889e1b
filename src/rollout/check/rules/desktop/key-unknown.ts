import { nearest } from '../../../../text/nearest.ts';
import { CLAUDE_CODE_KEYS } from '../../../claude-code/keys.ts';
import { DESKTOP_KEYS, desktopKey, refusedName } from '../../../desktop/keys.ts';
import { documentsOf, placeOf, type Rule } from '../../document.ts';

const NAMES = DESKTOP_KEYS.map(({ name }) => name);

/** To look for the nearest of all names takes two milliseconds, and nobody reads more. */
const MOST_TOLD = 200;

/** A name that the app does not know is ignored without a word. */
export const keyUnknown: Rule = {
  id: 'desktop-key-unknown',
  judge: (checked) =>
    documentsOf(checked, 'desktop').flatMap((document) =>
      document.entries
        .filter(({ key }) => !desktopKey(key) && !refusedName(key))
        .slice(0, MOST_TOLD)
        .map((entry) => {
          const { key } = entry;
          const place = placeOf(document, entry);
          if (key === '')
            return {
              severity: 'fail' as const,
              place,
              cause:
                'The default value of the key is set; it stands for nothing, and locks out HKCU all the same.',
              fix: 'Delete the default value.',
            };
          // A dotted name is one of a nested value, which the app never reads.
          const head = key.split('.')[0] ?? key;
          if (head !== key && desktopKey(head))
            return {
              severity: 'fail' as const,
              place,
              cause: `"${key}" is a dotted name, which the app never reads.`,
              fix: `Write ${head} with the whole value as one JSON document.`,
            };
          if (CLAUDE_CODE_KEYS.includes(key))
            return {
              severity: 'fail' as const,
              place,
              cause: `"${key}" is a setting of Claude Code, not of Claude Desktop, which ignores it.`,
              fix: 'Move it to the managed settings of Claude Code.',
            };
          const near = nearest(key, NAMES);
          return near
            ? {
                severity: 'fail' as const,
                place,
                cause: `Claude Desktop does not know "${key}" and ignores it without a word.`,
                fix: `Write ${near}.`,
              }
            : {
                severity: 'warn' as const,
                place,
                cause: `"${key}" is not among the keys of Claude Desktop up to 1.52386, so the app likely ignores it.`,
                fix: 'Compare it with the documentation of your version, or remove it.',
              };
        }),
    ),
};
