import { SSO_KEYS } from '../../../desktop/keys.ts';
import {
  type DesktopDocument,
  desktopEntry,
  desktopText,
  desktopValue,
  documentsOf,
  placeOf,
  type Rule,
} from '../../document.ts';

/** Which keys lead to credentials, by the kind that chooses them, in the order in which the app looks. */
const WAYS: readonly (readonly [kind: string, keys: readonly string[]])[] = [
  ['external-idp', ['inferenceIdpOidc']],
  ['interactive', SSO_KEYS],
  ['vendor-profile', ['inferenceBedrockProfile']],
  ['helper-script', ['inferenceCredentialHelper']],
  ['static', ['inferenceBedrockBearerToken']],
];

/** Without inferenceCredentialKind the app guesses, and another key that is left over changes what it takes. */
export const credentialAmbiguous: Rule = {
  id: 'desktop-credential-ambiguous',
  judge: (checked) =>
    documentsOf(checked, 'desktop').flatMap((document) => {
      const provider = desktopText(document, 'inferenceProvider');
      if (document.isPartial || (provider !== 'bedrock' && provider !== 'mantle')) return [];
      const ways = waysOf(document);
      const kind = desktopEntry(document, 'inferenceCredentialKind');
      if (!kind) return withoutKind(document, ways);
      const chosen = WAYS.find(([name]) => name === kind.value);
      // The four keys of the sign-in have a rule of their own.
      if (!chosen || kind.value === 'interactive' || ways.includes(chosen[0])) return [];
      return [
        {
          severity: 'fail' as const,
          place: placeOf(document, kind),
          cause: `inferenceCredentialKind is ${chosen[0]}, and ${chosen[1].join(', ')} is missing: there are no credentials.`,
          fix: `Set ${chosen[1].join(', ')}, or another kind.`,
        },
      ];
    }),
};

function waysOf(document: DesktopDocument): readonly string[] {
  return WAYS.filter(([, keys]) => keys.some((key) => desktopValue(document, key) !== undefined)).map(
    ([kind]) => kind,
  );
}

function withoutKind(document: DesktopDocument, ways: readonly string[]) {
  const place = placeOf(document, desktopEntry(document, 'inferenceProvider'));
  const [first] = ways;
  if (first === undefined)
    return [
      {
        severity: 'fail' as const,
        place,
        cause: 'No key says how people get credentials, so the app does not start with this provider.',
        fix: 'Set inferenceCredentialKind and what that kind needs.',
      },
    ];
  const isSeveral = ways.length > 1;
  return [
    {
      severity: isSeveral ? ('fail' as const) : ('warn' as const),
      place,
      cause: isSeveral
        ? `inferenceCredentialKind is missing, and there are ${ways.length} ways to credentials (${ways.join(', ')}): the app takes ${first}.`
        : 'inferenceCredentialKind is missing: any other credential key that reaches the device later changes how people sign in.',
      fix: isSeveral
        ? `Set inferenceCredentialKind to the one that is meant, such as ${first}.`
        : `Set inferenceCredentialKind to ${first}.`,
    },
  ];
}
