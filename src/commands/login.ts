import { flag, type OptionValues, type RunCommand, text } from '../cli/command.ts';
import { dropPending, keepPending } from '../effects/pending-login.ts';
import { type PendingLogin, readPending } from '../facts/pending-login.ts';
import { type Outcome, refusal, success } from '../outcome.ts';
import { type Portal, portalMissing } from '../plan/choose-portal.ts';
import type { Login } from '../report/login.ts';
import { pendingReport, signedInReport } from '../report/login-report.ts';
import { loginText, signInNotice } from '../report/login-text.ts';
import type { World } from '../world.ts';
import { beginLogin } from './begin-login.ts';
import { finishLogin, waitFor } from './finish-login.ts';
import { type PortalQuestion, readPortalQuestion } from './portal-question.ts';
import { standingSignIn } from './standing-sign-in.ts';

const DEFAULT_WAIT_S = 90;
const MAX_WAIT_S = 600;
/** A code that is about to run out is not shown again. */
const REST_OF_CODE_MS = 60_000;

/** `login`: begins a sign-in (`--start`), waits for it (`--finish`), or both for a person. */
export const login: RunCommand = async (world, options) => {
  const answer = await run(world, options);
  if (!answer.ok) return answer;
  const data = answer.value;
  const exitCode = data.state === 'denied' || data.state === 'expired' ? 1 : 0;
  return success({ data, exitCode, text: (style) => loginText(data, style) });
};

async function run(world: World, options: OptionValues): Promise<Outcome<Login>> {
  const waitSeconds = readWait(options);
  if (!waitSeconds.ok) return waitSeconds;
  const question = await readPortalQuestion(world, options);
  if (!question.ok) return question;
  if (flag(options, 'finish')) return finishLogin(question.value, waitSeconds.value);
  const { portal, config, aws, world: seen } = question.value;
  if (!portal) return portalMissing(aws);
  if (!flag(options, 'again')) {
    const standing = await standingSignIn(seen, config, portal);
    if (!standing.ok) return standing;
    if (standing.value) {
      const { state, token } = standing.value;
      await dropPending(config, portal);
      return success(signedInReport(state, portal, token, seen));
    }
  }
  const mayOpen = !flag(options, 'no-browser');
  return flag(options, 'start')
    ? start(question.value, portal, mayOpen)
    : both(question.value, portal, mayOpen);
}

/** A second `--start` shows the code of the first: the person may have it before them already. */
async function start(question: PortalQuestion, portal: Portal, mayOpen: boolean): Promise<Outcome<Login>> {
  const { world, config } = question;
  const kept = readPending(config, portal);
  const begun = kept && isFresh(kept, portal, world) ? success(kept) : await beginLogin(world, portal);
  if (!begun.ok) return begun;
  const saved = await keepPending(world, config, begun.value);
  if (!saved.ok) return saved;
  return success(pendingReport('started', begun.value, await open(world, begun.value, mayOpen)));
}

async function both(question: PortalQuestion, portal: Portal, mayOpen: boolean): Promise<Outcome<Login>> {
  const { world, config } = question;
  const begun = await beginLogin(world, portal);
  if (!begun.ok) return begun;
  const isOpened = await open(world, begun.value, mayOpen);
  world.announce(signInNotice(pendingReport('started', begun.value, isOpened)));
  const finished = await waitFor(question, begun.value, new Date(begun.value.expiresAt));
  if (world.interrupted.aborted) return refusal('interrupted', 'Interrupted.', 'Run it again.');
  if (finished.ok && finished.value.state === 'pending')
    return success(pendingReport('expired', begun.value));
  // What `--start` may have begun before is not waited for any more.
  if (finished.ok && finished.value.session) await dropPending(config, portal);
  return finished;
}

function isFresh({ expiresAt, portal: kept }: PendingLogin, portal: Portal, world: World): boolean {
  const isSame = kept.startUrl === portal.startUrl && kept.region === portal.region;
  return isSame && new Date(expiresAt).getTime() - world.now().getTime() > REST_OF_CODE_MS;
}

/** The address with the code in it, so that the person only compares; it was checked when it came. */
async function open(world: World, pending: PendingLogin, mayOpen: boolean): Promise<boolean> {
  return mayOpen && world.openBrowser(pending.verificationUriComplete);
}

function readWait(options: OptionValues): Outcome<number> {
  const isFinish = flag(options, 'finish');
  if (isFinish && flag(options, 'start'))
    return refusal('option-conflict', '--start was given beside --finish.', 'Give one of the two.');
  const given = text(options, 'wait');
  if (given === undefined) return success(DEFAULT_WAIT_S);
  if (!isFinish) return refusal('option-conflict', '--wait belongs to --finish.', 'Leave it out.');
  const seconds = Number(given);
  const isInRange = /^\d+$/.test(given) && seconds <= MAX_WAIT_S;
  if (isInRange) return success(seconds);
  return refusal(
    'usage',
    `--wait takes whole seconds up to ${MAX_WAIT_S}.`,
    'Run: claude-bedrock login --help',
  );
}
