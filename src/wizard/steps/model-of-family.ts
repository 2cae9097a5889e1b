import { FAMILIES, type Family } from '../../knowledge/model-families.ts';
import type { Model } from '../../model/models.ts';
import { refusal, success } from '../../model/outcome.ts';
import { modelAnswers } from '../../plan/models/model-choices.ts';
import { isTurn, type Option } from '../../questions/questions.ts';
import { answered, type WizardState } from '../state.ts';
import type { Step } from '../walk.ts';
import { probe } from './models.ts';

/** One step per family with an alias: which of its models, with what the probe said beside each. */
export const chooseEachModel: readonly Step<WizardState>[] = FAMILIES.map(chooseModelOf);

function chooseModelOf(family: Family): Step<WizardState> {
  return async (scene, state) => {
    const { signIn, models } = state;
    if (signIn.kind !== 'ready' || models.kind !== 'each') return success(state);
    const [settled] = models.chosen.values();
    const own = models.models.filter(
      (model) => model.family === family && model.isActive && (!settled || model.region === settled.region),
    );
    if (own.length === 0) return success(state);
    const none: Option<Model | undefined> = { label: 'None', hint: 'Pins no model', value: undefined };
    const model = await scene.ask.search({
      message: `Which ${family.charAt(0).toUpperCase()}${family.slice(1)}?`,
      options: [...usableFirst(own).map((model) => modelOption(model, state.answers.region)), none],
    });
    if (isTurn(model)) return model;
    if (model === undefined) return success(state);
    const chosen = new Map([...models.chosen, [family, model]]);
    // Claude Code asks in one region: that of the first model is that of them all.
    const next = { ...answered(state, { region: model.region }), models: { ...models, chosen } };
    if (model.probe === 'usable') return success(next);
    const answer = await probe(scene, signIn.ready, [model.region], [model.id]);
    if (isTurn(answer) || !answer.ok) return answer;
    const probed = answer.value.models.find(({ id }) => id === model.id);
    if (probed?.probe === 'usable') return success(next);
    const why = probed?.probeMessage ?? 'AWS gave no reason.';
    return refusal('model-not-listed', `${model.name} did not answer. ${why}`, 'Choose another one.');
  };
}

function usableFirst(models: readonly Model[]): readonly Model[] {
  const isUsable = ({ probe: result }: Model) => result === 'usable';
  return [...models.filter(isUsable), ...models.filter((model) => !isUsable(model))];
}

/** `home` is the region that was chosen: of others it is said which. */
function modelOption(model: Model, home: string | undefined): Option<Model> {
  const { id, name, routing, geography, region, probe: result } = model;
  const state = result === undefined ? 'not tried' : result === 'usable' ? 'usable' : 'refused';
  const place = region === home ? '' : `, ${region}`;
  return { label: `${name}, ${geography ?? routing}${place} (${state})`, hint: id, value: model };
}

/** Turns the models that were chosen one by one into answers. */
export const finishModels: Step<WizardState> = async (_scene, state) => {
  if (state.models.kind !== 'each') return success(state);
  const best = [...state.models.chosen.values()];
  const answers = best.length === 0 ? {} : modelAnswers(best);
  return success({ ...answered(state, answers), models: { kind: 'chosen' } });
};
