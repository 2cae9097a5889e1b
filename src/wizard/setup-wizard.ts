import { settleJournal } from '../effects/with-journal.ts';
import { readSettings } from '../facts/settings/settings.ts';
import { configDirectory } from '../facts/settings/settings-locations.ts';
import { applyWhole, isNothing } from '../flows/changes/whole-setup.ts';
import { homeUnknown, type Outcome, refusal, success } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import { ASKED } from '../plan/setup/script.ts';
import { readAnswers, type SetupOptions } from '../plan/setup/setup-answers.ts';
import { agree } from '../questions/agree.ts';
import { isTurn, type Questions, STOPPED } from '../questions/questions.ts';
import { remark } from '../text/marked.ts';
import { wrap } from '../text/text.ts';
import { prove } from './prove.ts';
import { planSetupChange, setupChangeText, wholeRequest } from './setup-change.ts';
import type { WizardEnd, WizardState } from './state.ts';
import { chooseAccount } from './steps/account.ts';
import { allowSignIn } from './steps/allow-sign-in.ts';
import { askApiKey } from './steps/api-key.ts';
import { chooseEachModel, finishModels } from './steps/model-of-family.ts';
import { chooseModels } from './steps/models.ts';
import { askStartUrl, choosePortalOfFile, findSsoRegion } from './steps/portal.ts';
import { chooseRefresh, chooseScope } from './steps/refresh.ts';
import { chooseRegion } from './steps/region.ts';
import { offerRepair } from './steps/repair.ts';
import { chooseWhoSigns } from './steps/sign-in.ts';
import { alongStandingWay, askAboutWay, askGatewayKey } from './steps/way.ts';
import { type Scene, type Step, walk } from './walk.ts';

interface Ending extends WizardState {
  readonly result?: WizardEnd['result'];
}

const STEPS: readonly Step<WizardState>[] = [
  ...[
    askAboutWay,
    askGatewayKey,
    chooseWhoSigns,
    offerRepair,
    choosePortalOfFile,
    askStartUrl,
    findSsoRegion,
    allowSignIn,
    chooseAccount,
  ],
  ...[askApiKey, chooseRegion, chooseModels, ...chooseEachModel, finishModels, chooseScope, chooseRefresh],
];

/** The way from nothing to a setup that was seen to work. `given` are options that answer some questions already. */
export async function setupWizard(
  world: World,
  ask: Questions,
  given: SetupOptions,
): Promise<Outcome<WizardEnd> | typeof STOPPED> {
  const config = configDirectory(world);
  if (config === undefined) return homeUnknown();
  const read = readAnswers(given);
  if (!read.ok) return read;
  const broken = await brokenSettings(world);
  if (broken) return broken;
  const scene: Scene = { world, config, ask };
  ask.begin('Claude Code on Amazon Bedrock');
  ask.say(
    wrap(
      'Esc goes back, Ctrl-C stops. Nothing is written until you have seen it and said yes.',
      ask.style.width,
    ),
  );
  const answers = await alongStandingWay({ world, ask }, given);
  const start: Ending = { signIn: { kind: 'open' }, models: { kind: 'open' }, answers };
  const end = await walk<Ending>([...STEPS, settle], scene, start);
  if (end === STOPPED || !end.ok) return end;
  const { result = 'declined' } = end.value;
  if (result === 'declined') {
    ask.end('Nothing was written.');
    return success({ result });
  }
  return prove(ask, result);
}

/** Shows the change, asks, and writes it: after it nothing leads back. */
const settle: Step<Ending> = async ({ world, config, ask }, state) => {
  await settleJournal(world, config);
  const agreed = await agree(ask, {
    question: ASKED.change,
    yes: 'Yes, write it',
    no: 'No, change nothing',
    plan: (waiting) => planSetupChange(waiting, config, state, { isQuick: false }),
    isNothing: (plan) => isNothing(plan) && state.signIn.kind === 'ready' && !state.signIn.ready.held,
    show: (plan) => setupChangeText(plan, state, ask.style, world.home),
    apply: ({ planId }) => applyWhole(world, config, wholeRequest(state), planId),
  });
  if (isTurn(agreed) || !agreed.ok) return agreed;
  if (agreed.value.result === 'done') ask.say(remark(ask.style, 'ok', 'Written.'));
  return success({ ...state, result: agreed.value.result });
};

/** Claude Code ignores a settings file that does not parse, and nothing is written into one. */
async function brokenSettings(world: World): Promise<Outcome<never> | undefined> {
  for (const file of await readSettings(world)) {
    if (file.state !== 'invalid' && file.state !== 'unreadable') continue;
    const { code, message, fix } = file.problem;
    return refusal(code, message, fix);
  }
  return undefined;
}
