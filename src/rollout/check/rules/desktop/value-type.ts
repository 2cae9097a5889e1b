import { documentsOf, placeOf, type Rule } from '../../document.ts';
import { keyRefused } from './key-refused.ts';

/** A value of another type or out of its range. */
export const valueType: Rule = {
  id: 'desktop-value-type',
  judge: (checked) =>
    documentsOf(checked, 'desktop').flatMap((document) =>
      document.entries.flatMap((entry) => {
        const { trouble } = entry;
        if (trouble?.about !== 'type') return [];
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
