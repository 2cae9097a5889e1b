import { maskSecret } from './mask.ts';

/** What secrets look like wherever they stand: in a command, an address, an error of AWS. */
const SHAPES = [
  /\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b/g,
  /\bABSK[\w+/=-]{8,}/g,
  /\bbedrock-api-key-[\w+/=-]{8,}/g,
  /\bsk-ant-[\w-]{8,}/g,
  // What IAM Identity Center hands out: access and refresh tokens.
  /\bao[ar]A[\w+/=:-]{20,}/g,
  // JSON web tokens.
  /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g,
  /(?<=\bBearer )\S{16,}/gi,
  /\b(?:aws_)?(?:secret_access_key|session_token)\b\W{1,5}[\w+/=]{16,}/gi,
  // A secret access key: 40 characters of base64 that are no path.
  /(?<![\w+/.-])(?=[\w+/]*\d)(?=[\w+/]*[A-Z])(?=[\w+/]*[a-z])[A-Za-z0-9+/]{40}(?![\w+/=-]|\.\w)/g,
  // A session token: longer than any part of a path.
  /[A-Za-z0-9+/]{100,}={0,2}/g,
];

const LONG_WORD = /\S{12}/;

/** A text with everything masked that looks like a secret; paths, ARNs and model ids stay as they are. */
export function withoutSecrets(text: string): string {
  // No secret is shorter than a long word, and hardly a text has one: the report of a doctor has hundreds.
  if (!LONG_WORD.test(text)) return text;
  return SHAPES.reduce((rest, shape) => rest.replace(shape, maskSecret), text);
}
