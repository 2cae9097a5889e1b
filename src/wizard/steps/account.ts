import { askRoles } from '../../flows/sign-in/ask-accounts.ts';
import { readAwsAsClaude } from '../../flows/sign-in/portal-question.ts';
import type { Account } from '../../model/accounts.ts';
import { type Outcome, success } from '../../model/outcome.ts';
import type { Portal } from '../../model/portal.ts';
import type { SsoToken } from '../../model/sso-token.ts';
import { profileAnswers, rankedRoles } from '../../plan/profile/choose-account.ts';
import { ASKED, aboutAccount, askedAccount } from '../../plan/setup/script.ts';
import { isTurn, type Turn } from '../../questions/questions.ts';
import { type ReadySignIn, signedIn, type WizardState } from '../state.ts';
import type { Scene, Step } from '../walk.ts';
import { withRole } from './with-role.ts';

/** An account with a role in it. */
interface Place {
  readonly account: Account;
  readonly roleName: string;
}

/** Which account and which role in it; one of each is taken without a question. */
export const chooseAccount: Step<WizardState> = async (scene, state) => {
  if (state.signIn.kind !== 'accounts') return success(state);
  const { portal, token, isHeld, accounts } = state.signIn;
  const isLong = accounts.some(({ isOpen }) => isOpen);
  const chosen = isLong ? await choosePlaces(scene, accounts, portal, token) : success(accounts);
  if (isTurn(chosen) || !chosen.ok) return chosen;
  const pair = await choosePair(scene, chosen.value, isLong);
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

/** Of many accounts one is chosen first, and the roles in it are asked then. */
async function choosePlaces(
  { ask }: Scene,
  accounts: readonly Account[],
  portal: Portal,
  token: SsoToken,
): Promise<Outcome<readonly Account[]> | Turn> {
  const account = await ask.search({
    message: askedAccount(accounts.length),
    options: accounts.map((one) => ({ label: one.name, hint: aboutAccount(one), value: one })),
    placeholder: 'type part of its name, id or e-mail address',
  });
  if (isTurn(account)) return account;
  const asked = await ask.busy(`Listing your roles in ${account.name}`, async (waiting) => {
    const { world } = await readAwsAsClaude(waiting);
    return askRoles(world, portal, token, account);
  });
  return isTurn(asked) || !asked.ok ? asked : success([asked.value]);
}

/** A single role is taken as it is. */
async function choosePair(
  { ask }: Scene,
  accounts: readonly Account[],
  isOne: boolean,
): Promise<Place | Turn> {
  const options = rankedRoles(accounts).map(({ account, roleName }) => ({
    label: isOne ? roleName : `${account.name}: ${roleName}`,
    hint: aboutAccount(account),
    value: { account, roleName },
  }));
  const [only] = options;
  if (only && options.length === 1) return only.value;
  const message = isOne ? `Which role in ${accounts[0]?.name}?` : ASKED.accountAndRole;
  return ask.search({ message, options, placeholder: 'type to filter' });
}
