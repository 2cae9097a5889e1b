import { dropPending, withSignInTurn } from '../../effects/pending-login.ts';
import { type PendingLogin, readPending } from '../../facts/sign-in/pending-login.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import type { Portal } from '../../model/portal.ts';
import type { World } from '../../model/world.ts';
import { briefNotice } from '../../report/sign-in/auth-refresh-text.ts';
import type { Login } from '../../report/sign-in/login.ts';
import { pendingReport, signedInReport } from '../../report/sign-in/login-report.ts';
import { signInNotice } from '../../report/sign-in/login-text.ts';
import { openLogin } from './begin-login.ts';
import { waitFor } from './finish-login.ts';
import type { PortalQuestion } from './portal-question.ts';
import { standingSignIn } from './standing-sign-in.ts';

/** The options of `login` by which a sign-in is waited for. */
export type LoginOptions = {
  readonly 'no-browser'?: boolean | undefined;
  /** Claude Code waits for it as `awsAuthRefresh`: brief, and done in time. */
  readonly 'auth-refresh'?: boolean | undefined;
  readonly json?: boolean | undefined;
};

/** Claude Code ends what it runs as `awsAuthRefresh` after 3 minutes; what comes of it is to be said before. */
const AUTH_REFRESH_MS = 160_000;
/** How long AWS lets a code hold. */
const CODE_MS = 600_000;

/**
 * Begins a sign-in and waits for the person. Of several at once (each Claude Code runs `awsAuthRefresh` by itself) one
 * does it; the others show its code, wait their turn and find the token.
 */
export async function awaitLogin(
  question: PortalQuestion,
  portal: Portal,
  options: LoginOptions,
): Promise<Outcome<Login>> {
  const { world, config } = question;
  const ms = options['auth-refresh'] === true ? AUTH_REFRESH_MS : CODE_MS;
  const until = new Date(world.now().getTime() + ms);
  let hasWaited = false;
  const waiting = () => {
    hasWaited = true;
    const pending = readPending(config, portal);
    if (pending) show(world, options, pendingReport('pending', pending));
  };
  const work = async (): Promise<Outcome<Login>> => {
    const standing = hasWaited ? await standingSignIn(world, portal) : success(undefined);
    if (!standing.ok) return standing;
    if (!standing.value) return showAndWait(question, portal, options, until);
    const { state, token, unkept } = standing.value;
    if (unkept) return { ok: false, problem: unkept };
    return success(signedInReport(state, portal, token, world));
  };
  return withSignInTurn(world, config, portal, work, { ms, waiting });
}

async function showAndWait(
  question: PortalQuestion,
  portal: Portal,
  options: LoginOptions,
  until: Date,
): Promise<Outcome<Login>> {
  const { world, config } = question;
  const isKept = readPending(config, portal) !== undefined;
  const opened = await openLogin(question, portal);
  if (!opened.ok) return opened;
  const pending = opened.value;
  show(world, options, pendingReport('started', pending, await openBrowser(world, pending, options)));
  const end = new Date(pending.expiresAt);
  const finished = await waitFor(question, pending, end < until ? end : until);
  if (world.interrupted.aborted) {
    await dropPending(config, portal);
    return refusal('interrupted', 'Interrupted.', 'Run it again.');
  }
  if (!finished.ok) return finished;
  const isPending = finished.value.state === 'pending';
  // The code still holds: whoever asks next takes it up.
  if (isPending && end > until) return finished;
  await dropPending(config, portal);
  // A run that was killed, or could not write, has spent the code that it left.
  const isSpent = finished.value.state === 'expired' && end > world.now();
  if (isSpent && isKept) return showAndWait(question, portal, options, until);
  return isPending ? success(pendingReport('expired', pending)) : finished;
}

/** Opens the address with the code in it, so that the person only compares; it was checked when it came. */
export async function openBrowser(
  world: World,
  { verificationUriComplete }: PendingLogin,
  options: LoginOptions,
): Promise<boolean> {
  return !options['no-browser'] && world.openBrowser(verificationUriComplete);
}

/** `awsAuthRefresh` reads along on stdout. */
function show(world: World, options: LoginOptions, data: Login): void {
  const isBrief = options['auth-refresh'] === true && !options.json;
  if (isBrief) world.announce(briefNotice(data), 'stdout');
  if (!isBrief) world.announce(signInNotice(data));
}
