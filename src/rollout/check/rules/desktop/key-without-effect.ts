import { desktopKey } from '../../../desktop/keys.ts';
import {
  type DesktopDocument,
  type DesktopEntry,
  desktopValue,
  documentsOf,
  placeOf,
  type Rule,
} from '../../document.ts';

/** A key that the app knows and that changes nothing where it stands. */
export const keyWithoutEffect: Rule = {
  id: 'desktop-key-without-effect',
  judge: (checked) =>
    documentsOf(checked, 'desktop').flatMap((document) =>
      document.entries.flatMap((entry) => {
        const why = reason(document, entry);
        return why === undefined
          ? []
          : [
              {
                severity: 'warn' as const,
                place: placeOf(document, entry),
                cause: `${entry.key} has no effect. ${why}`,
                fix: 'Remove it, or set what it needs.',
              },
            ];
      }),
    ),
};

function reason(document: DesktopDocument, { key }: DesktopEntry): string | undefined {
  const known = desktopKey(key);
  if (known?.inert !== undefined) return known.inert;
  if (known?.isManagedOnly && document.source === 'local') return 'It is read from management alone.';
  if (document.isPartial) return undefined;
  const isSet = (name: string) => desktopValue(document, name) !== undefined;
  if (key === 'inferenceMaxTokensPerWindow' && !isSet('inferenceTokenWindowHours'))
    return 'It needs inferenceTokenWindowHours beside it.';
  if (key === 'inferenceModelPricing' && desktopValue(document, 'inferenceModelPricingEnabled') !== true)
    return 'It needs inferenceModelPricingEnabled.';
  if (key === 'egressProxyUrl' && isSet('egressProxyPacUrl')) return 'egressProxyPacUrl comes before it.';
  if (key === 'inferenceStreamIdleTimeoutSec' && desktopValue(document, 'inferenceProvider') !== 'gateway')
    return 'It is for the provider gateway alone.';
  return undefined;
}
