import type { Options } from '../model/options.ts';
import type { Outcome } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import type { Questions, STOPPED } from '../questions/questions.ts';
import { commandLine } from '../shell/command-line.ts';
import { type Played, play, type Script } from './play.ts';

/** The conversations that a terminal has, too, and how each begins. */
const SCRIPTS = {
  setup: {
    title: 'Claude Code on Amazon Bedrock',
    intro: 'Esc goes back, Ctrl-C stops. No setting is written until you have seen it and said yes.',
  },
  doctor: { title: 'Claude Code doctor for Amazon Bedrock' },
  reset: { title: 'Take Claude Code off Amazon Bedrock' },
  use: { title: 'Switch Claude Code' },
  rollout: {
    title: 'Claude on all devices of a company',
    intro: 'Esc goes back, Ctrl-C stops. Nothing is written until you have seen it and said yes.',
  },
} as const satisfies Record<string, Omit<Script, 'call' | 'step'>>;

/** A conversation with the person on a terminal. `given` are options of `talk` that answer some questions already. */
export function conversation(name: keyof typeof SCRIPTS, step: Script['step']) {
  return (world: World, ask: Questions, given: Options): Promise<Outcome<Played> | typeof STOPPED> => {
    const call = `talk ${name} ${commandLine(given)}`.trimEnd();
    return play(world, ask, { ...SCRIPTS[name], call, step });
  };
}
