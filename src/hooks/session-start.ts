import { readProfiles } from '../facts/aws-files/profiles.ts';
import { startVariables } from '../facts/claude-code/claude-process.ts';
import { claudeWorld } from '../facts/claude-code/claude-world.ts';
import { keptVariables } from '../facts/claude-code/kept-variables.ts';
import { isOnPlatform, whoSigns } from '../facts/claude-code/who-signs.ts';
import { allCandidates } from '../facts/settings/candidates.ts';
import { effectiveConfiguration, isBedrockOn } from '../facts/settings/effective.ts';
import { readSettings } from '../facts/settings/settings.ts';
import { trustedSettings } from '../facts/settings/trusted-settings.ts';
import { describeApiKey } from '../knowledge/api-key.ts';
import type { Profile } from '../model/configuration.ts';
import type { World } from '../model/world.ts';
import { signInCommand } from '../plan/setup/sign-in-offers.ts';
import { printable } from '../text/text.ts';
import { localTime } from '../text/times.ts';
import type { HookAnswer } from './hook-event.ts';

const SOON_MS = 15 * 60_000;
/** Nothing in Claude Code makes a new key, and putting one in its place takes a while. */
const KEY_SOON_MS = 60 * 60_000;

/**
 * One line for the person whose next message would not do what they expect: a sign-in that is over or nearly so, or a
 * setting that waits for a restart. Reads files alone, and says nothing where all is well.
 */
export async function greetSession(world: World): Promise<HookAnswer | undefined> {
  const settings = trustedSettings(world, await readSettings(world));
  const { profiles } = readProfiles(claudeWorld(world, settings));
  const effective = effectiveConfiguration(settings, world.env, profiles);
  if (!isBedrockOn(effective)) return undefined;
  const signer = whoSigns(world, effective, profiles);
  const profile = profiles.find(({ name }) => name === signer.name);
  const found = allCandidates(settings, world.env);
  const isKey = signer.kind === 'api-key' && !isOnPlatform(effective);
  const key = isKey ? found.get('AWS_BEARER_TOKEN_BEDROCK')?.[0]?.value : undefined;
  const line =
    aboutRestart(world, found) ??
    aboutKey(key, world.now()) ??
    (profile && aboutSignIn(profile, world.now()));
  return line === undefined ? undefined : { systemMessage: printable(line) };
}

function aboutRestart(world: World, found: ReturnType<typeof allCandidates>): string | undefined {
  const kept = keptVariables(found, startVariables(world));
  if (kept.length === 0) return undefined;
  return `Your settings no longer set ${kept.join(', ')}; this Claude Code keeps it until it is started again: /exit, then claude --continue.`;
}

function aboutKey(key: string | undefined, now: Date): string | undefined {
  const described = key === undefined ? undefined : describeApiKey(key, now);
  if (described?.kind !== 'short-term') return undefined;
  const { expiresAt, isExpired } = described;
  if (expiresAt.getTime() - now.getTime() > KEY_SOON_MS) return undefined;
  const when = isExpired ? `has ended (${localTime(expiresAt)})` : `ends at ${localTime(expiresAt)}`;
  return `The Amazon Bedrock API key ${when}, and Claude Code makes no new one. For the next: claude-bedrock token --profile PROFILE; a profile renews itself: /bedrock:setup`;
}

function aboutSignIn(profile: Profile, now: Date): string | undefined {
  const { name, session } = profile;
  const what = session && stateWords(session, now);
  if (what === undefined) return undefined;
  return `The AWS sign-in of the profile '${name}' ${what}. To sign in, type: ! ${signInCommand(profile)}`;
}

/** What is to be said of a sign-in; nothing of one that renews itself. */
function stateWords(
  { state, expiresAt, refreshable }: NonNullable<Profile['session']>,
  now: Date,
): string | undefined {
  if (refreshable) return undefined;
  if (state === 'not-signed-in' || expiresAt === undefined) return 'is missing';
  const until = new Date(expiresAt);
  if (state === 'expired') return `has expired (${localTime(until)})`;
  return until.getTime() - now.getTime() <= SOON_MS ? `ends at ${localTime(until)}` : undefined;
}
