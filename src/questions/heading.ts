import { columnsOf, paint, type TextStyle, wrap } from '../text/text.ts';

/** The line that the library draws at the left. */
const BAR = '│';

/** What stands above a question. The hint goes once it is answered: the library draws that anew, too. */
export interface Heading {
  readonly canGoBack: boolean;
  text(): string;
  /** For prompts that do not draw the line at the left of each row themselves. */
  barred(): string;
  answered(): void;
}

/** The message of a question, and how to go back from it unless it is the first. */
export function headed(message: string, style: TextStyle, isFirst = false): Heading {
  let hint = isFirst ? '' : '(Esc: back)';
  const text = (below: string) => {
    const rows = wrap(message, style.width).split('\n');
    if (hint === '') return rows.join(below);
    const hasRoom = columnsOf(`${rows.at(-1)} ${hint}`) <= style.width;
    return rows.join(below) + (hasRoom ? ' ' : below) + paint(style, 'dim', hint);
  };
  return {
    canGoBack: !isFirst,
    text: () => text('\n'),
    barred: () => text(`\n${paint(style, 'dim', BAR)}  `),
    answered: () => {
      hint = '';
    },
  };
}

/** Why an answer cannot be taken, as it stands below the question. */
export function belowIt(problem: string, style: TextStyle): string {
  return wrap(problem, style.width).replaceAll('\n', '\n   ');
}
