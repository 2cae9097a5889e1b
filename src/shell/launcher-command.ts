import { quoteForShell } from './shell-quote.ts';

/**
 * A command of the settings that runs our launcher for a profile, or `undefined` where the system's shell has no safe
 * spelling for the profile or for the launcher's path. `args` is what stands before the profile.
 */
export function launcherCommand(
  launcher: string,
  args: string,
  profile: string,
  platform: NodeJS.Platform,
): string | undefined {
  const program = quoteForShell(launcher, platform);
  const name = quoteForShell(profile, platform);
  return program === undefined || name === undefined ? undefined : `${program} ${args} --profile=${name}`;
}

/** True for a command that runs this subcommand by this launcher of ours, whatever the profile. */
export function isLauncherCommand(
  command: unknown,
  launcher: string,
  subcommand: 'credentials' | 'login',
  platform: NodeJS.Platform,
): boolean {
  const program = quoteForShell(launcher, platform);
  const isOurs = typeof command === 'string' && program !== undefined;
  return isOurs && command.startsWith(`${program} ${subcommand} `);
}
