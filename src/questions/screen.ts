import { Writable } from 'node:stream';
import type { Terminal } from '../model/world.ts';
import type { TextStyle } from '../text/text.ts';

/** What the prompts draw with, in ASCII, each as wide as before. They look at `TERM` only, not at the locale. */
const ASCII: Readonly<Record<string, string>> = {
  '◆': '*',
  '◇': 'o',
  '■': 'x',
  '▲': '!',
  '┌': '+',
  '│': '|',
  '└': '+',
  '├': '+',
  '╮': '+',
  '╯': '+',
  '─': '-',
  '—': '-',
  '●': '>',
  '○': ' ',
  '▪': '*',
  '•': '*',
  '█': '_',
  '…': '.',
  '↑': '^',
  '↓': 'v',
};
const DRAWN = new RegExp(`[${Object.keys(ASCII).join('')}]`, 'g');
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what colours a text.
const COLOUR = /\x1b\[[\d;]*m/g;

/** Text that a terminal of this style can show: without colour, and in ASCII, where it has to be. */
export function fitted(text: string, style: TextStyle): string {
  const plain = style.color ? text : text.replace(COLOUR, '');
  return style.unicode ? plain : plain.replace(DRAWN, (glyph) => ASCII[glyph] ?? glyph);
}

/** What prompts draw on: the terminal, whatever its size is at the time. */
export function openScreen({ output }: Terminal, style: TextStyle): Writable {
  const screen = new Writable({
    decodeStrings: false,
    write: (text, _encoding, done) => {
      output.write(fitted(String(text), style));
      done();
    },
  });
  Object.defineProperties(screen, {
    columns: { get: () => output.columns },
    rows: { get: () => output.rows },
  });
  output.on('resize', () => screen.emit('resize'));
  return screen;
}
