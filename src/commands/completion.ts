import { type RunCommand, text } from '../cli/command.ts';
import { bashCompletion } from '../completion/bash.ts';
import { type CompletedCommand, commandTable } from '../completion/command-table.ts';
import { fishCompletion } from '../completion/fish.ts';
import type { Shell } from '../completion/shells.ts';
import { zshCompletion } from '../completion/zsh.ts';
import { success } from '../model/outcome.ts';
import type { Completion } from '../report/completion.ts';
import { COMMANDS } from './registry.ts';

const SCRIPTS: Readonly<Record<Shell, (commands: readonly CompletedCommand[]) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

/** `completion`: prints the script of a shell, the same on every machine. */
export const completion: RunCommand = async (_world, options) => {
  // The parser lets through no other.
  const shell = text(options, 'shell') as Shell;
  // All checks are loaded with it: no other command but the doctor is to pay for that.
  const { CHECK_IDS } = await import('./doctor.ts');
  const table = commandTable(COMMANDS, CHECK_IDS);
  const data = { shell, script: SCRIPTS[shell](table) } satisfies Completion;
  return success({ data, text: () => data.script });
};
