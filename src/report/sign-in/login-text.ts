import { headline } from '../../text/marked.ts';
import { printable, type TextStyle, wrap } from '../../text/text.ts';
import { clockTime } from '../../text/times.ts';
import { nextStepLines } from '../next-step.ts';
import type { Login } from './login.ts';

/** `login` for a person. */
export function loginText(data: Login, style: TextStyle): string {
  const { state, session } = data;
  if (session) {
    const head = {
      already: 'You are signed in',
      refreshed: 'The sign-in was renewed',
      approved: 'Signed in',
    };
    const title = head[state as keyof typeof head];
    const renewal = session.refreshable ? '; it renews itself without a browser' : '';
    const until = `Until ${clockTime(session.expiresAt)}${renewal}.`;
    return [
      headline(style, 'ok', printable(`${title}: ${portalName(data)}`)),
      `  ${until}`,
      '',
      ...nextStepLines(data.nextStep, style),
      '',
    ].join('\n');
  }
  if (data.userCode === undefined)
    return [
      headline(style, 'fail', printable(`Not signed in: ${portalName(data)}`)),
      ...nextStepLines(data.nextStep, style),
      '',
    ].join('\n');
  return [signInNotice(data, style.width), ...nextStepLines(data.nextStep, style), ''].join('\n');
}

/**
 * Which code to compare, large, and where to go: it may be all that a person in a container gets to see. The last two
 * lines say it all, because while a command typed behind `!` runs, Claude Code shows just those.
 */
export function signInNotice(data: Login, width = 80): string {
  const { verificationUriComplete = '', host = '', userCode = '', expiresAt = '', browserOpened } = data;
  const code = printable(userCode);
  const large = code.split('').join(' ');
  const line = `+${'-'.repeat(large.length + 8)}+`;
  const task = browserOpened ? 'Your browser shows this page' : 'Open this address in a browser';
  return [
    '',
    `    ${line}`,
    `    |    ${large}    |`,
    `    ${line}`,
    '',
    wrap(
      `The page has to be one of ${printable(host)} and to show this code, which holds until ${clockTime(expiresAt)}.`,
      width,
      '  ',
    ),
    '',
    wrap(`${task}; the code is ${code}:`, width, '  '),
    `  ${printable(verificationUriComplete)}`,
    '',
  ].join('\n');
}

function portalName({ portal }: Login): string {
  const { session, startUrl, typed } = portal;
  const name = session === undefined ? startUrl : `${session}, ${startUrl}`;
  return typed === undefined ? name : `${name} (you typed ${typed})`;
}
