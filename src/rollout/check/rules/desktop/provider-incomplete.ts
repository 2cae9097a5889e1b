import {
  type DesktopDocument,
  desktopEntry,
  desktopText,
  desktopValue,
  documentsOf,
  placeOf,
  type Rule,
} from '../../document.ts';

/** Keys without which a provider does not start. https://claude.com/docs/third-party/claude-desktop/bedrock */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  bedrock: ['inferenceBedrockRegion'],
  mantle: ['inferenceBedrockRegion'],
  gateway: ['inferenceGatewayBaseUrl'],
};

/** The app stays with Anthropic's own sign-in where no provider is set, or where one lacks what it needs. */
export const providerIncomplete: Rule = {
  id: 'desktop-provider-incomplete',
  judge: (checked) =>
    documentsOf(checked, 'desktop').flatMap((document) => {
      if (document.isPartial) return [];
      const provider = desktopText(document, 'inferenceProvider');
      if (provider === undefined) return withoutProvider(document);
      const missing = (NEEDED[provider] ?? []).filter((key) => desktopText(document, key) === undefined);
      return missing.map((key) => ({
        severity: 'fail' as const,
        place: placeOf(document, desktopEntry(document, 'inferenceProvider')),
        cause: `${key} is missing, and without it the app does not start with the provider ${provider}.`,
        fix: `Set ${key}.`,
      }));
    }),
};

function withoutProvider(document: DesktopDocument) {
  const first = document.entries.find(({ key }) => /^inference(Bedrock|Models|Credential)/.test(key));
  // A bootstrap answer replaces the whole configuration.
  const isElsewhere = desktopValue(document, 'bootstrapUrl') !== undefined;
  const isPresent = desktopEntry(document, 'inferenceProvider') !== undefined;
  if (!first || isElsewhere || isPresent) return [];
  return [
    {
      severity: 'fail' as const,
      place: placeOf(document, first),
      cause: 'inferenceProvider is missing, so the app asks people to sign in to Anthropic.',
      fix: 'Set inferenceProvider to bedrock.',
    },
  ];
}
