import { type Outcome, success } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import { BACK, type Questions, STOPPED, type Turn } from '../questions/questions.ts';

/** What every step has at hand. */
export interface Scene {
  readonly world: World;
  /** Claude Code's configuration directory. */
  readonly config: string;
  readonly ask: Questions;
}

/**
 * One step of a conversation: from what is known to what is known then. A step that has nothing to ask gives back what
 * it got; one whose answer cannot be worked with refuses.
 */
export type Step<State> = (scene: Scene, state: State) => Promise<Outcome<State> | Turn>;

/** A step that asked something, and what was known before it. */
interface Stop<State> {
  readonly at: number;
  readonly state: State;
}

/**
 * Takes the steps one after the other. Going back leads to the last one that asked something, with the answer of then
 * under the cursor; so does a refusal, after it was shown. It is the end where nothing has been asked yet.
 */
export async function walk<State>(
  steps: readonly Step<State>[],
  scene: Scene,
  start: State,
): Promise<Outcome<State> | typeof STOPPED> {
  const stops: Stop<State>[] = [];
  const remembered = new Map<string, string>();
  let here: Stop<State> = { at: 0, state: start };
  for (let step = steps[0]; step; step = steps[here.at]) {
    const counted = remembering(scene.ask, remembered, stops.length === 0);
    const result = await step({ ...scene, ask: counted.ask }, here.state);
    if (result === STOPPED) return STOPPED;
    if (result !== BACK && result.ok) {
      if (counted.count() > 0) stops.push(here);
      here = { at: here.at + 1, state: result.value };
      continue;
    }
    const isRefused = result !== BACK;
    // What was refused was answered here, or else before.
    const last = isRefused && counted.count() > 0 ? here : stops.pop();
    if (isRefused && !last) return result;
    if (isRefused) scene.ask.problem(result.problem);
    here = last ?? here;
  }
  return success(here.state);
}

/** The same questions, counted, the first one known as such, and with the cursor on the answer that was given the last time. */
function remembering(ask: Questions, remembered: Map<string, string>, isFirstStop: boolean) {
  let count = 0;
  const known = (message: string) => {
    count += 1;
    const label = remembered.get(message);
    const isFirst = isFirstStop && count === 1;
    return { isFirst, ...(label !== undefined && { initial: label }) };
  };
  const remember = <T>(message: string, labels: readonly { label: string; value: T }[], value: T | Turn) => {
    const label = labels.find((option) => option.value === value)?.label;
    if (label !== undefined) remembered.set(message, label);
    return value;
  };
  const counting: Questions = {
    ...ask,
    select: async (choice) =>
      remember(choice.message, choice.options, await ask.select({ ...choice, ...known(choice.message) })),
    search: async (search) =>
      remember(search.message, search.options, await ask.search({ ...search, ...known(search.message) })),
    text: async (line) => {
      const answer = await ask.text({ ...line, ...known(line.message) });
      if (typeof answer === 'string') remembered.set(line.message, answer);
      return answer;
    },
    secret: (line) => ask.secret({ ...line, ...known(line.message) }),
  };
  return { ask: counting, count: () => count };
}
