import { shownValue } from '../../facts/settings/shown-value.ts';
import { settingsKey } from '../../knowledge/settings-keys.ts';
import { type FileChange, type KeyChange, keyName } from '../../model/change.ts';
import type { Inherited } from '../../plan/setup/inherited.ts';
import { maskSecret } from '../../text/mask.ts';
import type { ShownChange, ShownInherited } from './setup.ts';

/** The changes of one file as they may be shown: secrets masked, permission bits in octal. */
export function shownChanges({ target, changes, mode, realFile }: FileChange): readonly ShownChange[] {
  const place = { scope: target.scope, file: target.file, ...(realFile !== undefined && { realFile }) };
  const keys = changes.map((key) => ({ ...place, ...shownKey(key) }));
  if (mode === undefined || target.state !== 'parsed') return keys;
  const rights = { key: 'file mode', before: target.mode.toString(8), after: mode.toString(8) };
  return [...keys, { ...place, ...rights }];
}

/** What the scopes below give already, as it may be shown. */
export function shownInherited(inherited: readonly Inherited[]): ShownInherited[] {
  return inherited.map(({ path, value, file, isSecret }) => {
    const { key, after } = shownKey({ path, value, before: undefined, isSecret });
    return { key, value: after, file };
  });
}

/** One key with its old and new value; a side that is absent means that the key is not there. */
export function shownKey(change: KeyChange): Pick<ShownChange, 'key' | 'before' | 'after'> {
  const { path, before, value, isSecret } = change;
  const key = settingsKey(path.at(-1) ?? '');
  const shown = (v: unknown) => {
    if (isSecret) return maskSecret(String(v));
    return key && typeof v === 'string' ? shownValue(key, v) : v;
  };
  return {
    key: keyName(path),
    ...(before !== undefined && { before: shown(before) }),
    ...(value !== undefined && { after: shown(value) }),
  };
}
