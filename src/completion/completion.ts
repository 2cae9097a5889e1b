import type { CommandSpec, RunCommand } from '../cli/command.ts';
import { success } from '../model/outcome.ts';
import type { Completion } from '../report/completion.ts';
import type { Shell } from '../shell/shells.ts';
import { bashCompletion } from './bash.ts';
import { type CompletedCommand, commandTable } from './command-table.ts';
import { fishCompletion } from './fish.ts';
import { zshCompletion } from './zsh.ts';

const SCRIPTS: Readonly<Record<Shell, (commands: readonly CompletedCommand[]) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

/** `completion`: prints the script of a shell for these commands, the same on every machine. */
export function completion(commands: readonly CommandSpec[]): RunCommand<{ readonly shell: Shell }> {
  return async (_world, { shell }) => {
    // All checks are loaded with it: no other command but the doctor is to pay for that.
    const { CHECK_IDS } = await import('../checks/registry.ts');
    const data = { shell, script: SCRIPTS[shell](commandTable(commands, CHECK_IDS)) } satisfies Completion;
    return success({ data, text: () => data.script });
  };
}
