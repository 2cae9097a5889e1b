import type { Readable } from 'node:stream';

/** Far more than any answer of AWS to our questions: a page of 1,000 profiles is half a megabyte. */
const MAX_BYTES = 4 * 1024 * 1024;

/** Makes a body that is longer than 4 MB fail there; its connection ends. */
export function limitBody(body: Readable): void {
  let size = 0;
  // A paused stream does not start to flow before its reader comes, or what came first would be lost to that.
  body.pause().on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > MAX_BYTES) body.destroy(new RangeError('The answer is too long.'));
  });
}
