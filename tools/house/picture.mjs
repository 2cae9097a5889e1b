import { readFile } from 'node:fs/promises';

const BEGIN = '<!-- house -->';
const END = '<!-- /house -->';
const COLUMN = 28;

/** `text` with the picture of the house between its marks, drawn from the table that the layer test reads. */
export async function withHouse(text) {
  const floors = JSON.parse(await readFile(new URL('./floors.json', import.meta.url), 'utf8'));
  const lines = floors.map(([rooms, holds]) => `${names(rooms).padEnd(COLUMN - 1)} ${holds}`);
  const [before, behind] = [text.split(BEGIN), text.split(END)];
  if (before.length !== 2 || behind.length !== 2)
    throw new Error(`${BEGIN} and ${END} have to stand there once`);
  return [before[0], BEGIN, '\n```\n', lines.join('\n'), '\n```\n', END, behind[1]].join('');
}

function names(rooms) {
  return rooms.map((room) => (room === '.' ? 'src/*.ts' : `${room}/`)).join(' ');
}
