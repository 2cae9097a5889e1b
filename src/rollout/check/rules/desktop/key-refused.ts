import { desktopKey, refusedName } from '../../../desktop/keys.ts';
import { REFUSED_SINCE } from '../../../desktop/refused.ts';
import { type DesktopEntry, documentsOf, placeOf, type Rule } from '../../document.ts';

/** Names and forms that the app took until 2026-10-07 and refuses since. */
export const keyRefused: Rule = {
  id: 'desktop-key-refused',
  judge: (checked) =>
    documentsOf(checked, 'desktop').flatMap((document) =>
      document.entries.flatMap((entry) =>
        refusals(entry).map(({ what, fix }) => ({
          severity: 'fail' as const,
          place: placeOf(document, entry),
          cause: `${what} is refused since ${REFUSED_SINCE}.`,
          fix,
        })),
      ),
    ),
};

function refusals({ key, value, trouble }: DesktopEntry): readonly { what: string; fix: string }[] {
  const name = refusedName(key);
  if (name) {
    const fix = name.use === undefined ? 'Remove it; nothing took its place.' : `Write ${name.use}.`;
    return [{ what: `The name "${key}"`, fix }];
  }
  const refused = desktopKey(key)?.refusedValues ?? [];
  if (typeof value === 'string' && refused.includes(value)) {
    const fix = `Write one of ${desktopKey(key)?.values?.join(', ')}.`;
    return [{ what: `"${value}" as ${key}`, fix }];
  }
  const isOldForm = OBJECTS.includes(key) && trouble !== undefined && value !== undefined;
  if (isOldForm)
    return [{ what: `${key} as a text or a list`, fix: 'Write a JSON object: {"name":"value"}.' }];
  if (key === 'orgPluginSettings' && typeof value === 'object' && !Array.isArray(value))
    return [{ what: 'orgPluginSettings as an object', fix: 'Write a list of {"serverName", "tools"}.' }];
  return [...permissions(key, value), ...servers(key, value)];
}

/** Headers and attributes were texts and lists once. */
const OBJECTS = ['inferenceCustomHeaders', 'otlpHeaders', 'otlpResourceAttributes', 'bootstrapHeaders'];

function permissions(key: string, value: unknown): readonly { what: string; fix: string }[] {
  if (key !== 'orgPluginSettings' && key !== 'builtinToolPolicy') return [];
  return JSON.stringify(value)?.includes('"ask-session"')
    ? [{ what: `"ask-session" in ${key}`, fix: 'Write ask.' }]
    : [];
}

function servers(key: string, value: unknown): readonly { what: string; fix: string }[] {
  if (key !== 'managedMcpServers' || !Array.isArray(value)) return [];
  return value.flatMap((one: unknown, index) => {
    const isPlain = typeof one === 'object' && one !== null && !('transport' in one) && !('server' in one);
    return isPlain
      ? [
          {
            what: `Entry ${index + 1} of managedMcpServers, which names no transport,`,
            fix: 'Add "transport": "http", "sse" or "stdio".',
          },
        ]
      : [];
  });
}
