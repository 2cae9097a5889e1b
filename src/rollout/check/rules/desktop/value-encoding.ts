import { documentsOf, placeOf, type Rule } from '../../document.ts';
import { keyRefused } from './key-refused.ts';

/** A value that is written so that the app cannot read it. */
export const valueEncoding: Rule = {
  id: 'desktop-value-encoding',
  judge: (checked) =>
    documentsOf(checked, 'desktop').flatMap((document) =>
      document.entries.flatMap((entry) => {
        const { trouble } = entry;
        if (trouble?.about !== 'encoding') return [];
        // Said once: a form that is refused is also one of the wrong type.
        const alone = { documents: [{ ...document, entries: [entry] }] };
        if (keyRefused.judge(alone).length > 0) return [];
        return [
          {
            severity: 'fail' as const,
            place: placeOf(document, entry),
            cause: trouble.cause,
            fix: trouble.fix,
          },
        ];
      }),
    ),
};
