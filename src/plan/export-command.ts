import { quoteForShell } from './shell-quote.ts';

/**
 * The command of `awsCredentialExport` that hands Claude Code the credentials of a profile, or `undefined` where the
 * system's shell has no safe spelling for the profile or for the launcher's path.
 */
export function exportCommand(
  launcher: string,
  profile: string,
  platform: NodeJS.Platform,
): string | undefined {
  const program = quoteForShell(launcher, platform);
  const name = quoteForShell(profile, platform);
  return program === undefined || name === undefined
    ? undefined
    : `${program} credentials --fail-closed --profile=${name}`;
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
  const program = quoteForShell(launcher, platform);
  return (
    typeof command === 'string' && program !== undefined && command.startsWith(`${program} credentials `)
  );
}
