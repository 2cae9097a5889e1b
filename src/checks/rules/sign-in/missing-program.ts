import type { HomeFacts } from '../../../facts/doctor-facts.ts';
import { readProfileCommand } from '../../../shell/profile-command.ts';

/** The program that a command line names, where it was looked for and is nowhere to be found. */
export function missingProgram({ signing, platform }: HomeFacts, command: string): string | undefined {
  const name = readProfileCommand(command, platform)?.program.text;
  const isLookedFor = name !== undefined && signing.programs.has(name);
  return isLookedFor && signing.programs.get(name) === undefined ? name : undefined;
}
