import type { Finding, IssuedToken } from '../aws/sign-in.ts';
import { withTokenLock } from '../effects/pending-login.ts';
import { writeSsoToken } from '../effects/sso-cache.ts';
import { readSsoToken } from '../facts/sso-cache.ts';
import { type Outcome, refusal, success } from '../outcome.ts';
import { startUrlHint } from '../plan/check-start-url.ts';
import type { Portal } from '../plan/choose-portal.ts';
import { commandLine } from '../plan/command-line.ts';
import { isRefreshable, isTokenValid, type SsoRegistration, type SsoToken } from '../plan/sso-token.ts';
import type { World } from '../world.ts';

/** A token that can be worked with, and whether it had to be renewed. */
export interface StandingSignIn {
  readonly state: 'already' | 'refreshed';
  readonly token: SsoToken;
}

/** The sign-in to a portal, renewed where that takes no browser; `undefined` where the person has to sign in. */
export async function standingSignIn(
  world: World,
  config: string,
  portal: Portal,
): Promise<Outcome<StandingSignIn | undefined>> {
  const token = readSsoToken(world, portal);
  if (!token) return success(undefined);
  if (isTokenValid(token, world.now())) return success({ state: 'already', token });
  if (!isRefreshable(token, world.now())) return success(undefined);
  return withTokenLock(world, config, portal, () => renew(world, portal));
}

/** Only to be called under the lock: another process may have renewed the token while this one waited for it. */
async function renew(world: World, portal: Portal): Promise<Outcome<StandingSignIn | undefined>> {
  const token = readSsoToken(world, portal);
  if (!token?.refresh) return success(undefined);
  if (isTokenValid(token, world.now())) return success({ state: 'already', token });
  const { client, refreshToken } = token.refresh;
  const aws = await (await import('../aws/index.ts')).identityCenter();
  const answer = await aws.withPortal(world, portal.region, (session) =>
    aws.refreshedToken(session, client, refreshToken),
  );
  if (!answer.ok) return refusedBy(answer.finding, portal);
  if (typeof answer.value === 'string') return success(undefined);
  const renewed = tokenOf({ refreshToken, ...answer.value }, client, world.now());
  const written = await writeSsoToken(world, portal, renewed);
  return written.ok ? success({ state: 'refreshed', token: renewed }) : written;
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
  return refusal(id, `${message}${hint}`, id === 'sso-expired' ? again : fix);
}
