import { type Outcome, success } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import { isTurn, type Questions, type Turn } from './questions.ts';

/** A change that is shown, agreed to and made. `Plan` is what is agreed on. */
export interface Agreement<Plan> {
  readonly question: string;
  readonly yes: string;
  readonly no: string;
  /** Nothing was asked before it. */
  readonly isFirst?: boolean;
  plan(world: World): Promise<Outcome<Plan>>;
  /** True where the plan would change nothing: then nothing is asked. */
  isNothing(plan: Plan): boolean;
  show(plan: Plan): string;
  /** Does exactly what was planned, or refuses. */
  apply(plan: Plan): Promise<Outcome<unknown>>;
}

/** What became of it, with the plan that was shown. */
export interface Agreed<Plan> {
  readonly result: 'done' | 'declined' | 'nothing';
  readonly plan: Plan;
}

/**
 * Shows what would be done, asks, and does it. Where something else wrote in between, it is said and the new plan is
 * shown.
 */
export async function agree<Plan>(
  ask: Questions,
  agreement: Agreement<Plan>,
): Promise<Outcome<Agreed<Plan>> | Turn> {
  const { question, yes, no, isFirst = false } = agreement;
  for (;;) {
    const planned = await ask.busy('Making the plan', (waiting) => agreement.plan(waiting));
    if (isTurn(planned) || !planned.ok) return planned;
    const plan = planned.value;
    ask.say(agreement.show(plan));
    if (agreement.isNothing(plan)) return success({ result: 'nothing', plan });
    const options = [
      { label: yes, value: true },
      { label: no, value: false },
    ];
    const answer = await ask.select({ message: question, options, isFirst });
    if (isTurn(answer)) return answer;
    if (!answer) return success({ result: 'declined', plan });
    const applied = await agreement.apply(plan);
    if (applied.ok) return success({ result: 'done', plan });
    if (applied.problem.code !== 'plan-changed') return applied;
    ask.say('A file changed in the meantime, so nothing was written. This is the plan now:');
  }
}
