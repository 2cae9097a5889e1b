import type { Finding, IssuedToken } from '../../aws/identity-center/sign-in.ts';
import { withTokenLock } from '../../effects/pending-login.ts';
import { writeSsoToken } from '../../effects/sso-cache.ts';
import type { AwsProfiles } from '../../facts/aws-files/profiles.ts';
import { readSsoToken } from '../../facts/sign-in/sso-cache.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import type { Portal } from '../../model/portal.ts';
import { isRefreshable, isTokenValid, type SsoRegistration, type SsoToken } from '../../model/sso-token.ts';
import type { World } from '../../model/world.ts';
import { startUrlHint } from '../../plan/profile/check-start-url.ts';
import { choosePortal } from '../../plan/profile/choose-portal.ts';
import { commandLine } from '../../shell/command-line.ts';

/** A token that can be worked with, and whether it had to be renewed. */
export interface StandingSignIn {
  readonly state: 'already' | 'refreshed';
  readonly token: SsoToken;
}

/**
 * The sign-in to a portal, renewed where that takes no browser; `undefined` where the person has to sign in. `refused`
 * is an access token that AWS does not take any more, whatever its time.
 */
export async function standingSignIn(
  world: World,
  config: string,
  portal: Portal,
  refused?: string,
): Promise<Outcome<StandingSignIn | undefined>> {
  const token = readSsoToken(world, portal);
  if (!token) return success(undefined);
  if (holds(token, world, refused)) return success({ state: 'already', token });
  if (!isRefreshable(token, world.now())) return success(undefined);
  return withTokenLock(world, config, portal, () => renew(world, portal, refused));
}

/** Renews the sign-in behind a profile where that is due and takes no browser; says nothing of what cannot be done. */
export async function renewProfile(
  world: World,
  config: string,
  profile: string,
  aws: AwsProfiles,
): Promise<void> {
  const portal = choosePortal({ profile }, aws);
  if (portal.ok && portal.value) await standingSignIn(world, config, portal.value);
}

/** The same as `standingSignIn`, after AWS was asked whether it still takes a token whose time is not over. */
export async function acceptedSignIn(
  world: World,
  config: string,
  portal: Portal,
): Promise<Outcome<StandingSignIn | undefined>> {
  const standing = await standingSignIn(world, config, portal);
  if (!standing.ok || standing.value?.state !== 'already') return standing;
  const { accessToken } = standing.value.token;
  const aws = await (await import('../../aws/index.ts')).identityCenter();
  const isRefused = await aws.withPortal(world, portal.region, (session) =>
    aws.isTokenRefused(session, accessToken),
  );
  return isRefused ? standingSignIn(world, config, portal, accessToken) : standing;
}

/** Only to be called under the lock: another process may have renewed the token while this one waited for it. */
async function renew(
  world: World,
  portal: Portal,
  refused: string | undefined,
): Promise<Outcome<StandingSignIn | undefined>> {
  const token = readSsoToken(world, portal);
  if (!token) return success(undefined);
  if (holds(token, world, refused)) return success({ state: 'already', token });
  if (!token.refresh) return success(undefined);
  const { client, refreshToken } = token.refresh;
  const aws = await (await import('../../aws/index.ts')).identityCenter();
  const answer = await aws.withPortal(world, portal.region, (session) =>
    aws.refreshedToken(session, client, refreshToken),
  );
  if (!answer.ok) return refusedBy(answer.finding, portal);
  if (typeof answer.value === 'string') return success(undefined);
  const renewed = tokenOf({ refreshToken, ...answer.value }, client, world.now());
  const written = await writeSsoToken(world, portal, renewed);
  return written.ok ? success({ state: 'refreshed', token: renewed }) : written;
}

function holds(token: SsoToken, { now }: World, refused: string | undefined): boolean {
  return isTokenValid(token, now()) && token.accessToken !== refused;
}

/** The token as it is kept: by this computer's clock, which is also what it will be looked at with. */
export function tokenOf(issued: IssuedToken, client: SsoRegistration, now: Date): SsoToken {
  const { accessToken, refreshToken, expiresIn } = issued;
  const expiresAt = new Date(now.getTime() + expiresIn * 1000);
  return { accessToken, expiresAt, ...(refreshToken && { refresh: { refreshToken, client } }) };
}

/** The refusal for what AWS, or the way to it, answered. */
export function refusedBy({ id, message, fix }: Finding, portal: Portal) {
  const again = `Sign in again: claude-bedrock login --again ${commandLine(portal.options)}`;
  const hint = id === 'sso-portal-unknown' ? startUrlHint(portal.startUrl) : '';
  const said = hint === '' ? message : `${message}${message.endsWith('.') ? '' : ';'} ${hint}`;
  return refusal(id, said, id === 'sso-expired' ? again : fix);
}
