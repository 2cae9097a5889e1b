import { settingsLocations } from '../../facts/settings/settings-locations.ts';
import type { WritableScope } from '../../model/change.ts';
import { success } from '../../model/outcome.ts';
import { isTurn, type Option } from '../../questions/questions.ts';
import { answered, type WizardState } from '../state.ts';
import type { Step } from '../walk.ts';

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
