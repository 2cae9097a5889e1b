import type { Account } from '../../model/accounts.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import type { Portal } from '../../model/portal.ts';
import type { SsoToken } from '../../model/sso-token.ts';
import type { World } from '../../model/world.ts';
import { refusedBy } from './standing-sign-in.ts';

/** Asks the access portal for the accounts and roles of whoever the token belongs to. */
export async function askAccounts(
  world: World,
  portal: Portal,
  { accessToken }: SsoToken,
): Promise<Outcome<readonly Account[]>> {
  world.progress('Asking for your accounts and roles…');
  const aws = await (await import('../../aws/index.ts')).identityCenter();
  const answer = await aws.withPortal(world, portal.region, (session) =>
    aws.listAccounts(session, accessToken),
  );
  if (!answer.ok) return refusedBy(answer.finding, portal);
  if (answer.value.length > 0) return success(answer.value);
  return refusal(
    'sso-no-accounts',
    `You are signed in to ${portal.startUrl}, and no AWS account is assigned to you there.`,
    'Ask whoever manages IAM Identity Center for an account with a permission set that allows Amazon Bedrock.',
  );
}
