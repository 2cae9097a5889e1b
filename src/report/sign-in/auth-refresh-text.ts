import { printable } from '../../text/text.ts';
import { clockTime } from '../../text/times.ts';
import type { Login } from './login.ts';

/**
 * The notice for `awsAuthRefresh`, of which Claude Code 2.1.329 joins the lines on stdout and shows those on stderr as
 * an error. The address stands last, so that nothing clings to it.
 */
export function briefNotice({ browserOpened, verificationUriComplete = '', userCode = '' }: Login): string {
  const check = `check that the page shows the code ${printable(userCode)}, and allow it`;
  const address = printable(verificationUriComplete);
  return browserOpened
    ? `Sign in to AWS in your browser: ${check}. If no page opened: ${address}`
    : `Sign in to AWS: open this address, ${check}: ${address}`;
}

/** How it ended, in one line as well. */
export function briefText(data: Login): string {
  const { state, session, portal } = data;
  if (session) return `Signed in to ${printable(portal.startUrl)} until ${clockTime(session.expiresAt)}.\n`;
  if (state === 'denied') return 'Not signed in: the sign-in was refused.\n';
  if (state === 'expired') return 'Not signed in: the code ran out.\n';
  return `Not signed in yet, and Claude Code waits no longer. When you have, send your message again. ${briefNotice(data)}\n`;
}
