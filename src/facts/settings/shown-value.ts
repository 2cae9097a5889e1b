import { type SettingsKey, settingsKey } from '../../knowledge/settings-keys.ts';
import { withoutRefusal } from '../../shell/refused-credentials.ts';
import { shownCommand } from '../../shell/shown-command.ts';
import { maskSecret, withoutSecrets } from '../../text/mask.ts';
import { shortened } from '../../text/text.ts';

/** No value that Claude Code can use is longer; what is comes from a stranger who has something to tell to Claude. */
const MOST_CHARACTERS = 1_000;

/** A settings value as it may be shown: secrets masked; of a command that may hold one, the program; and not endless. */
export function shownValue({ isSecret, shape }: SettingsKey, value: string): string {
  if (isSecret) return value === '' ? '' : maskSecret(value);
  const shown = shape.kind === 'command' ? maskedCommand(value) : maskShapes(value);
  return shortened(shown, MOST_CHARACTERS);
}

/** Values by the name of their key, as they may be shown. */
export function shownValues<T extends Readonly<Record<string, string | undefined>>>(values: T): T {
  const shown = Object.entries(values).map(([name, value]) => {
    const key = settingsKey(name);
    return [name, value !== undefined && key ? shownValue(key, value) : value];
  });
  return Object.fromEntries(shown);
}

/** The refused credentials that a line of ours prints where there are no others are no secret. */
function maskedCommand(line: string): string {
  const command = withoutRefusal(line);
  const shown = maskShapes(shownCommand(command));
  return shown === command ? line : shown;
}

/** A text with what looks like a secret masked, wherever in it that stands. */
export function maskShapes(value: string): string {
  if (!value.includes('://')) return withoutSecrets(value);
  const withoutLogin = value.replace(/(:\/\/)[^\s/@]*@/g, '$1…@');
  const withoutQuery = withoutLogin.replace(/(:\/\/[^\s?'"]*\?)[^\s'"]+/g, '$1…');
  return withoutSecrets(withoutQuery);
}
