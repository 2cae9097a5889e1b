import type { OptionsOf, RunCommand } from '../cli/command.ts';
import { success } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import { jsonText } from '../report/output.ts';
import { type HookAnswer, readHookEvent } from './hook-event.ts';
import type { hookSpec } from './hook-spec.ts';

interface Hook {
  /** In milliseconds: less than hooks.json gives it. */
  readonly deadlineMs: number;
  answer(world: World): Promise<HookAnswer | undefined>;
}

/** In milliseconds: Bedrock is asked, and may hang. */
const ASKING_MS = 17_000;

/** Each is loaded when it runs. */
const HOOKS = {
  doctor: {
    deadlineMs: ASKING_MS,
    answer: async (world) => {
      const { diagnoseBeforePrompt } = await import('./prompt-expansion.ts');
      return diagnoseBeforePrompt(world);
    },
  },
  setup: { deadlineMs: ASKING_MS, answer: leadTo('setup') },
  reset: { deadlineMs: ASKING_MS, answer: leadTo('reset') },
  rollout: { deadlineMs: ASKING_MS, answer: leadTo('rollout') },
  'session-start': {
    deadlineMs: 3_000,
    answer: async (world) => {
      const { greetSession } = await import('./session-start.ts');
      return greetSession(world);
    },
  },
  'stop-failure': {
    deadlineMs: 3_000,
    answer: async (world) => {
      const { keepFailure } = await import('./stop-failure.ts');
      return keepFailure(world, await readHookEvent(world));
    },
  },
} satisfies Readonly<Record<string, Hook>>;

/**
 * `hook NAME`: answers an event of Claude Code. It must never stand in a person's way: whatever goes wrong, and
 * whatever takes too long, it says nothing and exits 0.
 */
export const hook: RunCommand<OptionsOf<typeof hookSpec>> = async (world, options) => {
  const one: Hook = HOOKS[options.hook];
  const answer = await inTime(one.deadlineMs, () => one.answer(world));
  return success({ data: answer ?? {}, text: () => (answer ? `${jsonText(answer)}\n` : '') });
};

function leadTo(name: 'setup' | 'reset' | 'rollout'): Hook['answer'] {
  return async (world) => {
    const { leadToTerminal } = await import('./lead-to-terminal.ts');
    return leadToTerminal(world, name);
  };
}

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
