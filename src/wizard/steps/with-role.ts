import type { RolePlace } from '../../aws/identity-center/sign-in.ts';
import type { AccessKeys } from '../../aws/index.ts';
import { readAwsAsClaude } from '../../flows/sign-in/portal-question.ts';
import { refusedBy } from '../../flows/sign-in/standing-sign-in.ts';
import type { Profile } from '../../model/configuration.ts';
import { type Outcome, success } from '../../model/outcome.ts';
import type { Portal } from '../../model/portal.ts';
import type { SsoToken } from '../../model/sso-token.ts';
import type { Turn } from '../../questions/questions.ts';
import type { Scene } from '../walk.ts';

/** The keys of a role by a sign-in that is not on the disk yet. */
export async function withRole(
  { ask }: Scene,
  portal: Portal,
  { accessToken }: SsoToken,
  place: RolePlace,
): Promise<Outcome<AccessKeys> | Turn> {
  return ask.busy(`Taking the role ${place.roleName} in ${place.accountId}`, async (waiting) => {
    const { world: seen } = await readAwsAsClaude(waiting);
    const aws = await (await import('../../aws/index.ts')).identityCenter();
    const answer = await aws.withPortal(seen, portal.region, (session) =>
      aws.roleCredentials(session, accessToken, place),
    );
    return answer.ok ? success(answer.value) : refusedBy(answer.finding, portal);
  });
}

/** The same of a profile that takes its role by way of others: the SDK goes from one to the next. */
export async function withChain(
  { ask }: Scene,
  { name, region }: Pick<Profile, 'name' | 'region'>,
  portal: Portal,
  { accessToken, expiresAt }: SsoToken,
): Promise<Outcome<AccessKeys | undefined> | Turn> {
  return ask.busy(`Taking the role of ${name}`, async (waiting) => {
    const { world: seen } = await readAwsAsClaude(waiting);
    const { keysOfChain } = await (await import('../../aws/index.ts')).identityCenter();
    const held = { id: portal.session ?? portal.startUrl, accessToken, expiresAt };
    const answer = await keysOfChain(seen, name, region ?? portal.region, held);
    return answer.ok ? success(answer.value) : refusedBy(answer.finding, portal);
  });
}
