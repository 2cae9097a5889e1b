import { type RunCommand, text } from '../cli/command.ts';
import { type HookAnswer, readHookEvent } from '../hooks/hook-event.ts';
import { leadToTerminal } from '../hooks/lead-to-terminal.ts';
import { greetSession } from '../hooks/session-start.ts';
import { success } from '../outcome.ts';
import type { World } from '../world.ts';

interface Hook {
  /** In milliseconds: less than plugin.json gives it. */
  readonly deadlineMs: number;
  answer(world: World): Promise<HookAnswer | undefined>;
}

/** In milliseconds: Bedrock is asked, and may hang. */
const ASKING_MS = 17_000;

/** Those that mostly have nothing to say are loaded with the program, the others when they are called. */
const HOOKS: Readonly<Record<string, Hook>> = {
  doctor: {
    deadlineMs: ASKING_MS,
    answer: async (world) => {
      const { diagnoseBeforePrompt } = await import('./doctor.ts');
      return diagnoseBeforePrompt(world);
    },
  },
  setup: { deadlineMs: ASKING_MS, answer: (world) => leadToTerminal(world, 'setup') },
  reset: { deadlineMs: ASKING_MS, answer: (world) => leadToTerminal(world, 'reset') },
  'session-start': { deadlineMs: 3_000, answer: greetSession },
  'stop-failure': {
    deadlineMs: 3_000,
    answer: async (world) => {
      const keepFailure = await (await import('./commands.ts')).keepFailure();
      return keepFailure(world, await readHookEvent(world));
    },
  },
};

/**
 * `hook NAME`: answers an event of Claude Code. It must never stand in a person's way: whatever goes wrong, and
 * whatever takes too long, it says nothing and exits 0.
 */
export const hook: RunCommand = async (world, options) => {
  const one = HOOKS[text(options, 'hook') ?? ''];
  const answer = one && (await inTime(one.deadlineMs, () => one.answer(world)));
  return success({ data: answer ?? {}, text: () => (answer ? `${JSON.stringify(answer)}\n` : '') });
};

/** What `work` comes to; nothing where it fails or is not done in time. */
async function inTime<T>(ms: number, work: () => Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([work(), tooLate]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
