import { FAILURES } from '../../knowledge/failures.ts';
import type { Profile } from '../../model/configuration.ts';
import { type Outcome, type Problem, refusal, success } from '../../model/outcome.ts';
import { nearest } from '../../text/nearest.ts';
import { signInCommand } from '../setup/sign-in-offers.ts';
import { profilesToChoose } from './profiles-to-choose.ts';

/** The profile of that name, or why there is none to use: as far as the AWS files tell, signed in or not. */
export function knownProfile(
  name: string,
  profiles: readonly Profile[],
  dropped: readonly string[],
): Outcome<Profile> {
  const profile = profiles.find((candidate) => candidate.name === name);
  if (!profile) return dropped.includes(name) ? unsupported(name) : missing(name, profiles, dropped);
  if (profile.kind !== 'incomplete') return success(profile);
  return refusal(
    'profile-incomplete',
    `The profile '${name}' leads to no credentials: ${profile.missing?.join('; ') ?? 'something is missing'}.`,
    'Complete it in the AWS config file, or use another profile.',
  );
}

/**
 * The profile of that name, or why it cannot sign: told from the files alone, whose state is clearer than what the
 * SDK says of it. `dropped` are the names that the SDK does not read.
 */
export function checkProfile(
  name: string,
  profiles: readonly Profile[],
  dropped: readonly string[],
): Outcome<Profile> {
  const known = knownProfile(name, profiles, dropped);
  if (!known.ok) return known;
  const { session } = known.value;
  if (session?.state === 'not-signed-in') return notSignedIn('sso-not-signed-in', known.value);
  if (session?.state === 'expired' && !session.refreshable) return notSignedIn('sso-expired', known.value);
  return known;
}

function missing(
  name: string,
  profiles: readonly Profile[],
  dropped: readonly string[],
): { ok: false; problem: Problem } {
  const known = nearest(
    name,
    profiles.map((profile) => profile.name),
  );
  const hint = known ? ` Did you mean '${known}'?` : '';
  return refusal(
    'profile-missing',
    `There is no AWS profile '${name}'.${hint}`,
    profilesToChoose(profiles, dropped),
  );
}

function unsupported(name: string) {
  return refusal(
    'profile-name-unsupported',
    `The AWS SDK, and with it Claude Code, does not read the profile '${name}': its name has a character that the SDK does not take.`,
    'Rename the profile in the AWS files to letters, digits, - and _, then run this again.',
  );
}

function notSignedIn(code: 'sso-not-signed-in' | 'sso-expired', profile: Profile) {
  const { title, say } = FAILURES[code];
  const isConsole = profile.kind === 'console-login';
  const message = isConsole
    ? `The console sign-in of the profile '${profile.name}' is over.`
    : `${title}. ${say}`;
  return refusal(code, message, `Sign in: ${signInCommand(profile)}, then run this again.`);
}
