import { withoutSecrets } from './mask.ts';
import { shortened } from './text.ts';

/** No sentence of ours is longer, only what it quotes. */
const MOST_CHARACTERS = 1_000;

/** A sentence that quotes a file: in bounds, without what looks like a secret, and without who signs in to an address. */
export function quoting(text: string): string {
  const short = shortened(text, MOST_CHARACTERS);
  return withoutSecrets(short.replace(/(?<=:\/\/)[^\s/@"]+@/g, '…@'));
}
