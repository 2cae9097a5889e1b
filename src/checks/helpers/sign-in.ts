import type { Finding } from '../../facts/answer.ts';
import type { DoctorFacts } from '../../facts/doctor-facts.ts';
import type { TokenFacts } from '../../facts/sign-in/token-facts.ts';
import type { Origin, SessionState } from '../../model/configuration.ts';
import type { Fix, Problem } from '../../model/verdict.ts';
import { signInCommand } from '../../plan/setup/sign-in-offers.ts';
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
}

/** The sign-in behind what signs; `undefined` where none is needed. */
export function signInOf(facts: DoctorFacts): SignIn | undefined {
  const { profile, token, signing, files } = facts;
  const source = signing.chain.at(-1);
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
  };
}

/** Why there is nothing to judge about a sign-in. */
export const NO_SIGN_IN = 'what signs needs no sign-in';

/** True where AWS gave credentials: then the sign-in works, whatever its file looks like. */
export function isSigning({ live }: DoctorFacts): boolean {
  return live?.credentials?.ok === true;
}

/** What the portal said against the sign-in, if it was asked. */
export function refusalOfSignIn(facts: DoctorFacts, id: string): string | undefined {
  return refusalsOf(facts).find((finding) => finding.id === id)?.message;
}

/** How to sign in again; a console login is the AWS CLI's alone. */
export function signInAgain({ kind, profile, source }: SignIn, say = 'Sign in again.'): Fix {
  if (kind !== 'console-login') return { say, run: signInCommand({ kind, name: profile }) };
  return { say: `${say} It takes the AWS CLI 2.32 or newer.`, run: signInCommand({ kind, name: source }) };
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
