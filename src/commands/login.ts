import type { OptionsOf, RunCommand } from '../cli/command.ts';
import { keepLauncherCurrent } from '../effects/launcher.ts';
import { dropPending } from '../effects/pending-login.ts';
import { configDirectory } from '../facts/settings/settings-locations.ts';
import { awaitLogin, openBrowser } from '../flows/sign-in/await-login.ts';
import { openLogin } from '../flows/sign-in/begin-login.ts';
import { finishLogin } from '../flows/sign-in/finish-login.ts';
import { type PortalQuestion, readPortalQuestion } from '../flows/sign-in/portal-question.ts';
import { acceptedSignIn } from '../flows/sign-in/standing-sign-in.ts';
import { type Outcome, refusal, success } from '../model/outcome.ts';
import type { Portal } from '../model/portal.ts';
import type { World } from '../model/world.ts';
import { portalMissing } from '../plan/profile/choose-portal.ts';
import { typedNote } from '../plan/profile/portal-address.ts';
import { briefText } from '../report/sign-in/auth-refresh-text.ts';
import type { Login } from '../report/sign-in/login.ts';
import { pendingReport, signedInReport } from '../report/sign-in/login-report.ts';
import { loginText } from '../report/sign-in/login-text.ts';
import type { TextStyle } from '../text/text.ts';
import type { loginSpec } from './specs/login.ts';

type LoginOptions = OptionsOf<typeof loginSpec>;

const DEFAULT_WAIT_S = 90;
const MAX_WAIT_S = 600;

/** `login`: begins a sign-in (`--start`), waits for it (`--finish`), or both for a person. */
export const login: RunCommand<LoginOptions> = async (world, options) => {
  const answer = await run(world, options);
  const config = configDirectory(world);
  // `awsAuthRefresh` comes here through the launcher.
  if (config !== undefined) await keepLauncherCurrent(world, config);
  if (!answer.ok) return answer;
  const data = withTyped(answer.value, options['start-url']);
  const mayGoOn = ['started', ...(options.finish === true ? ['pending'] : [])];
  const isDone = data.session !== undefined || mayGoOn.includes(data.state);
  const isBrief = options['auth-refresh'] === true;
  const shown = (style: TextStyle) => (isBrief ? briefText(data) : loginText(data, style));
  return success({ data, exitCode: isDone ? 0 : 1, text: shown });
};

/** What was typed stands beside what it became. */
function withTyped(data: Login, typed: string | undefined): Login {
  const { startUrl } = data.portal;
  return typedNote(typed, startUrl) === undefined ? data : { ...data, portal: { ...data.portal, typed } };
}

async function run(world: World, options: LoginOptions): Promise<Outcome<Login>> {
  const waitSeconds = readWait(options);
  if (!waitSeconds.ok) return waitSeconds;
  const question = await readPortalQuestion(world, options);
  if (!question.ok) return question;
  if (options.finish === true) return finishLogin(question.value, waitSeconds.value);
  const { portal, config, aws, world: seen } = question.value;
  if (!portal) return portalMissing(aws);
  if (!options.again) {
    const standing = await acceptedSignIn(seen, portal);
    if (!standing.ok) return standing;
    if (standing.value) {
      const { state, token, unkept } = standing.value;
      if (unkept) return { ok: false, problem: unkept };
      await dropPending(config, portal);
      return success(signedInReport(state, portal, token, seen));
    }
  }
  return options.start === true
    ? start(question.value, portal, options)
    : awaitLogin(question.value, portal, options);
}

/** Shows the address and the code; a second time the same ones. */
async function start(
  question: PortalQuestion,
  portal: Portal,
  options: LoginOptions,
): Promise<Outcome<Login>> {
  const opened = await openLogin(question, portal);
  if (!opened.ok) return opened;
  const isOpened = await openBrowser(question.world, opened.value, options);
  return success(pendingReport('started', opened.value, isOpened));
}

function readWait(options: LoginOptions): Outcome<number> {
  const [first, second] = (['start', 'finish', 'auth-refresh'] as const).filter((name) => options[name]);
  if (second !== undefined)
    return refusal('option-conflict', `--${first} was given beside --${second}.`, 'Give one of the two.');
  const given = options.wait;
  if (given === undefined) return success(DEFAULT_WAIT_S);
  if (!options.finish) return refusal('option-conflict', '--wait belongs to --finish.', 'Leave it out.');
  const seconds = Number(given);
  const isInRange = /^\d+$/.test(given) && seconds <= MAX_WAIT_S;
  if (isInRange) return success(seconds);
  return refusal(
    'usage',
    `--wait takes whole seconds up to ${MAX_WAIT_S}.`,
    'Run: claude-bedrock login --help',
  );
}
