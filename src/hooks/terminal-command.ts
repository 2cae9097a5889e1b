import { posix, win32 } from 'node:path';
import type { World } from '../model/world.ts';
import { programAsTyped } from '../shell/program-as-typed.ts';
import { printable } from '../text/text.ts';

/** The slash commands that are a conversation from their first word on. */
export type Conversation = 'setup' | 'reset' | 'rollout';

/** The subcommand that holds it in a terminal. */
const HELD_BY: Readonly<Record<Conversation, string>> = {
  setup: 'setup',
  reset: 'reset',
  rollout: 'rollout init',
};

/**
 * The command that holds a conversation in a terminal, where no model can. Behind an exclamation mark at Claude Code's
 * prompt nothing can be asked: there is no terminal.
 */
export function terminalCommand(
  { pluginRoot, platform }: Pick<World, 'pluginRoot' | 'platform'>,
  name: Conversation,
): string {
  const launcher =
    platform === 'win32'
      ? win32.join(pluginRoot(), 'bin', 'claude-bedrock.cmd')
      : posix.join(pluginRoot(), 'bin', 'claude-bedrock');
  return printable(`${programAsTyped(launcher, platform)} ${HELD_BY[name]}`);
}
