import { maskSecret } from '../report/mask.ts';
import { printable } from '../report/text.ts';

const MAX_LENGTH = 300;

/** What AWS or a proxy puts into its texts, such as the canonical request of a refused signature. */
const SECRETS = [
  /\b(AKIA|ASIA)[A-Z0-9]{12,}\b/g,
  /\bbedrock-api-key-[\w+/=-]+/g,
  /\bABSK[\w+/=-]{8,}/g,
  /\bsk-ant-[\w-]+/g,
  /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g,
  /(?<=\bBearer )\S+/gi,
  // Session tokens, signatures and secret keys: runs that are longer than any word between the marks of an ARN.
  /[A-Za-z0-9+/=]{40,}/g,
];

/** Text from outside as it may be shown: no secrets, no control characters, 300 characters at most. */
export function redact(text: string): string {
  // Cut first, so that 10 MB cost nothing; a secret cut in half is still long enough to be found.
  const start = text.slice(0, 4 * MAX_LENGTH);
  const safe = printable(SECRETS.reduce((rest, secret) => rest.replace(secret, maskSecret), start)).trim();
  return safe.length > MAX_LENGTH ? `${safe.slice(0, MAX_LENGTH - 1)}…` : safe;
}
