import type { SettingsKey } from '../../knowledge/settings-keys.ts';
import { withoutRefusal } from '../../shell/refused-credentials.ts';
import { shownCommand } from '../../shell/shown-command.ts';
import { maskSecret, withoutSecrets } from '../../text/mask.ts';

/** A settings value as it may be shown: secrets masked; of a command that may hold one, the program. */
export function shownValue({ isSecret, shape }: SettingsKey, value: string): string {
  if (isSecret) return value === '' ? '' : maskSecret(value);
  return shape.kind === 'command' ? maskedCommand(value) : maskShapes(value);
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
