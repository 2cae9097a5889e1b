import { settleJournal } from '../effects/with-journal.ts';
import { configDirectory } from '../facts/settings/settings-locations.ts';
import type { Options } from '../model/options.ts';
import { homeUnknown, type Outcome, success } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import { type Conversation, converse, mayAsk, whyNoQuestions } from '../questions/conversation.ts';
import { asRead } from '../report/place-text.ts';
import type { TextStyle } from '../text/text.ts';
import { misuseOfPlan, type PlanOptions } from './plan-options.ts';

type Given = PlanOptions & { readonly json?: boolean | undefined };

/** A command that changes settings: how it asks, plans, carries a plan out, and tells what that is or was. */
interface Changing<Draft, Report extends object> {
  readonly command: string;
  readonly wizard: Conversation<Options, string>;
  /** What the conversation need not ask. */
  readonly answers: Options;
  draft(config: string): Promise<Outcome<Draft>>;
  apply(config: string, planId: string): Promise<Outcome<Draft>>;
  report(draft: Draft, isApplied: boolean): Report;
  text(report: Report, style: TextStyle): string;
}

/** Asks on a terminal; else shows the plan (`--plan`), or does what was agreed on or refuses (`--apply`). */
export async function askOrPlan<Draft, Report extends object>(
  world: World,
  options: Given,
  style: TextStyle,
  { command, wizard, answers, draft, apply, report, text }: Changing<Draft, Report>,
) {
  if (mayAsk(world, options)) {
    // It says everything itself.
    const end = await converse(world, style, { command }, async (ask) =>
      (await wizard())(world, ask, answers),
    );
    return end.ok ? success({ data: { result: end.value }, text: () => '' }) : end;
  }
  const misuse = misuseOfPlan(command, options, whyNoQuestions(world, options));
  if (misuse) return misuse;
  const config = configDirectory(world);
  if (config === undefined) return homeUnknown();
  await settleJournal(world, config);
  const isApplied = options.apply === true;
  const planned = isApplied ? await apply(config, options['plan-id'] ?? '') : await draft(config);
  if (!planned.ok) return planned;
  const data = report(planned.value, isApplied);
  return success({ data, text: (look: TextStyle) => text(asRead(data, world.home), look) });
}
