import * as z from 'zod/mini';

/** What answers of AWS are made of; what a service leaves out, it may also send as `null`. */

/** A name, an address or words; shown only through `outsideText`. */
export const text = z.string().check(z.minLength(1));

/** Far more than AWS hands out; a header that is longer no server takes. */
const LONGEST_SECRET = 16 * 1024;

/** A key, a token or a code: it goes into headers, and into files that other programs read. */
export const secret = z.string().check(z.regex(/^[\x21-\x7e]+$/), z.maxLength(LONGEST_SECRET));

const YEAR_SECONDS = 366 * 24 * 60 * 60;

/** How long something lasts, in seconds: no longer than a year. */
export const lifetime = z.number().check(z.positive(), z.maximum(YEAR_SECONDS));

/** 9999-12-31: the last day that every program can read from a file. */
const LAST_SECOND = 253_402_300_799;

/** A moment, in seconds since 1970. */
export const moment = z.number().check(z.positive(), z.maximum(LAST_SECOND));

/** A page of a list, under the name that the service has for it; AWS sends no more than `most`, which it was asked for. */
export function pageOf<N extends string, T extends z.ZodMiniType>(name: N, item: T, most: number) {
  const items = { [name]: z.nullish(z.array(item).check(z.maxLength(most))) } as Record<
    N,
    z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniArray<T>>>
  >;
  return z.object({ ...items, nextToken: z.nullish(z.string()) });
}
