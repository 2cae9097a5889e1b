import { type Command, command } from './cli/command.ts';
import { doctorSpec } from './commands/specs/doctor.ts';
import { modelsSpec } from './commands/specs/models.ts';
import { statusSpec } from './commands/specs/status.ts';
import { statuslineSpec } from './commands/specs/statusline.ts';
import { hookSpec } from './hooks/hook-spec.ts';
import type { World } from './model/world.ts';

const step = async (world: World, call: string) =>
  (await import('./commands/talk.ts')).stepOfCall(world, call);

/** What a subcommand says to a person on a terminal. */
export const conversation = (name: 'setup' | 'doctor' | 'reset' | 'use' | 'rollout') => async () =>
  (await import('./wizard/conversations.ts')).conversation(name, step);

export const status: Command = command(statusSpec, async () => (await import('./commands/status.ts')).status);
export const statusline: Command = command(
  statuslineSpec,
  async () => (await import('./commands/statusline.ts')).statusline,
);
export const models: Command = command(modelsSpec, async () => (await import('./commands/models.ts')).models);
export const doctor: Command = command(doctorSpec, async () =>
  (await import('./commands/doctor.ts')).doctor(conversation('doctor')),
);
export const hook: Command = command(hookSpec, async () => (await import('./hooks/hook.ts')).hook);

/**
 * What Claude Code calls again and again, and what is asked most: found without the others, whose words alone take
 * milliseconds to load.
 */
export const QUICK_COMMANDS: readonly Command[] = [status, statusline, hook, doctor, models];
