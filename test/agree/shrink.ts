import type { Part } from './make-parts.ts';

/** The fewest parts that still disagree: one after the other is left out for as long as that helps. */
export async function shrunk(
  parts: readonly Part[],
  stillDisagrees: (parts: readonly Part[]) => Promise<boolean>,
): Promise<readonly Part[]> {
  for (const part of parts) {
    const fewer = parts.filter((one) => one !== part);
    if (await stillDisagrees(fewer)) return shrunk(fewer, stillDisagrees);
  }
  return parts;
}
