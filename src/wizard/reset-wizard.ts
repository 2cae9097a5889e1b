import { settleJournal } from '../effects/with-journal.ts';
import { configDirectory } from '../facts/settings/settings-locations.ts';
import { applyReset } from '../flows/changes/apply-reset.ts';
import { draftReset } from '../flows/changes/draft-reset.ts';
import { homeUnknown, type Outcome, success } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import type { ResetDraft, ResetOptions } from '../plan/undo/reset-draft.ts';
import { type Agreed, type Agreement, agree } from '../questions/agree.ts';
import { BACK, isTurn, type Questions, STOPPED } from '../questions/questions.ts';
import type { ResetReport } from '../report/changes/reset.ts';
import { resetReport } from '../report/changes/reset-report.ts';
import { resetText } from '../report/changes/reset-text.ts';
import { asRead } from '../report/place-text.ts';

/** What reset put back, or nothing. */
export type ResetEnd = Agreed<ResetDraft>['result'];

const KEPT = ['AWS_PROFILE', 'AWS_REGION'];

/** Shows what reset would put back, asks and does it; offers the keys that are found where the journal has no more. */
export async function resetWizard(
  world: World,
  ask: Questions,
  options: ResetOptions,
): Promise<Outcome<ResetEnd> | typeof STOPPED> {
  const config = configDirectory(world);
  if (config === undefined) return homeUnknown();
  await settleJournal(world, config);
  ask.begin('Take Claude Code off Amazon Bedrock');
  const first = await agree(ask, resetAgreement(world, ask, config, options));
  if (first === BACK || first === STOPPED || !first.ok) return ended(ask, first);
  const { result, plan } = first.value;
  const isFoundLeft = result === 'nothing' && plan.way === 'journal' && plan.hasFoundKeys;
  if (!isFoundLeft || options.found) return ended(ask, first);
  const found = resetAgreement(world, ask, config, { ...options, found: true });
  return ended(ask, await agree(ask, found));
}

/** The reset that these options mean. */
function resetAgreement(
  world: World,
  ask: Questions,
  config: string,
  options: ResetOptions,
): Agreement<ResetDraft> {
  const report = (plan: ResetDraft, isApplied: boolean) =>
    asRead(resetReport(plan, world, options, isApplied), world.home);
  return {
    isFirst: true,
    question: 'Put this back?',
    yes: 'Yes, put it back',
    no: 'No, change nothing',
    instead: ({ way }) =>
      way === 'found' && options.keep === undefined
        ? {
            label: 'Yes, but keep my AWS profile and region',
            value: resetAgreement(world, ask, config, { ...options, found: true, keep: KEPT }),
          }
        : undefined,
    plan: (waiting) => draftReset(waiting, options, config),
    isNothing: (plan) => report(plan, false).applyOptions === undefined,
    show: (plan) => resetText(toRead(report(plan, false)), ask.style).trimEnd(),
    apply: async (plan) => {
      const done = await applyReset(world, config, options, plan.planId);
      if (done.ok) ask.say(resetText(report(done.value, true), ask.style).trimEnd());
      return done;
    },
  };
}

/** Without the command by which the plan is applied: here it is a question. */
function toRead({ applyOptions, ...report }: ResetReport): ResetReport {
  return applyOptions === undefined ? report : { ...report, nextStep: '' };
}

function ended(
  ask: Questions,
  outcome: Outcome<Agreed<ResetDraft>> | typeof BACK | typeof STOPPED,
): Outcome<ResetEnd> | typeof STOPPED {
  if (outcome === STOPPED || (!isTurn(outcome) && !outcome.ok)) return outcome;
  // Before the first question there is only the way out.
  const result = isTurn(outcome) ? 'declined' : outcome.value.result;
  ask.end(result === 'done' ? 'Done.' : 'Nothing was written.');
  return success(result);
}
