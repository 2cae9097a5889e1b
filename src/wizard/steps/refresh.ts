import { settingsLocations } from '../../facts/settings/settings-locations.ts';
import { success } from '../../model/outcome.ts';
import type { Renewer } from '../../plan/setup/plan-refresh.ts';
import { ASKED, scopeChoices } from '../../plan/setup/script.ts';
import { isTurn, type Option } from '../../questions/questions.ts';
import { RENEWERS } from '../../report/changes/shown-refresh.ts';
import { planSetupChange } from '../setup-change.ts';
import { answered, type WizardState } from '../state.ts';
import type { Step } from '../walk.ts';

/** Who signs in again when the sign-in is over, if several could. */
export const chooseRefresh: Step<WizardState> = async ({ world, config, ask }, state) => {
  if (state.answers.refresh !== undefined) return success(state);
  const planned = await planSetupChange(world, config, state, { isQuick: true });
  if (!planned.ok) return planned;
  const { state: renewer, others } = planned.value.setup.plan.refresh;
  if ((renewer !== 'own' && renewer !== 'aws-cli') || others.length === 0) return success(state);
  const options: readonly Option<Renewer | 'off'>[] = [
    ...[renewer, ...others].map((one) => ({
      label: RENEWERS[one].label,
      hint: RENEWERS[one].description,
      value: one,
    })),
    { label: 'Nobody', hint: 'You sign in yourself', value: 'off' },
  ];
  const refresh = await ask.select({ message: 'Who signs in again when the sign-in has ended?', options });
  return isTurn(refresh) ? refresh : success(answered(state, { refresh }));
};

/** Where it is to apply. */
export const chooseScope: Step<WizardState> = async ({ world, ask }, state) => {
  if (state.answers.scope !== undefined) return success(state);
  const isKey = state.answers.auth === 'api-key';
  const hasProject = settingsLocations(world).some(({ scope }) => scope === 'project');
  const options = scopeChoices({ hasProject, isKey }).map(({ scope: value, label, description }) => ({
    label,
    hint: description,
    value,
  }));
  const scope = await ask.select({ message: ASKED.scope, options });
  return isTurn(scope) ? scope : success(answered(state, { scope }));
};
