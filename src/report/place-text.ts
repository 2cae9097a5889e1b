import type { EffectiveValue, Origin } from '../model/configuration.ts';
import { printable } from '../text/text.ts';
import { variableText } from '../text/variable-text.ts';
import { mapTexts } from './map-texts.ts';

/** A file as a person writes it: below the home directory with `~`. */
export function shortPath(file: string, home: string | undefined): string {
  const isBelowHome = home && ['/', '\\'].includes(file.charAt(home.length)) && file.startsWith(home);
  return printable(isBelowHome ? `~${file.slice(home.length)}` : file);
}

/** A text in which files below the home directory are written with `~`. */
export function withTilde(text: string, home: string | undefined): string {
  if (home === undefined || home.length < 2) return text;
  const place = new RegExp(`(?<![\\w.\\\\/-])${escapeForRegExp(home)}(?![\\w.-])`, 'g');
  return text.replace(place, '~');
}

/** A report as a person reads it: with `~` for their home, in every text of it. */
export function asRead<T>(report: T, home: string | undefined): T {
  return mapTexts(report, (text) => withTilde(text, home));
}

/** A text as a regular expression that finds just that text. */
export function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Where a value stands, in words. */
export function originText(origin: Origin, home: string | undefined): string {
  if (origin.from === 'default') return "Claude Code's default";
  if (origin.from === 'environment') return variableText(origin);
  const file = shortPath(origin.file ?? '', home);
  if (origin.from === 'managed') return `${file} (your administrator's)`;
  return file;
}

/** A value, where it stands, and what it hides. */
export function valueText(entry: EffectiveValue, home: string | undefined): string {
  const hidden = entry.shadows.map(
    ({ value, origin }) => `${nonEmpty(value)} in ${originText(origin, home)}`,
  );
  const shadows = hidden.length > 0 ? `; it hides ${hidden.join(' and ')}` : '';
  return `${nonEmpty(entry.value)}, from ${originText(entry.origin, home)}${shadows}`;
}

function nonEmpty(value: string): string {
  return value === '' ? 'empty' : printable(value);
}
