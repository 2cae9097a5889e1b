import { isLauncherCommand, launcherCommand } from './launcher-command.ts';

/**
 * The command of `awsCredentialExport` that hands Claude Code the credentials of a profile, or `undefined` where the
 * system's shell has no safe spelling for it.
 */
export function exportCommand(
  launcher: string,
  profile: string,
  platform: NodeJS.Platform,
): string | undefined {
  return launcherCommand(launcher, 'credentials --fail-closed', profile, platform);
}

/** The profile among `names` whose credentials a command of ours hands over. */
export function exportedProfile(
  command: string,
  names: readonly string[],
  launcher: string,
  platform: NodeJS.Platform,
): string | undefined {
  if (!isOurExport(command, launcher, platform)) return undefined;
  return names.find((name) => exportCommand(launcher, name, platform) === command);
}

/** True for a command that this launcher of ours was made for, whatever the profile. */
export function isOurExport(command: unknown, launcher: string, platform: NodeJS.Platform): boolean {
  return isLauncherCommand(command, launcher, 'credentials', platform);
}
