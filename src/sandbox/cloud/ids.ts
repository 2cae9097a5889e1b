import { randomBytes, randomUUID } from 'node:crypto';

const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** `length` random hexadecimal digits. */
export function hexId(length: number): string {
  return randomBytes(Math.ceil(length / 2))
    .toString('hex')
    .slice(0, length);
}

/** `length` random characters of those that access key ids are made of. */
export function upperId(length: number): string {
  return Array.from(randomBytes(length), (byte) => CAPITALS[byte % CAPITALS.length]).join('');
}

/** A request id. */
export function requestId(): string {
  return randomUUID();
}

/** Whether `text` is what `pattern` describes; `*` in the pattern stands for any run of characters. */
export function matches(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(text);
}
