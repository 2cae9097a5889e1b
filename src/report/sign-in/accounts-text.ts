import type { Account } from '../../model/accounts.ts';
import { marked } from '../../text/marked.ts';
import { columnsOf, paint, printable, printableName, type TextStyle, wrap } from '../../text/text.ts';
import { nextStepLines } from '../next-step.ts';
import type { Accounts } from './accounts.ts';

/** The accounts, each with its roles, as a person reads them. */
export function accountsText(data: Accounts, style: TextStyle): string {
  const { total, found, accounts, nextStep } = data;
  const count = found === total ? `${total}` : `${found} of ${total}`;
  return [
    paint(style, 'bold', `AWS accounts (${count})`),
    ...accounts.flatMap((account) => accountLines(account, style)),
    '',
    ...nextStepLines(nextStep, style),
    '',
  ].join('\n');
}

function accountLines(
  { accountId, name, email, roles, finding, isOpen }: Account,
  style: TextStyle,
): readonly string[] {
  const title = wrap(printableName(name), style.width, '  ');
  const about = printable([accountId, email].filter(Boolean).join(', '));
  const isShort = columnsOf(`${title} ${about}`) <= style.width;
  const place = isShort ? ` ${about}` : `\n${wrap(about, style.width, '    ')}`;
  const head = title + paint(style, 'dim', place);
  if (isOpen) return [head];
  if (finding !== undefined) return [head, marked(style, 'warn', `The roles are not known (${finding}).`)];
  return [head, wrap(printable(roles.join(', ')), style.width, '    ')];
}
