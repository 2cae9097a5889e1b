import type { Finding } from '../../facts/answer.ts';
import type { DoctorFacts, HomeFacts } from '../../facts/doctor-facts.ts';
import type { TokenFacts } from '../../facts/sign-in/token-facts.ts';
import { FAILURES, isFailureId } from '../../knowledge/failures.ts';
import type { Origin, SessionState } from '../../model/configuration.ts';
import { type Fix, failing, type Problem, warning } from '../../model/verdict.ts';
import { signInCommand } from '../../plan/setup/sign-in-offers.ts';
import { waysToSign } from '../../plan/setup/ways-to-sign.ts';
import { programName } from '../../shell/simple-commands.ts';
import { originInProfile, originOfSession } from './aws-origin.ts';
import { refusalsOf } from './refused-by-aws.ts';

/** The sign-in that the signature depends on: what the profile says of it, and what its file says. */
export interface SignIn {
  /** The profile that signs. */
  readonly profile: string;
  /** The profile that signs in: the same, or the last one that is named by `source_profile`. */
  readonly source: string;
  readonly kind: TokenFacts['key']['kind'];
  /** The name of the `[sso-session]`. */
  readonly session?: string;
  readonly startUrl?: string;
  readonly region?: string;
  readonly scopes?: string;
  /** Where the portal is written. */
  readonly origin: Origin;
  readonly state: SessionState;
  readonly token: TokenFacts;
  /** The program that hands over the credentials, where it may have signed in by itself and kept that elsewhere. */
  readonly keptBy?: string;
}

/** The sign-in behind what signs, also behind a command that hands over credentials; `undefined` where none is needed. */
export function signInOf(facts: HomeFacts): SignIn | undefined {
  const { files } = facts;
  const { profile, token, source, program } = ownerOfSignIn(facts) ?? {};
  if (!profile?.session || !token || !source) return undefined;
  const { kind, id } = token.key;
  const session = kind === 'sso-session' ? id : undefined;
  const section = session === undefined ? source.section : (files.ssoSessions.get(session) ?? {});
  const { sso_start_url: startUrl, sso_region: region, sso_registration_scopes: scopes } = section;
  return {
    profile: profile.name,
    source: source.name,
    kind,
    ...(session !== undefined && { session }),
    ...(startUrl && { startUrl }),
    ...(region && { region }),
    ...(scopes && { scopes }),
    origin: session === undefined ? originInProfile(facts, source.name) : originOfSession(facts, session),
    state: profile.session,
    token,
    ...(program !== undefined && { keptBy: program }),
  };
}

function ownerOfSignIn({ profile, profiles, token, signing }: HomeFacts) {
  const { chain, behind } = signing;
  if (token || !behind) return { profile, token, source: chain.at(-1), program: undefined };
  const { command, name } = behind;
  return {
    profile: profiles.find((one) => one.name === name),
    token: behind.token,
    source: behind.chain.at(-1),
    program: command.keepsOwnSignIn && programName(command.program),
  };
}

/** True where a program hands over the credentials of which only it knows whether a sign-in stands behind them. */
export function isUntold({ signedBy, signing }: HomeFacts): boolean {
  const { chain, behind } = signing;
  const last = behind ? behind.chain.at(-1) : chain.at(-1);
  if (behind && (!last || behind.isCircle)) return true;
  const isExported = signedBy.kind === 'credential-export' && signedBy.name === undefined;
  if (isExported && !behind) return true;
  return last !== undefined && waysToSign(last.section).claudeCode === 'process';
}

/** Why there is nothing to judge about a sign-in. */
export const NO_SIGN_IN = 'what signs needs no sign-in';

/** True where AWS gave credentials: then the sign-in works, whatever its file looks like. */
export function isSigning({ live }: DoctorFacts): boolean {
  return live?.credentials?.ok === true;
}

/** A sign-in that does not serve: Claude Code cannot work, unless a program has one of its own. */
export function signInProblem({ keptBy }: SignIn, problem: Omit<Problem, 'status'>): Problem {
  if (keptBy === undefined) return failing(problem);
  const found = `${problem.found} ${keptBy} may keep a sign-in of its own, of which nothing can be told here.`;
  return warning({ ...problem, found });
}

/** What the portal said against the sign-in, if it was asked. */
export function refusalOfSignIn(facts: DoctorFacts, id: string): string | undefined {
  const refusal = refusalsOf(facts).find((finding) => finding.id === id);
  const { exported, process } = facts.live ?? {};
  const isSaid = isFailureId(id) && [exported?.said, process?.said].includes(id);
  return refusal?.message ?? (isSaid ? FAILURES[id].say : undefined);
}

/**
 * How to sign in again, be it before the end of a sign-in that holds. A console login is the AWS CLI's alone, and of a
 * program's own sign-in nothing is known.
 */
export function signInAgain(
  { kind, profile, source, state, keptBy }: SignIn,
  say = 'Sign in again.',
  isEarly = false,
): Fix {
  if (kind === 'console-login')
    return {
      say: `${say} It takes the AWS CLI 2.32 or newer.`,
      run: signInCommand({ kind, name: source }),
    };
  const run = signInCommand({ kind, name: profile, ...(isEarly && { session: state }) });
  return { say, run, ...(keptBy === undefined && !isEarly && { signIn: profile }) };
}

/** The way of signing in, as the object of a sentence. */
export function portalWords({ kind, session, startUrl, region }: SignIn): string {
  if (kind === 'console-login') return 'the AWS console';
  const place = `${startUrl} in ${region}`;
  return session === undefined ? `the portal ${place}` : `the session ${session} (${place})`;
}

/** The portal behind a refusal, and where it is written. */
export function atPortal(facts: DoctorFacts, { message }: Finding): Partial<Problem> {
  const signIn = signInOf(facts);
  return signIn ? { found: `${message} Asked was ${portalWords(signIn)}.`, origin: signIn.origin } : {};
}
