import { type Command, command } from './cli/command.ts';
import { statusSpec } from './commands/specs/status.ts';
import { statuslineSpec } from './commands/specs/statusline.ts';
import { hookSpec } from './hooks/hook-spec.ts';

export const status: Command = command(statusSpec, async () => (await import('./commands/status.ts')).status);
export const statusline: Command = command(
  statuslineSpec,
  async () => (await import('./commands/statusline.ts')).statusline,
);
export const hook: Command = command(hookSpec, async () => (await import('./hooks/hook.ts')).hook);

/** What Claude Code calls again and again: found without the others, whose words alone take milliseconds to load. */
export const QUICK_COMMANDS: readonly Command[] = [status, statusline, hook];
