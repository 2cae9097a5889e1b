import type { Account } from '../../model/accounts.ts';
import { type Outcome, refusal } from '../../model/outcome.ts';
import type { Portal } from '../../model/portal.ts';
import type { SsoToken } from '../../model/sso-token.ts';
import type { World } from '../../model/world.ts';
import { accountsToAsk, narrowByRole } from '../../plan/profile/choose-account.ts';
import { refusedBy } from './standing-sign-in.ts';

/** Which accounts are looked for: by words, or the one of this id. */
export interface AccountSearch {
  readonly search?: string | undefined;
  readonly accountId?: string | undefined;
}

/** The accounts that fit; their roles are known where they are few. */
export interface FoundAccounts {
  readonly total: number;
  readonly found: readonly Account[];
}

/**
 * Asks the access portal for the accounts of whoever the token belongs to, and for the roles in those that fit where
 * they are few: each account is a request of its own, and AWS throttles them.
 */
export async function askAccounts(
  world: World,
  portal: Portal,
  { accessToken }: SsoToken,
  looked: AccountSearch = {},
): Promise<Outcome<FoundAccounts>> {
  world.progress('Asking for your accounts and roles…');
  const aws = await (await import('../../aws/index.ts')).identityCenter();
  const answer = await aws.withPortal(world, portal.region, async (session) => {
    const listed = await aws.listAccounts(session, accessToken);
    if (!listed.ok) return listed;
    const { fitting, asksRoles, words } = accountsToAsk(listed.value, looked);
    const found = asksRoles
      ? narrowByRole(await aws.accountRoles(session, accessToken, fitting), words)
      : fitting;
    return { ok: true, value: { total: listed.value.length, found } } as const;
  });
  if (!answer.ok) return refusedBy(answer.finding, portal);
  if (answer.value.total > 0) return answer;
  return refusal(
    'sso-no-accounts',
    `You are signed in to ${portal.startUrl}, and no AWS account is assigned to you there.`,
    'Ask the administrator of IAM Identity Center for an account with a permission set that allows Amazon Bedrock.',
  );
}
