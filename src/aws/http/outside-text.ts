import { printable, shortened } from '../../text/text.ts';

/** No name, code or id of AWS is that long. */
const MOST_CHARACTERS = 200;

/** A name, code or id out of an answer, as people and Claude may read it: without control characters, and not endless. */
export function outsideText(text: string): string {
  return shortened(printable(text.slice(0, 2 * MOST_CHARACTERS)), MOST_CHARACTERS);
}

/** What a body says: of a longer one the beginning, `mostBytes` and what came with the last of them. */
export async function bodyText(body: AsyncIterable<Uint8Array>, mostBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > mostBytes) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}
