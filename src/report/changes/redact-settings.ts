import { visit } from 'jsonc-parser';
import { shownValue } from '../../facts/settings/shown-value.ts';
import { settingsKey } from '../../knowledge/settings-keys.ts';

/**
 * The text of a settings file as it may be shown: values of the keys in our table stay (secrets masked, commands
 * cut), every other text becomes `"…"`, because a settings file may hold anybody's tokens. The layout stays.
 */
export function redactSettings(text: string): string {
  const parts: string[] = [];
  let end = 0;
  visit(text, {
    onLiteralValue: (value, offset, length, _line, _column, pathSupplier) => {
      if (typeof value !== 'string') return;
      const shown = shownAt(pathSupplier(), value);
      if (shown === value) return;
      parts.push(text.slice(end, offset), JSON.stringify(shown));
      end = offset + length;
    },
  });
  return parts.join('') + text.slice(end);
}

function shownAt(path: readonly (string | number)[], value: string): string {
  const [first, second] = path;
  const name = path.length === 2 && first === 'env' ? second : path.length === 1 ? first : undefined;
  const key = typeof name === 'string' ? settingsKey(name) : undefined;
  const isInPlace = key?.place === (path.length === 2 ? 'env' : 'top');
  return key && isInPlace ? shownValue(key, value) : '…';
}
