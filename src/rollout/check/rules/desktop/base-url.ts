import { desktopText, documentsOf, placeOf, type Rule } from '../../document.ts';

const URLS = [
  'inferenceBedrockBaseUrl',
  'inferenceGatewayBaseUrl',
  'egressProxyUrl',
  'egressProxyPacUrl',
  'otlpEndpoint',
  'bootstrapUrl',
  'userContentRendererUrl',
];

/** Addresses: that of Bedrock is an origin, with `/anthropic` for Mantle; none holds a password. */
export const baseUrl: Rule = {
  id: 'desktop-base-url',
  judge: (checked) =>
    documentsOf(checked, 'desktop').flatMap((document) =>
      document.entries.flatMap((entry) => {
        if (!URLS.includes(entry.key) || typeof entry.value !== 'string') return [];
        const wrong = faultOf(entry.key, entry.value, desktopText(document, 'inferenceProvider'));
        return wrong ? [{ severity: 'fail' as const, place: placeOf(document, entry), ...wrong }] : [];
      }),
    ),
};

function faultOf(key: string, text: string, provider: string | undefined) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    return { cause: `${key} is no address that begins with https://.`, fix: 'Write https:// and the host.' };
  if (url.username !== '' || url.password !== '')
    return {
      cause: `${key} holds a user name or password. The app refuses such an address since 1.32352.0, and everyone who sees the profile can read it.`,
      fix: 'Write the address without it.',
    };
  if (key !== 'inferenceBedrockBaseUrl') return undefined;
  const path = url.pathname.replace(/\/$/, '');
  if (provider === 'mantle')
    return path === '/anthropic'
      ? undefined
      : {
          cause: `${key} does not end with /anthropic, which Mantle needs.`,
          fix: `Write ${url.origin}/anthropic.`,
        };
  if (path !== '' || url.search !== '' || url.hash !== '')
    return {
      cause: `${key} has a path. The app adds its own, so that every request goes astray.`,
      fix: `Write ${url.origin}.`,
    };
  return undefined;
}
