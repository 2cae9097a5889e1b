import type { EffectiveValue } from '../../../model/configuration.ts';
import { FINE, warning } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';

/** More would hide the rest of the report. */
const MOST_SHOWN = 6;

/** The repository has settings of its own, which count only once the person trusts its folder. */
export const folderUntrusted: Check = {
  id: 'folder-untrusted',
  group: 'Settings',
  title: 'The settings of this folder are trusted',
  judge: ({ untrusted }) => {
    const [first] = untrusted;
    if (!first) return FINE;
    const more = untrusted.length - MOST_SHOWN;
    const shown = untrusted.slice(0, MOST_SHOWN).map(inWords);
    return warning({
      title: 'The settings of this folder do not count yet',
      found: `Once you trust it: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}. Nothing of that was used here.`,
      origin: first.origin,
      fix: {
        say: `Read ${first.origin.file ?? 'its settings'}. If you trust who wrote it, start claude in this folder and say so.`,
      },
    });
  },
};

function inWords({ key, value }: EffectiveValue): string {
  return `${key} = "${value}"`;
}
