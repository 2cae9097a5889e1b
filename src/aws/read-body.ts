import type { Readable } from 'node:stream';

/** Far more than any answer of AWS to our questions: a page of 1,000 profiles is half a megabyte. */
const MAX_BYTES = 4 * 1024 * 1024;

/** The text of a body; of one that is longer than 4 MB the beginning, and the connection ends there. */
export async function readBody(body: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    // Leaving the loop destroys the stream.
    if (size > MAX_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, MAX_BYTES).toString('utf8');
}
