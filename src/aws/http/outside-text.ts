import { printable, shortened } from '../../text/text.ts';

/** No name, code or id of AWS is that long. */
const MOST_CHARACTERS = 200;

/** A name, code or id out of an answer, as people and Claude may read it: without control characters, and not endless. */
export function outsideText(text: string): string {
  return shortened(printable(text.slice(0, 2 * MOST_CHARACTERS)), MOST_CHARACTERS);
}
