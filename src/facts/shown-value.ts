import type { SettingsKey } from '../knowledge/settings-keys.ts';
import { maskSecret } from '../report/mask.ts';
import { withoutSecrets } from '../report/without-secrets.ts';

/** A settings value as it may be shown: secrets masked, also inside commands and addresses. */
export function shownValue(key: SettingsKey, value: string): string {
  if (key.isSecret) return value === '' ? '' : maskSecret(value);
  return maskShapes(value);
}

/** A text with what looks like a secret masked, wherever in it that stands. */
export function maskShapes(value: string): string {
  const withoutLogin = value.replace(/(:\/\/)[^\s/@]*@/g, '$1…@');
  return withoutSecrets(withoutLogin);
}
