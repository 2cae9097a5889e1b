import type { Finding, IssuedToken } from '../../aws/identity-center/sign-in.ts';
import type { HeldToken } from '../../aws/index.ts';
import { reserveToken } from '../../effects/sso-cache.ts';
import { withTokenLock } from '../../effects/token-lock.ts';
import type { AwsProfiles } from '../../facts/aws-files/profiles.ts';
import { readSsoToken } from '../../facts/sign-in/sso-cache.ts';
import { type Outcome, type Problem, refusal, success } from '../../model/outcome.ts';
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
  /**
   * Why it is not in the cache, or cannot be renewed there; to be handed to the SDK, which would try all the same and
   * spend what renews it.
   */
  readonly unkept?: Problem;
}

/**
 * The sign-in to a portal, renewed where that takes no browser; `undefined` where the person has to sign in. `refused`
 * is an access token that AWS does not take any more, whatever its time.
 */
export async function standingSignIn(
  world: World,
  portal: Portal,
  refused?: string,
): Promise<Outcome<StandingSignIn | undefined>> {
  const token = readSsoToken(world, portal);
  if (!token) return success(undefined);
  if (holds(token, world, refused)) return success({ state: 'already', token });
  if (!isRefreshable(token, world.now())) return success(undefined);
  const renewed = await withTokenLock(world, portal, () => renew(world, portal, refused));
  if (renewed.ok || renewed.problem.code !== 'token-cache-unusable') return renewed;
  // What could not be kept was not asked for; what is left of the token still serves.
  const isLeft = token.expiresAt > world.now() && token.accessToken !== refused;
  return isLeft ? success({ state: 'already', token, unkept: renewed.problem }) : renewed;
}

/**
 * Renews the sign-in behind a profile where that is due and takes no browser: the token that the SDK has to be handed,
 * where it could not be kept. Refused where it would be spent; of other failures the SDK tells better.
 */
export async function renewProfile(
  world: World,
  profile: string,
  aws: AwsProfiles,
): Promise<Outcome<HeldToken | undefined>> {
  const portal = choosePortal({ profile }, aws);
  if (!portal.ok || !portal.value) return success(undefined);
  const standing = await standingSignIn(world, portal.value);
  if (!standing.ok && standing.problem.code === 'token-cache-unusable') return standing;
  return success(standing.ok && standing.value ? heldToken(world, portal.value, standing.value) : undefined);
}

/** What the SDK has to be handed of a sign-in, if anything: it leaves a token alone that lasts for another 5 minutes. */
export function heldToken(
  { now }: World,
  { session, startUrl }: Portal,
  { token, unkept }: StandingSignIn,
): HeldToken | undefined {
  if (!unkept) return undefined;
  const { accessToken, expiresAt } = token;
  const lasting = new Date(now().getTime() + LASTING_MS);
  return { id: session ?? startUrl, accessToken, expiresAt: expiresAt > lasting ? expiresAt : lasting };
}

const LASTING_MS = 10 * 60_000;

/** The same as `standingSignIn`, after AWS was asked whether it still takes a token whose time is not over. */
export async function acceptedSignIn(
  world: World,
  portal: Portal,
): Promise<Outcome<StandingSignIn | undefined>> {
  const standing = await standingSignIn(world, portal);
  if (!standing.ok || standing.value?.state !== 'already') return standing;
  const { accessToken } = standing.value.token;
  const aws = await (await import('../../aws/index.ts')).identityCenter();
  const isRefused = await aws.withPortal(world, portal.region, (session) =>
    aws.isTokenRefused(session, accessToken),
  );
  return isRefused ? standingSignIn(world, portal, accessToken) : standing;
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
  const reserved = await reserveToken(world, portal);
  if (!reserved.ok) return reserved;
  try {
    const renewed = await askForRenewal(world, portal, token.refresh);
    if (!renewed.ok || !renewed.value) return renewed as Outcome<undefined>;
    const kept = await reserved.value.keep(renewed.value);
    return success({ state: 'refreshed', token: renewed.value, ...(!kept.ok && { unkept: kept.problem }) });
  } finally {
    await reserved.value.drop();
  }
}

/** Spends what renews a token; `undefined` where AWS does not take it. */
async function askForRenewal(
  world: World,
  portal: Portal,
  { client, refreshToken }: NonNullable<SsoToken['refresh']>,
): Promise<Outcome<SsoToken | undefined>> {
  const aws = await (await import('../../aws/index.ts')).identityCenter();
  const answer = await aws.withPortal(world, portal.region, (session) =>
    aws.refreshedToken(session, client, refreshToken),
  );
  if (!answer.ok) return refusedBy(answer.finding, portal);
  if (typeof answer.value === 'string') return success(undefined);
  return success(tokenOf({ refreshToken, ...answer.value }, client, world.now()));
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
