import { maskSecret, withoutSecrets } from '../../text/mask.ts';
import { printable } from '../../text/text.ts';

const MAX_LENGTH = 300;

/** In texts of AWS or a proxy, such as the canonical request of a refused signature, no path is as long as a secret. */
const LONG_RUN = /[A-Za-z0-9+/=]{40,}/g;

/** Text from outside as it may be shown: no secrets, no control characters, no more than `maxLength` characters. */
export function redact(text: string, maxLength = MAX_LENGTH): string {
  // Cut first, so that 10 MB cost nothing; a secret cut in half is still long enough to be found.
  const start = text.slice(0, 4 * maxLength);
  const safe = printable(withoutSecrets(start).replace(LONG_RUN, maskSecret)).trim();
  return safe.length > maxLength ? `${safe.slice(0, maxLength - 1)}…` : safe;
}
