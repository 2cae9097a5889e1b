import { desktopKey } from '../../desktop/keys.ts';
import type { RegValue } from '../../formats/reg.ts';
import type { Tree } from '../../formats/tree.ts';
import type { Carrier, DesktopDocument, DesktopEntry } from '../document.ts';
import { desktopValueOf } from './desktop-value.ts';

/** What is a configuration profile's own, and not a setting of the app. */
const OF_PROFILE = /^Payload[A-Z]\w*$/;

/** A configuration of Claude Desktop from a dictionary. */
export function desktopDocument(
  file: string,
  tree: Tree,
  how: { readonly carrier: Carrier; readonly source: DesktopDocument['source']; readonly isPartial?: true },
): DesktopDocument {
  const all = tree.kind === 'dict' ? tree.entries : [];
  const entries = all
    .filter(({ key }) => key !== '$schema' && key !== '$schemaVersion' && !OF_PROFILE.test(key))
    .map(({ key, line, value }) => ({ key, line, ...desktopValueOf(key, value, how.carrier) }));
  return { product: 'desktop', file, line: tree.line, entries, ...how };
}

/** One value of a policy key on Windows; nothing where the file deletes it. */
export function registryEntry(value: RegValue): DesktopEntry | undefined {
  const { name: key, line } = value;
  switch (value.type) {
    case 'deleted':
      return undefined;
    case 'REG_SZ':
      return { key, line, ...desktopValueOf(key, { kind: 'string', value: value.text }, 'registry') };
    case 'REG_DWORD':
      return { key, line, ...ofDword(key, value.number) };
    case 'REG_EXPAND_SZ':
      return {
        key,
        line,
        ...unread(
          'It is a REG_EXPAND_SZ, which the app cannot read, though it counts as a policy and locks out HKCU and the local configuration.',
        ),
      };
    default: {
      const type = value.type === 'other' ? 'of an unusual type' : `a ${value.type}`;
      return { key, line, ...unread(`It is ${type}, which the app does not see.`) };
    }
  }
}

function unread(cause: string): Pick<DesktopEntry, 'value' | 'trouble'> {
  return {
    value: undefined,
    trouble: { about: 'encoding', cause, fix: 'Write it as REG_SZ: "name"="value".' },
  };
}

/** Numbers and switches alone may be a dword. */
function ofDword(name: string, number: number): Pick<DesktopEntry, 'value' | 'trouble'> {
  const type = desktopKey(name)?.type;
  if (type === 'boolean' && number <= 1) return { value: number === 1 };
  if (type === 'integer') return desktopValueOf(name, { kind: 'integer', value: BigInt(number) }, 'registry');
  if (type === undefined || type === 'unknown') return { value: number };
  const cause =
    type === 'boolean'
      ? `The number ${number} is neither 0 nor 1.`
      : 'It is a REG_DWORD, and the key takes no number.';
  return { value: number, trouble: { about: 'encoding', cause, fix: 'Write it as REG_SZ: "name"="value".' } };
}
