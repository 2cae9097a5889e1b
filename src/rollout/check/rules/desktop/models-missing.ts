import { desktopEntry, desktopText, desktopValue, documentsOf, placeOf, type Rule } from '../../document.ts';

/** With a sign-in, a profile, an IdP or Mantle the app discovers no models: somebody has to list them. */
export const modelsMissing: Rule = {
  id: 'desktop-models-missing',
  judge: (checked) =>
    documentsOf(checked, 'desktop').flatMap((document) => {
      const provider = desktopText(document, 'inferenceProvider');
      if (document.isPartial || (provider !== 'bedrock' && provider !== 'mantle')) return [];
      const entry = desktopEntry(document, 'inferenceModels');
      const isListed = Array.isArray(entry?.value) && entry.value.length > 0;
      // One that cannot be read has a finding already.
      if (isListed || entry?.trouble) return [];
      const kind = desktopText(document, 'inferenceCredentialKind');
      const discovers =
        provider === 'bedrock' &&
        desktopValue(document, 'modelDiscoveryEnabled') !== false &&
        (kind === 'static' ||
          kind === 'helper-script' ||
          (kind === undefined &&
            desktopText(document, 'inferenceBedrockProfile') === undefined &&
            desktopText(document, 'inferenceBedrockSsoStartUrl') === undefined));
      if (discovers) return [];
      return [
        {
          severity: 'fail' as const,
          place: placeOf(document, entry ?? desktopEntry(document, 'inferenceProvider')),
          cause:
            'inferenceModels is missing or empty, and with this way to sign in the app discovers no models.',
          fix: 'List the inference profiles: claude-bedrock models shows those of a region.',
        },
      ];
    }),
};
