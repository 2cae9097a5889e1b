import { PROVIDERS } from '../../../knowledge/client-providers.ts';
import { isOn } from '../../../knowledge/settings-keys.ts';
import { FINE, warning } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';
import { placeOf, winnerOf } from '../../helpers/configured.ts';

/** Claude Code asks the first provider that is switched on, and says nothing of the others. */
export const twoWays: Check = {
  id: 'two-ways',
  group: 'Settings',
  title: 'One provider is switched on',
  after: ['bedrock-off'],
  judge: (facts) => {
    const on = PROVIDERS.flatMap((provider) => {
      const winner = provider.switch === undefined ? undefined : winnerOf(facts, provider.switch);
      const isMeant = winner?.origin.file !== undefined && isOn(winner.value);
      return isMeant ? [{ ...provider, place: placeOf(winner.origin), origin: winner.origin }] : [];
    });
    const [taken, ...others] = on;
    // Mantle takes some of the models beside Bedrock Invoke.
    const [idle] = others.filter(({ id }) => !(taken?.id === 'bedrock' && id === 'mantle'));
    if (!taken || !idle) return FINE;
    return warning({
      title: 'Two providers are switched on',
      found: `${taken.place} switches ${taken.name} on and ${idle.place} ${idle.name}. Claude Code asks ${taken.name} alone.`,
      origin: idle.origin,
      fix: { say: `Take ${taken.place} away if ${idle.name} is meant, else ${idle.place}.` },
    });
  },
};
