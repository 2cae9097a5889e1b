/** `name`, or with a number behind it where it is taken; letters of either case count as the same. */
export function freeName(name: string, taken: readonly string[]): string {
  const lower = new Set(taken.map((other) => other.toLowerCase()));
  if (!lower.has(name.toLowerCase())) return name;
  for (let number = 2; ; number++) {
    if (!lower.has(`${name}-${number}`.toLowerCase())) return `${name}-${number}`;
  }
}

const MAX_LENGTH = 24;

/** A text as a short part of a name that every program takes: `Team A (Prod)` → `team-a-prod`; may come out empty. */
export function slug(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const joined = plain.replace(/[^a-z0-9]+/g, '-').slice(0, MAX_LENGTH);
  return joined.replace(/^-|-$/g, '');
}
