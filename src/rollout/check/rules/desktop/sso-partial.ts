import { SSO_KEYS } from '../../../desktop/keys.ts';
import { desktopEntry, desktopText, documentsOf, placeOf, type Rule } from '../../document.ts';

/** The in-app AWS sign-in takes four keys or none. */
export const ssoPartial: Rule = {
  id: 'desktop-sso-partial',
  judge: (checked) =>
    documentsOf(checked, 'desktop').flatMap((document) => {
      const present = SSO_KEYS.filter((key) => desktopText(document, key) !== undefined);
      const isWanted = desktopText(document, 'inferenceCredentialKind') === 'interactive';
      const isOnBedrock = desktopText(document, 'inferenceProvider') === 'bedrock';
      if (document.isPartial || present.length === SSO_KEYS.length) return [];
      if (present.length === 0 && !(isWanted && isOnBedrock)) return [];
      const missing = SSO_KEYS.filter((key) => !present.includes(key));
      const at = desktopEntry(document, present[0] ?? 'inferenceCredentialKind');
      return [
        {
          severity: 'fail' as const,
          place: placeOf(document, at),
          cause: `The in-app AWS sign-in needs four keys, and ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing: the app then takes none of them.`,
          fix: `Set ${missing.join(', ')}.`,
        },
      ];
    }),
};
