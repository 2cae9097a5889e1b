import { settingsLocations } from '../../facts/settings/settings-locations.ts';
import type { WritableScope } from '../../model/change.ts';
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

const SCOPES: readonly Option<WritableScope>[] = [
  { label: 'Everywhere (recommended)', hint: 'all your projects on this computer', value: 'user' },
  { label: 'This repository, for the team', hint: 'shared through git', value: 'project' },
  { label: 'This repository, for me', hint: 'only you, not shared', value: 'local' },
];

/** Where it is to apply. A key is never offered to be shared; in the home directory there is no repository. */
export const chooseScope: Step<WizardState> = async ({ world, ask }, state) => {
  if (state.answers.scope !== undefined) return success(state);
  const isKey = state.answers.auth === 'api-key';
  const hasProject = settingsLocations(world).some(({ scope }) => scope === 'project');
  const options = SCOPES.filter(({ value }) => value !== 'project' || (hasProject && !isKey));
  const scope = await ask.select({ message: 'Where should this apply?', options });
  return isTurn(scope) ? scope : success(answered(state, { scope }));
};
