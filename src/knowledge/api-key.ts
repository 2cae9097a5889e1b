/**
 * What a text given as an Amazon Bedrock API key is, told offline. `key` is the text without the white space
 * around it. A short-term key is a presigned URL in base64, so it says where and how long it works.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html
 */
export type ApiKeyDescription =
  | { readonly kind: 'long-term'; readonly key: string }
  | {
      readonly kind: 'short-term';
      readonly key: string;
      readonly region: string;
      readonly expiresAt: Date;
      readonly isExpired: boolean;
    }
  /** A key of Anthropic's own API. */
  | { readonly kind: 'anthropic' }
  /** An AWS access key id, which is only half of a pair and no API key. */
  | { readonly kind: 'aws-access-key' }
  /** Of no shape known here; it may still be a key. */
  | { readonly kind: 'unknown'; readonly key: string }
  /** `fix` where the reason tells what to do. */
  | { readonly kind: 'malformed'; readonly reason: string; readonly fix?: string };

const MAX_LENGTH = 10_000;
const SHORT_TERM = 'bedrock-api-key-';

/** Tells what kind of key `text` is. The key stands in no field but `key`. */
export function describeApiKey(text: string, now: Date): ApiKeyDescription {
  const key = text.trim();
  const wrapped = whatIsAround(key);
  if (wrapped) return { kind: 'malformed', reason: wrapped, fix: 'Leave nothing but the key itself.' };
  const reason = whyMalformed(key);
  if (reason) return { kind: 'malformed', reason };
  if (key.startsWith('sk-ant-')) return { kind: 'anthropic' };
  if (/^(AKIA|ASIA)[A-Z0-9]{12,}$/.test(key)) return { kind: 'aws-access-key' };
  if (key.startsWith(SHORT_TERM)) return shortTerm(key, now);
  return { kind: key.startsWith('ABSK') ? 'long-term' : 'unknown', key };
}

/** How a shell or a file of variables sets it: the console shows the key in such a line. */
const ASSIGNMENT = /^((?:export |set |setx |\$env:)?\s*AWS_BEARER_TOKEN_BEDROCK\s*=)/i;

function whatIsAround(key: string): string | undefined {
  const [, assignment] = ASSIGNMENT.exec(key) ?? [];
  if (assignment !== undefined) return `it stands behind ${assignment}`;
  return /^["'`\u2018\u201c]|["'`\u2019\u201d]$/.test(key) ? 'it is in quotation marks' : undefined;
}

function whyMalformed(key: string): string | undefined {
  if (key === '') return 'it is empty';
  if (key.length > MAX_LENGTH) return `it is longer than ${MAX_LENGTH.toLocaleString('en')} characters`;
  if (/\s/.test(key)) return 'it has white space inside';
  // What an HTTP header cannot carry: control characters, and everything beyond ASCII.
  if (/[^\x21-\x7e]/.test(key)) return 'it has characters that no key has';
  return undefined;
}

function shortTerm(key: string, now: Date): ApiKeyDescription {
  const url = Buffer.from(key.slice(SHORT_TERM.length), 'base64').toString('latin1');
  const query = new URLSearchParams(url.slice(url.indexOf('?') + 1));
  const region = query.get('X-Amz-Credential')?.split('/')[2];
  const signedAt = parseTimestamp(query.get('X-Amz-Date') ?? '');
  const seconds = Number(query.get('X-Amz-Expires') ?? Number.NaN);
  const expiresAt = new Date(signedAt.getTime() + seconds * 1000);
  if (!region || Number.isNaN(expiresAt.getTime())) {
    return { kind: 'malformed', reason: 'it was cut off or changed on the way' };
  }
  return { kind: 'short-term', key, region, expiresAt, isExpired: expiresAt <= now };
}

/** `20260102T030405Z`; an invalid date where it is of another shape. */
function parseTimestamp(text: string): Date {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
