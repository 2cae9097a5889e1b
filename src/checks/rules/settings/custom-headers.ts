import { FINE, failing } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';
import { placeOf, winnerOf } from '../../helpers/configured.ts';

const KEY = 'ANTHROPIC_CUSTOM_HEADERS';

/** A header that cannot be sent ends every request before it is made. */
export const customHeaders: Check = {
  id: 'custom-headers',
  group: 'Settings',
  title: 'The headers of the settings can be sent',
  judge: (facts) => {
    const winner = winnerOf(facts, KEY);
    const lines = winner?.value.split('\n') ?? [];
    const at = lines.findIndex((line) => troubleIn(line) !== undefined);
    if (!winner || at < 0) return FINE;
    // No word of the line: where it is written wrong, a secret may stand anywhere in it.
    const where = lines.length > 1 ? `line ${at + 1} of ${placeOf(winner.origin)}` : placeOf(winner.origin);
    return failing({
      title: `${KEY} holds a header that cannot be sent`,
      found: `In ${where} ${troubleIn(lines[at] ?? '')}. Claude Code sends no request then.`,
      origin: winner.origin,
      fix: {
        say: `Write "Name: value" there, without quotes, braces or options of another program; between two headers a line break (\\n in JSON).`,
      },
    });
  },
};

/** What is wrong with one line; one without a colon is passed over [run 2.1.332: 21 values]. */
function troubleIn(line: string): string | undefined {
  const colon = line.indexOf(':');
  if (colon < 0) return undefined;
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(line.slice(0, colon).trim()))
    return 'no name of a header stands before the colon';
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(line.slice(colon + 1).trim())
    ? undefined
    : 'the value has a character that no header may have';
}
