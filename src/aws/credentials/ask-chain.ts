import { type Answer, answered, type Finding, failed } from '../../facts/answer.ts';
import { profileKeys } from '../../facts/aws-files/profile-keys.ts';
import type { CommandRun } from '../../facts/live-facts.ts';
import { FAILURES, isFailureId } from '../../knowledge/failures.ts';
import type { SignedBy } from '../../model/configuration.ts';
import type { AccessKeys } from '../../model/credentials.ts';
import { isTokenValid } from '../../model/sso-token.ts';
import { failedWith } from '../failures/failed-with.ts';
import { finding } from '../failures/finding.ts';
import { deadline } from '../http/deadline.ts';
import type { Asking, Renewal } from '../live/asking.ts';
import { watchingProcess } from './credential-process.ts';
import { withHeldToken } from './held-token.ts';
import { mayStart } from './may-start.ts';
import { type ChainSigner, keysAtHand } from './signer.ts';

/** What the SDK's chain led to, and what happened on the way. */
export interface ChainAnswer {
  /** `undefined` where it leads to a program that was not started. */
  readonly answer: Answer<{ readonly signer: ChainSigner; readonly keys: AccessKeys }> | undefined;
  readonly process?: CommandRun;
  readonly signInUntil?: Date;
  /** Why a sign-in that AWS would renew was left as it is: nothing is spent that cannot be kept. */
  readonly unkept?: string;
  /** The profile led to nothing, and the chain went on to a role of the platform. */
  readonly isOfPlatform?: true;
}

/**
 * Resolves a profile, or else the SDK's default chain, within the deadline for credentials. A sign-in that is at its
 * end is renewed before, under our lock: IAM Identity Center rotates what renews it.
 */
export async function askChain(asking: Asking, { kind, name }: SignedBy): Promise<ChainAnswer> {
  const { facts, limits, interrupted } = asking;
  const profile = kind === 'profile' ? name : undefined;
  const region = facts.region.value;
  const { signal, release } = deadline({ ms: limits.credentialsMs, interrupted });
  try {
    const owner = profile === undefined ? undefined : signInOwner(facts, profile);
    const renewal = isDue(facts, owner) ? await renew(asking, owner, signal) : STANDING;
    if (renewal.state === 'failed' && renewal.problem.code === 'token-cache-unusable') {
      return { answer: undefined, unkept: renewal.problem.message };
    }
    const obstacle = obstacleOf(renewal, owner);
    if (obstacle) return { answer: failed(obstacle) };
    const until = renewal.state === 'renewed' && { signInUntil: renewal.until };
    const held = renewal.state === 'renewed' ? renewal.held : undefined;
    const resolved = await withHeldToken(held, () => resolve(asking, signerOf(asking, profile), signal));
    return { ...resolved, ...until };
  } catch (error) {
    const ofProfile = profile !== undefined && { profile };
    return { answer: await failedWith(error, { attempt: 'credentials', region, ...ofProfile }) };
  } finally {
    release();
  }
}

const STANDING: Renewal = { state: 'standing' };

/** The profile whose sign-in it comes to: behind a program that hands over another's credentials, that one. */
export function signInOwner({ profile, token, signing }: Asking['facts'], name: string): string {
  const isHanding = profile?.name === name && !token;
  return isHanding && signing.behind?.token ? signing.behind.name : name;
}

/** False where it is known that there is nothing to renew: the code for that is not loaded in vain. */
function isDue(
  { profile, token: own, signing, now }: Asking['facts'],
  name: string | undefined,
): name is string {
  const isKnown = name === profile?.name || name === signing.behind?.name;
  if (name === undefined || !isKnown) return name !== undefined;
  const token = name === profile?.name ? own : signing.behind?.token;
  return token?.hasRefreshToken === true && !isTokenValid({ expiresAt: token.expiresAt ?? now }, now);
}

function signerOf({ facts }: Asking, profile: string | undefined): ChainSigner {
  if (profile === undefined) return { kind: 'environment' };
  const isStatic = facts.profiles.some(({ name, kind }) => name === profile && kind === 'static');
  const keys = isStatic ? profileKeys(facts.files.profiles.get(profile)) : undefined;
  return { kind: 'profile', name: profile, ...(keys && { keys }) };
}

async function resolve(asking: Asking, signer: ChainSigner, signal: AbortSignal): Promise<ChainAnswer> {
  const { world, facts, handler, limits } = asking;
  const keys = keysAtHand(signer, world.env);
  if (keys) return { answer: answered({ signer, keys }) };
  const patience = { ms: limits.credentialsMs, interrupted: signal };
  const { resolveCredentials } = await import('./credentials.ts');
  const resolveSigner = (one: ChainSigner) => resolveCredentials(one, facts.region.value, handler, patience);
  const { value: answer, run } = await watchingProcess(
    world,
    patience,
    (command) =>
      asking.runsCommands || mayStart(facts, command) ? undefined : keysBehind(asking, resolveSigner),
    () => resolveSigner(signer),
  );
  const process = run && { process: run };
  if (answer.ok) return { answer: answered({ signer, keys: answer.value }), ...process };
  const isRun = run?.state !== 'not-started' && run?.state !== 'timed-out';
  if (signer.kind === 'profile' && answer.goesOn && isRun) {
    const { resolvePlatformRole } = await import('./credentials.ts');
    const role = await resolvePlatformRole(facts.region.value, handler, patience);
    const keys = role.ok && { answer: answered({ signer, keys: role.value }) };
    if (keys) return { ...keys, ...process, isOfPlatform: true };
  }
  if (run?.state === 'not-started') return { answer: undefined, ...process };
  if (run?.said !== undefined) {
    const about = facts.signing.behind && { profile: facts.signing.behind.name };
    return { answer: failed(finding(run.said, about)), ...process };
  }
  if (run?.state !== 'timed-out') return { answer, ...process };
  const detail = `(It did not end within ${limits.credentialsMs / 1000} s.)`;
  const ofProfile = signer.kind === 'profile' && { profile: signer.name };
  return { answer: failed(finding('process-broken', { detail, ...ofProfile })), ...process };
}

/** What a program that is not started would hand over, as far as the profile that it names tells. */
async function keysBehind(
  { facts }: Asking,
  resolveSigner: (signer: ChainSigner) => Promise<Answer<AccessKeys>>,
): Promise<AccessKeys | undefined> {
  const { behind } = facts.signing;
  const profile = facts.profiles.find(({ name }) => name === behind?.name);
  if (!profile || behind?.isCircle || ['incomplete', 'credential-process'].includes(profile.kind))
    return undefined;
  const answer = await resolveSigner({ kind: 'profile', name: profile.name });
  return answer.ok ? answer.value : undefined;
}

/** Until the deadline it may wait for its turn; what AWS was asked for is waited for, as the old sign-in is spent. */
async function renew({ world, renewSignIn }: Asking, profile: string, signal: AbortSignal): Promise<Renewal> {
  const renewal = await renewSignIn({ ...world, interrupted: signal }, profile);
  if (renewal.state === 'failed' && signal.aborted) throw signal.reason;
  return renewal;
}

function obstacleOf(renewal: Renewal, profile: string | undefined): Finding | undefined {
  const about = profile === undefined ? {} : { profile };
  if (renewal.state === 'refused') return finding('sso-expired', about);
  if (renewal.state !== 'failed') return undefined;
  const { code, message, fix } = renewal.problem;
  if (!isFailureId(code)) return finding('sso-expired', { ...about, detail: message });
  return { id: code, title: FAILURES[code].title, message, fix };
}
