import type { SettingsKey } from '../knowledge/settings-keys.ts';
import { maskSecret } from '../report/mask.ts';

/** What secrets look like when they stand inside other text, such as a command or a model id. */
const SECRET_SHAPES = [
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\bABSK[\w+/=]{16,}/g,
  /\bbedrock-api-key-[\w+/=-]{8,}/g,
  /\bsk-ant-[\w-]{8,}/g,
  /\b(?:aws_)?(?:secret_access_key|session_token)\b\W{1,5}[\w+/=]{16,}/gi,
  // A secret access key: 40 characters of base64 that are no path.
  /(?<![\w+/=.-])(?=[\w+/]*\d)(?=[\w+/]*[A-Z])(?=[\w+/]*[a-z])[A-Za-z0-9+/]{40}(?![\w+/=.-])/g,
];

/** A settings value as it may be shown: secrets masked, also inside commands and addresses. */
export function shownValue(key: SettingsKey, value: string): string {
  if (key.isSecret) return value === '' ? '' : maskSecret(value);
  return maskShapes(value);
}

/** A text with what looks like a secret masked, wherever in it that stands. */
export function maskShapes(value: string): string {
  const withoutLogin = value.replace(/(:\/\/)[^\s/@]*@/g, '$1…@');
  return SECRET_SHAPES.reduce((text, shape) => text.replace(shape, maskSecret), withoutLogin);
}
