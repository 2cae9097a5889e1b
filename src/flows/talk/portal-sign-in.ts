import { dropPending } from '../../effects/pending-login.ts';
import { type Outcome, success } from '../../model/outcome.ts';
import type { Portal } from '../../model/portal.ts';
import type { SsoToken } from '../../model/sso-token.ts';
import type { TalkStep } from '../../model/talk.ts';
import { clockTime } from '../../text/times.ts';
import { openBrowser } from '../sign-in/await-login.ts';
import { openLogin } from '../sign-in/begin-login.ts';
import { finishLogin } from '../sign-in/finish-login.ts';
import type { PortalQuestion } from '../sign-in/portal-question.ts';
import { acceptedSignIn } from '../sign-in/standing-sign-in.ts';

/** How long one call waits for the person, and how often: together as long as a code holds. */
const WAIT_S = 90;
const MOST_WAITS = 6;
const WAITING = 'Still waiting for you to allow the sign-in on the page above.';

/** The conversation in which somebody signs in. */
export interface AskingForSignIn {
  readonly name: 'setup' | 'doctor';
  /** How often the person was waited for. */
  readonly wait?: string | undefined;
  /** What is said before the address. */
  readonly note?: string | undefined;
  /** The call that waits once more. */
  call(wait: string): string;
}

/** The sign-in that stands or was just allowed; else the step in which the person allows it. */
export async function signInToPortal(
  question: PortalQuestion,
  portal: Portal,
  { name, wait, note, call }: AskingForSignIn,
): Promise<Outcome<SsoToken | { readonly step: TalkStep }>> {
  const { world, config } = question;
  const standing = await acceptedSignIn(world, portal);
  if (!standing.ok) return standing;
  if (standing.value) {
    if (standing.value.unkept) return { ok: false, problem: standing.value.unkept };
    await dropPending(config, portal);
    return success(standing.value.token);
  }
  const again = `Start again with /bedrock:${name}.`;
  const unwritten = name === 'setup' ? ' Nothing was written.' : '';
  const ended = (say: string) => success({ step: { say: `${say}${unwritten}`, end: true } as const });
  const waited = Number(wait ?? 0);
  if (waited === 0) {
    const opened = await openLogin(question, portal);
    if (!opened.ok) return opened;
    const { userCode, verificationUriComplete, expiresAt } = opened.value;
    const isOpened = await openBrowser(world, opened.value, {});
    const where = isOpened ? 'Your browser shows this page:' : 'Open this page in a browser:';
    const task = `Check that it shows this code, and allow the sign-in. The code is valid until ${clockTime(expiresAt)}.`;
    const say = [note, where, verificationUriComplete, task, `# ${userCode}`].filter(Boolean).join('\n\n');
    return success({ step: { say, run: call('1') } });
  }
  const finished = await finishLogin(question, WAIT_S);
  if (!finished.ok) return finished;
  const { state, expiresAt } = finished.value;
  if (state === 'pending' && waited < MOST_WAITS)
    return success({ step: { say: WAITING, run: call(String(waited + 1)) } });
  if (state === 'pending')
    return ended(
      `The sign-in was not allowed yet. The code is valid until ${clockTime(expiresAt ?? '')}; /bedrock:${name} goes on with it.`,
    );
  if (state === 'denied') return ended(`The sign-in was denied in the browser. ${again}`);
  if (state === 'expired') return ended(`The code expired before the sign-in was allowed. ${again}`);
  const now = await acceptedSignIn(world, portal);
  if (!now.ok) return now;
  return now.value ? success(now.value.token) : ended(`AWS did not accept the sign-in. ${again}`);
}
