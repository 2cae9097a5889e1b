import type { SignInOffer } from '../../model/choices.ts';
import type { Profile, SessionState } from '../../model/configuration.ts';
import type { World } from '../../model/world.ts';
import { commandLine } from '../../shell/command-line.ts';
import type { Auth, SetupOptions } from './setup-answers.ts';

const KIND_WORDS: Readonly<Record<Profile['kind'], string>> = {
  'sso-session': 'IAM Identity Center',
  'sso-legacy': 'IAM Identity Center, older form',
  static: 'access keys in a file',
  'assume-role': 'assumes a role',
  'credential-process': 'asks another program',
  'web-identity': 'web identity token',
  'console-login': 'console sign-in',
  incomplete: 'incomplete',
};

/** What is wrong with a profile that has `mfa_serial` on the way to a role. */
export const ASKS_FOR_CODE = 'asks for a one-time code, which Claude Code cannot give';

/** Signed in first; then what lasts longest and is safest to keep on a disk. */
const KIND_ORDER: readonly Profile['kind'][] = [
  'sso-session',
  'sso-legacy',
  'console-login',
  'assume-role',
  'credential-process',
  'web-identity',
  'static',
];

/** A way to sign, as it is offered, and the options that stand for it. */
export interface SignInWay {
  readonly offer: SignInOffer;
  readonly answers: SetupOptions;
}

/** What Claude Code could sign its requests with, best first: profiles, then what the environment holds. */
export function signInOffers(...facts: Parameters<typeof signInWays>): readonly SignInOffer[] {
  return signInWays(...facts).map(({ offer }) => offer);
}

/**
 * The same with the options that stand for each. `keyInSettings` is an API key that they hold, masked; of thousands of
 * profiles no more are looked at closely than `most`.
 */
export function signInWays(
  profiles: readonly Profile[],
  env: World['env'],
  effectiveProfile: string | undefined,
  keyInSettings?: string,
  most = profiles.length,
): readonly SignInWay[] {
  // What comes first has the smallest place; one number, for thousands of profiles may be sorted.
  const placeOf = (profile: Profile) =>
    KIND_ORDER.indexOf(profile.kind) +
    (profile.name === effectiveProfile ? 0 : KIND_ORDER.length) +
    (isReady(profile) ? 0 : 2 * KIND_ORDER.length);
  const usable = profiles.filter(({ kind }) => kind !== 'incomplete');
  const best = usable.toSorted((a, b) => placeOf(a) - placeOf(b)).slice(0, most);
  const { AWS_BEARER_TOKEN_BEDROCK: _, ...withoutKey } = env;
  return [
    ...keyWays(keyInSettings),
    ...best.map((profile) => ({ offer: signInOffer(profile), answers: { profile: profile.name } })),
    ...environmentWays(keyInSettings === undefined ? env : withoutKey),
  ];
}

/** True for a profile that could sign now. */
export function isReady(profile: Profile): boolean {
  return profile.kind !== 'incomplete' && !profile.asksForCode && !needsSignIn(profile);
}

/** True where the person has to sign in before the profile leads to credentials. */
export function needsSignIn({ session }: Pick<Profile, 'session'>): boolean {
  if (!session || session.state === 'valid') return false;
  return session.state === 'not-signed-in' || !session.refreshable;
}

/** Of what kind a profile is and where it leads: kind, account, role, region, as far as they are known. */
export function profileWords(profile: Profile): readonly string[] {
  const { kind, keyAccountId, accountId = keyAccountId, roleName, region } = profile;
  const account = accountId === undefined ? undefined : `account ${accountId}`;
  return [KIND_WORDS[kind], account, roleName, region].filter((words) => words !== undefined);
}

/** A profile as it is offered in a question. */
export function signInOffer(profile: Profile): SignInOffer {
  const { name, kind, asksForCode } = profile;
  const isOver = !asksForCode && needsSignIn(profile);
  const state = asksForCode ? ASKS_FOR_CODE : sessionWords(profile);
  return {
    label: name,
    description: [...profileWords(profile), state].filter(Boolean).join(', '),
    options: commandLine({ profile: name }),
    isReady: isReady(profile),
    ...(isOver && { signIn: signInCommand(profile) }),
    ...(isOver && kind !== 'console-login' && { loginOptions: loginOptions(profile) }),
    ...(kind === 'sso-legacy' && { repair: repairCommand(profile) }),
  };
}

/** The plan that makes a profile of the older form name an `[sso-session]`. */
function repairCommand({ name }: Profile): string {
  return `profile ${commandLine({ plan: true, repair: true, profile: name })}`;
}

/**
 * What a person types to sign in with a profile: before the end of a sign-in that holds, to a new one all the same. A
 * console login is the AWS CLI's alone (2.32 or newer).
 */
export function signInCommand({
  kind,
  name,
  session,
}: Pick<Profile, 'kind' | 'name'> & { readonly session?: SessionState | undefined }): string {
  if (kind === 'console-login') return `aws login ${commandLine({ profile: name })}`;
  return `claude-bedrock login ${commandLine({ again: session?.state === 'valid', profile: name })}`;
}

function loginOptions({ name }: Profile): string {
  return `login ${commandLine({ start: true, profile: name })}`;
}

function sessionWords({ session }: Profile): string {
  if (!session) return '';
  if (session.state === 'not-signed-in') return 'not signed in';
  if (session.state === 'valid') return 'signed in';
  return session.refreshable ? 'sign-in renews itself' : 'sign-in expired';
}

/** The one in use: an API key beats every profile. */
function keyWays(keyInSettings: string | undefined): readonly SignInWay[] {
  if (keyInSettings === undefined) return [];
  const description = `Amazon Bedrock API key ${keyInSettings}, which your settings hold already`;
  return [wayOf('api-key', 'API key in your settings', description)];
}

function environmentWays(env: World['env']): readonly SignInWay[] {
  const ways: SignInWay[] = [];
  if (env.AWS_BEARER_TOKEN_BEDROCK) {
    const description =
      'Amazon Bedrock API key from AWS_BEARER_TOKEN_BEDROCK; it is written to your settings';
    ways.push(wayOf('api-key', 'API key in the environment', description));
  }
  if (env.AWS_ACCESS_KEY_ID) {
    const isWhole = Boolean(env.AWS_SECRET_ACCESS_KEY);
    const description = isWhole
      ? 'AWS_ACCESS_KEY_ID as exported by the shell; Claude Code needs it at every start'
      : 'AWS_ACCESS_KEY_ID is exported without AWS_SECRET_ACCESS_KEY, so it cannot sign';
    ways.push(wayOf('environment', 'Credentials in the environment', description, isWhole));
  }
  return ways;
}

function wayOf(auth: Exclude<Auth, 'none'>, label: string, description: string, isReady = true): SignInWay {
  return { answers: { auth }, offer: { label, description, options: commandLine({ auth }), isReady } };
}
