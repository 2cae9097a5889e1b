import { mark, type TextStyle, wrap } from './text.ts';

type State = Parameters<typeof mark>[1];

/** Columns that a mark takes with the space behind it; in ASCII marks differ in length. */
export function markWidth(style: TextStyle): number {
  return style.unicode ? 2 : 5;
}

/** `  ✔ text`, the text wrapped below itself; marks of all states take the same room. */
export function marked(style: TextStyle, state: State, text: string): string {
  const width = markWidth(style);
  const indent = ' '.repeat(2 + width);
  const padding = ' '.repeat(width - mark({ ...style, color: false }, state).length);
  const wrapped = wrap(text, style.width, indent).slice(indent.length);
  return `  ${mark(style, state)}${padding}${wrapped}`;
}
