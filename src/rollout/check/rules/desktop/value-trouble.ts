import { documentsOf, placeOf, type Rule } from '../../document.ts';
import { keyRefused } from './key-refused.ts';

/** A value that is written so that the app cannot read it. */
export const valueEncoding: Rule = { id: 'desktop-value-encoding', judge: troublesAbout('encoding') };

/** A value of another type or out of its range. */
export const valueType: Rule = { id: 'desktop-value-type', judge: troublesAbout('type') };

function troublesAbout(about: 'encoding' | 'type'): Rule['judge'] {
  return (checked) =>
    documentsOf(checked, 'desktop').flatMap((document) =>
      document.entries.flatMap((entry) => {
        const { trouble } = entry;
        if (trouble?.about !== about) return [];
        // Said once: a form that is refused is also one of the wrong type.
        const alone = { documents: [{ ...document, entries: [entry] }] };
        if (keyRefused.judge(alone).length > 0) return [];
        const { cause, fix } = trouble;
        return [{ severity: 'fail' as const, place: placeOf(document, entry), cause, fix }];
      }),
    );
}
