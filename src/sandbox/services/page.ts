/** Small, so that nobody forgets to ask for the second page. */
const DEFAULT_SIZE = 10;

/** One page of a listing; `nextToken` is there when more follows. */
export interface Page<T> {
  items: T[];
  nextToken?: string;
}

/** Cuts the page out of `items` that size and token ask for; `undefined` when the token is not one of ours. */
export function pageOf<T>(
  items: readonly T[],
  size: string | null,
  token: string | null,
): Page<T> | undefined {
  const start = token === null ? 0 : Number(Buffer.from(token, 'base64url').toString('utf8'));
  if (!Number.isInteger(start) || start < 0) return undefined;
  const end = start + (Number(size) || DEFAULT_SIZE);
  const page = { items: items.slice(start, end) };
  return end < items.length ? { ...page, nextToken: Buffer.from(String(end)).toString('base64url') } : page;
}
