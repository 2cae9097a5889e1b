import { askModels, choicesOf, type ModelsAnswer } from '../../flows/models/ask-models.ts';
import { readAwsAsClaude } from '../../flows/sign-in/portal-question.ts';
import type { ModelChoice } from '../../model/choices.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import { chooseRegions } from '../../plan/models/choose-regions.ts';
import { choiceAnswers, usableModels } from '../../plan/models/model-choices.ts';
import { ASKED } from '../../plan/setup/script.ts';
import { BACK, isTurn, type Option, type Turn } from '../../questions/questions.ts';
import { probesText } from '../../report/models/models-text.ts';
import { answered, onlyRegion, type ReadySignIn, type WizardState } from '../state.ts';
import type { Scene, Step } from '../walk.ts';
import { askRegion, regionOf } from './region.ts';

/** Asks which models answer, shows them by family, and where requests may be answered if there is a choice. */
export const chooseModels: Step<WizardState> = async (scene, state) => {
  const { signIn, models, answers } = state;
  if (signIn.kind !== 'ready' || models.kind !== 'open') return success(state);
  // Only Bedrock Invoke lists and probes as it is done here; the plan tries the other ways itself.
  const isOtherWay = answers.way !== undefined && answers.way !== 'invoke';
  if (isOtherWay || answers.model !== undefined || (answers.pin ?? []).length > 0) {
    return success({ ...state, models: { kind: 'given' } });
  }
  const region = regionOf(state);
  if (!region.ok) return region;
  const answer = await probe(scene, signIn.ready, [region.value]);
  if (isTurn(answer) || !answer.ok) return answer;
  if (!answer.value.models.some(({ probe: result }) => result === 'usable')) {
    return elsewhere(scene, state, answer.value);
  }
  return choose(scene, state, answer.value);
};

/** Nothing answers here: all the other regions may be asked. */
async function elsewhere(
  scene: Scene,
  state: WizardState,
  here: ModelsAnswer,
): Promise<Outcome<WizardState> | Turn> {
  const { ask } = scene;
  const region = regionOf(state);
  if (state.signIn.kind !== 'ready' || !region.ok) return region.ok ? success(state) : region;
  ask.say(probesText(here, ask.style));
  const nothing = refusal(
    'model-not-listed',
    `No Claude model answered in ${region.value}.`,
    'The lines above say why. Choose another region or sign-in.',
  );
  if (onlyRegion(state.signIn.ready) !== undefined) return nothing;
  const isWanted = await ask.select({
    message: `No Claude model answered in ${region.value}. Look in every region?`,
    options: [
      { label: 'Yes, try every region where Claude is available', value: true },
      { label: 'No, choose another region', value: false },
    ],
  });
  if (isTurn(isWanted)) return isWanted;
  if (!isWanted) {
    // Asked here, for the one that was refused may have been named on the command line.
    const other = await askRegion(scene, state.signIn.ready);
    return isTurn(other) ? other : chooseModels(scene, answered(state, { region: other }));
  }
  const everywhere = chooseRegions(['all', region.value], region.value);
  if (!everywhere.ok) return everywhere;
  const answer = await probe(scene, state.signIn.ready, everywhere.value);
  if (isTurn(answer) || !answer.ok) return answer;
  if (answer.value.models.some(({ probe: result }) => result === 'usable')) {
    return choose(scene, state, answer.value);
  }
  ask.problem(nothing.problem);
  return BACK;
}

type Chosen = { readonly way: ModelChoice } | 'each';

async function choose(
  { ask }: Scene,
  state: WizardState,
  answer: ModelsAnswer,
): Promise<Outcome<WizardState> | Turn> {
  ask.say(probesText(answer, ask.style));
  const region = regionOf(state);
  if (!region.ok) return region;
  const choices = choicesOf({ isProbed: true, home: region.value }, answer);
  const regions = [...new Set(choices.map((choice) => choice.region))];
  const isElsewhere = regions.some((one) => one !== region.value);
  const options: readonly Option<Chosen>[] = [
    ...choices.map((way) => ({ label: way.label, hint: way.description, value: { way } })),
    { label: 'Choose each model', hint: 'family by family', value: 'each' },
  ];
  const chosen = await ask.select({
    message: ASKED.models,
    options,
  });
  if (isTurn(chosen)) return chosen;
  if (chosen === 'each') {
    // Of one region also what was not tried; of all of them that would be hundreds.
    const offered = isElsewhere ? usableModels(answer.models) : answer.models;
    const nearestFirst = regions.flatMap((one) => offered.filter((model) => model.region === one));
    return success({ ...state, models: { kind: 'each', models: nearestFirst, chosen: new Map() } });
  }
  const { way } = chosen;
  return success({ ...answered(state, choiceAnswers(answer.models, way)), models: { kind: 'chosen' } });
}

/** Asks AWS for the models of some regions, and which of them answer. */
export async function probe(
  { ask }: Scene,
  { signer }: ReadySignIn,
  regions: readonly string[],
  named: readonly string[] = [],
): Promise<Outcome<ModelsAnswer> | Turn> {
  const [home = ''] = regions;
  const place = regions.length > 1 ? `${regions.length} regions` : home;
  return ask.busy(`Trying the models in ${place}`, async (waiting) => {
    const { world, aws } = await readAwsAsClaude(waiting);
    const question = { world, aws, signIn: { signer, options: {} }, regions, home, named };
    const isProbed = named.length === 0;
    const answer = await askModels({ ...question, isEverywhere: regions.length > 1, isProbed });
    if (answer.ok) return success(answer.value);
    const { id, message, fix } = answer.finding;
    return refusal(id, message, fix);
  });
}
