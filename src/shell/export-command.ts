import { isLauncherCommand, launcherCommand } from './launcher-command.ts';
import { orRefused, withoutRefusal } from './refused-credentials.ts';

/**
 * The command of `awsCredentialExport` that hands Claude Code the credentials of a profile, and refused ones whatever
 * happens; `undefined` where the system's shell has no safe spelling for it.
 */
export function exportCommand(
  launcher: string,
  profile: string,
  platform: NodeJS.Platform,
): string | undefined {
  const command = handOver(launcher, profile, platform);
  return command === undefined ? undefined : orRefused(command, platform);
}

/** What an older version wrote, and no more: a setting said: told of a failure, Claude Code signed with the shell's keys. */
function handOver(launcher: string, profile: string, platform: NodeJS.Platform): string | undefined {
  return launcherCommand(launcher, 'credentials --fail-closed', profile, platform);
}

/** The profile among `names` whose credentials a command of ours hands over, also one that an older version wrote. */
export function exportedProfile(
  command: string,
  names: readonly string[],
  launcher: string,
  platform: NodeJS.Platform,
): string | undefined {
  if (!isOurExport(command, launcher, platform)) return undefined;
  const handed = withoutRefusal(command);
  return names.find((name) => handOver(launcher, name, platform) === handed);
}

/** True for a command that this launcher of ours was made for, whatever the profile and whichever version wrote it. */
export function isOurExport(command: unknown, launcher: string, platform: NodeJS.Platform): boolean {
  const handed = typeof command === 'string' ? withoutRefusal(command) : command;
  return isLauncherCommand(handed, launcher, 'credentials', platform);
}
