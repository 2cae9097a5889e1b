import type { Fix } from '../checks/check.ts';
import { commandLine } from '../plan/command-line.ts';

/**
 * What to type behind `claude-bedrock` to see the exact change of a safe fix; `undefined` where the program has none.
 * Profiles stand in the AWS files, which `profile` repairs.
 */
export function fixCommand(id: string, { remedy }: Fix): string | undefined {
  if (!remedy) return undefined;
  if (remedy.kind === 'repair-profile') {
    return `profile ${commandLine({ plan: true, repair: true, profile: [remedy.profile] })}`;
  }
  return `doctor ${commandLine({ fix: id, plan: true })}`;
}
