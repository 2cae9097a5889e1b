import { paint, type TextStyle, wrap } from '../../text/text.ts';
import type { CheckList } from './check-list.ts';

/** The checks by group, each with what holds when all is well. */
export function checkListText({ checks }: CheckList, style: TextStyle): string {
  const column = Math.max(...checks.map(({ id }) => id.length)) + 4;
  const line = ({ id, title, asksAws }: CheckList['checks'][number]) => {
    const indent = ' '.repeat(column);
    const text = wrap(`${title}${asksAws ? ' (asks AWS)' : ''}`, style.width, indent);
    return `  ${id.padEnd(column - 2)}${text.slice(column)}`;
  };
  const groups = [...new Set(checks.map(({ group }) => group))];
  return groups
    .map((group) => {
      const lines = checks.filter((check) => check.group === group).map(line);
      return `${[paint(style, 'bold', group), ...lines].join('\n')}\n`;
    })
    .join('\n');
}
