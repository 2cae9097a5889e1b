import { success } from '../../model/outcome.ts';
import type { Renewer } from '../../plan/setup/plan-refresh.ts';
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
    { label: 'Nobody', hint: 'you sign in yourself', value: 'off' },
  ];
  const refresh = await ask.select({ message: 'Who signs in again when the sign-in is over?', options });
  return isTurn(refresh) ? refresh : success(answered(state, { refresh }));
};
