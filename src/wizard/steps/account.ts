import { readAwsAsClaude } from '../../flows/sign-in/portal-question.ts';
import { success } from '../../model/outcome.ts';
import { profileAnswers, rankedRoles } from '../../plan/profile/choose-account.ts';
import { isTurn } from '../../questions/questions.ts';
import { type ReadySignIn, signedIn, type WizardState } from '../state.ts';
import type { Step } from '../walk.ts';
import { withRole } from './with-role.ts';

/** Which account and which role in it; one of each is taken without a question. */
export const chooseAccount: Step<WizardState> = async (scene, state) => {
  if (state.signIn.kind !== 'accounts') return success(state);
  const { portal, token, isHeld, accounts } = state.signIn;
  const options = rankedRoles(accounts).map(({ account, roleName }) => ({
    label: `${account.name}: ${roleName}`,
    hint: [`account ${account.accountId}`, account.email].filter(Boolean).join(', '),
    value: { account, roleName },
  }));
  const [only] = options;
  const pair =
    only && options.length === 1
      ? only.value
      : await scene.ask.search({
          message: 'Which account and role?',
          options,
          placeholder: 'type to filter',
        });
  if (isTurn(pair)) return pair;
  const { account, roleName } = pair;
  const keys = await withRole(scene, portal, token, { accountId: account.accountId, roleName });
  if (isTurn(keys) || !keys.ok) return keys;
  const { aws } = await readAwsAsClaude(scene.world);
  const ready: ReadySignIn = {
    // The name of the profile is not settled before its region.
    signer: { kind: 'profile', name: `${account.name}: ${roleName}`, keys: keys.value },
    near: portal.region,
    profilePlan: profileAnswers(pair, { portal, files: aws.files }),
    ...(isHeld && { held: { portal, token } }),
  };
  return success(signedIn(state, { kind: 'ready', ready }));
};
