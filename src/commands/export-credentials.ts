import { join } from 'node:path';
import type { OptionsOf, RunCommand } from '../cli/command.ts';
import {
  type CredentialsCache,
  credentialsCache,
  keepCredentials,
  keptCredentials,
} from '../effects/credentials-cache.ts';
import { type LockPatience, withLock } from '../effects/file-lock.ts';
import { keepLauncherCurrent } from '../effects/launcher.ts';
import { onSystemError } from '../effects/on-system-error.ts';
import { awsPath } from '../facts/aws-files/aws-paths.ts';
import { readProfiles } from '../facts/aws-files/profiles.ts';
import { configDirectory } from '../facts/settings/settings-locations.ts';
import { renewSignIn } from '../flows/sign-in/renew-sign-in.ts';
import { resolveExport } from '../flows/sign-in/resolve-export.ts';
import type { Profile } from '../model/configuration.ts';
import type { ExportedCredentials } from '../model/credentials.ts';
import { homeUnknown, type Outcome, refusal, success } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import { checkProfile } from '../plan/profile/check-profile.ts';
import { profileFingerprint } from '../plan/profile/profile-fingerprint.ts';
import { checkSessionToken } from '../plan/setup/check-session-token.ts';
import { jsonText } from '../report/output.ts';
import { REFUSED } from '../shell/refused-credentials.ts';
import type { credentialsSpec } from './specs/credentials.ts';

/** Longer than resolving may take: whoever waited finds the credentials kept. */
const PATIENCE: LockPatience = { ms: 60_000, busy };

/** `credentials`: a profile's temporary credentials, for Claude Code to read. The one output with secrets in it. */
export const exportCredentials: RunCommand<OptionsOf<typeof credentialsSpec>> = async (world, options) => {
  const name = options.profile;
  if (name === undefined) {
    return refusal('option-missing', 'No AWS profile was named.', 'Add --profile PROFILE.');
  }
  if (world.isStdoutTerminal()) return onTerminal();
  const config = configDirectory(world);
  if (config === undefined) return homeUnknown();
  const awsFiles = [awsPath(world, 'config').file, awsPath(world, 'credentials').file];
  const exported = await keptOrNew(world, name, credentialsCache(config, name, awsFiles));
  await keepLauncherCurrent(world, config);
  if (!exported.ok && !options['fail-closed']) return exported;
  const data = exported.ok ? exported.value : REFUSED;
  return success({ data, text: () => `${jsonText(data)}\n` });
};

/** What is kept outlives the sign-in behind it, so it comes before any doubt about that. */
async function keptOrNew(
  world: World,
  name: string,
  cache: CredentialsCache,
): Promise<Outcome<ExportedCredentials>> {
  const aws = readProfiles(world);
  const fingerprint = profileFingerprint(name, aws, world.env);
  const kept = await keptCredentials(cache, fingerprint, world.now());
  if (kept) return success(kept);
  const profile = checkProfile(name, aws.profiles, aws.files.droppedProfiles);
  if (!profile.ok) return profile;
  const tokenless = checkSessionToken(profile.value, aws.files.profiles.get(name) ?? {});
  if (tokenless) return tokenless;
  return onSystemError(
    () => withLock(world, join(cache.folder, 'lock'), () => renew(world, profile.value, cache), PATIENCE),
    // Where nothing can be kept (a read-only home, a full disk) the credentials are handed over all the same.
    async () => {
      const renewed = await renewSignIn(world, { kind: 'profile', name }, aws);
      return renewed.ok ? resolveExport(world, profile.value, renewed.value) : renewed;
    },
  );
}

/** Under the lock of all profiles: several may share a sign-in, and a refresh token that two use at once is lost. */
async function renew(
  world: World,
  profile: Profile,
  cache: CredentialsCache,
): Promise<Outcome<ExportedCredentials>> {
  const { name } = profile;
  const aws = readProfiles(world);
  const kept = await keptCredentials(cache, profileFingerprint(name, aws, world.env), world.now());
  if (kept) return success(kept);
  const renewed = await renewSignIn(world, { kind: 'profile', name }, aws);
  if (!renewed.ok) return renewed;
  const resolved = await resolveExport(world, profile, renewed.value);
  if (!resolved.ok) return resolved;
  // The sign-in may have been renewed, so what the profile says is read again.
  const fingerprint = profileFingerprint(name, readProfiles(world), world.env);
  await keepCredentials(world, cache, fingerprint, resolved.value, world.now());
  return resolved;
}

function onTerminal(): Outcome<never> {
  return refusal(
    'credentials-on-terminal',
    'This would print secrets, and standard output is a terminal.',
    'It is for awsCredentialExport in the settings of Claude Code. To use the profile yourself: aws configure export-credentials --profile PROFILE.',
  );
}

function busy(lockFile: string, ms: number): Outcome<never> {
  return refusal(
    'credentials-busy',
    `Another claude-bedrock has been resolving credentials for more than ${ms / 1000} seconds.`,
    `Wait for it to end; if none is running, remove ${lockFile}.`,
  );
}
