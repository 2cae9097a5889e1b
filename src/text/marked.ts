import { mark, paint, type TextStyle, wrap } from './text.ts';

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

/** `✔ text` from the first column. */
export function remark(style: TextStyle, state: State, text: string): string {
  return `${mark(style, state)} ${belowItself(style, text)}`;
}

/** `✔ text` from the first column, the text in bold. */
export function headline(style: TextStyle, state: State, text: string): string {
  return `${mark(style, state)} ${paint(style, 'bold', belowItself(style, text))}`;
}

/** `✘ text (code)` from the first column, the code dimmed. */
export function coded(style: TextStyle, state: State, text: string, code: string): string {
  const end = `(${code})`;
  const lines = belowItself(style, `${text} ${end}`);
  return `${mark(style, state)} ${lines.slice(0, -end.length)}${paint(style, 'dim', end)}`;
}

/** Wrapped so that a mark finds room before the first line. */
function belowItself(style: TextStyle, text: string): string {
  const indent = '  ';
  return wrap(text, style.width - markWidth(style) + indent.length, indent).slice(indent.length);
}
