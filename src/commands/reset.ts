import { flag, type OptionValues, type RunCommand, text } from '../cli/command.ts';
import { applyChange, planChanged } from '../effects/apply-change.ts';
import { forgetWhenReset } from '../effects/forget-when-reset.ts';
import { dropEntry } from '../effects/journal.ts';
import { removeUnusedLauncher } from '../effects/launcher-leftovers.ts';
import { removeEmptyDirectories, undoChange } from '../effects/undo-change.ts';
import { settleJournal, withJournal } from '../effects/with-journal.ts';
import { isJournalThere } from '../facts/journal/journal.ts';
import { configDirectory, settingsFiles } from '../facts/settings/settings-locations.ts';
import { draftReset, type ResetDraft } from '../flows/changes/draft-reset.ts';
import { homeUnknown, type Outcome, success } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import { converse, mayAsk, whyNoQuestions } from '../questions/conversation.ts';
import { resetReport } from '../report/changes/reset-report.ts';
import { resetText } from '../report/changes/reset-text.ts';
import type { TextStyle } from '../text/text.ts';
import { misuseOfPlan } from './plan-options.ts';

/** `reset --plan` shows what would be put back; `reset --apply` does it or refuses; with neither, a person is asked. */
export const reset: RunCommand = async (world, options, style) => {
  if (mayAsk(world, options)) return askForReset(world, options, style);
  const misuse = misuseOfPlan('reset', options, whyNoQuestions(world, options));
  if (misuse) return misuse;
  const config = configDirectory(world);
  if (config === undefined) return homeUnknown();
  await settleJournal(world, config);
  const isApplied = flag(options, 'apply');
  const planId = text(options, 'plan-id') ?? '';
  const draft = isApplied
    ? await applyReset(world, config, options, planId)
    : await draftReset(world, options, config);
  if (!draft.ok) return draft;
  const report = resetReport(draft.value, world, options, isApplied);
  return success({ data: report, text: (style) => resetText(report, style) });
};

/** The conversation says everything itself. */
async function askForReset(world: World, options: OptionValues, style: TextStyle) {
  const { resetWizard } = await import('../wizard/reset-wizard.ts');
  const how = { command: 'reset', instead: 'claude-bedrock reset --plan' };
  const end = await converse(world, style, how, (ask) => resetWizard(world, ask, options));
  return end.ok ? success({ data: { result: end.value }, text: () => '' }) : end;
}

/** Makes the plan again and carries it out if it is still the one that was agreed on; once more under the lock. */
export async function applyReset(
  world: World,
  config: string,
  options: OptionValues,
  agreedId: string,
): Promise<Outcome<ResetDraft>> {
  const agreed = await draftReset(world, options, config);
  if (!agreed.ok) return agreed;
  const { planId, undos, removals } = agreed.value;
  if (planId !== agreedId) return planChanged('A settings file, the journal');
  const isNothing = undos.length === 0 && removals.length === 0;
  if (isNothing && !isJournalThere(config)) return agreed;
  const done = await withJournal(world, config, async (journal) => {
    const draft = await draftReset(world, options, config);
    if (!draft.ok) return draft;
    if (draft.value.planId !== planId) return planChanged('A settings file, the journal');
    return writeAll(world, config, journal, draft.value);
  });
  if (done.ok) await removeEmptyDirectories(madeDirectories(done.value));
  return done;
}

/** One file after the other: what is done when one refuses is done, and the next reset finds only the rest. */
async function writeAll(
  world: World,
  config: string,
  journal: string,
  draft: ResetDraft,
): Promise<Outcome<ResetDraft>> {
  for (const undo of draft.undos) {
    const undone = await undoChange(journal, undo);
    if (!undone.ok) return undone;
  }
  for (const removal of draft.removals) {
    const occasion = { command: 'reset', planId: draft.planId, journal, missingDirectories: [] };
    const removed = await applyChange(world, occasion, removal);
    if (!removed.ok) return removed;
    // The next reset does not put it back, and its former bytes may hold an API key.
    await dropEntry(journal, removed.value.id);
  }
  // A key that was changed since stays, in whichever repository its file is.
  const undone = draft.undos.map(({ history }) => history.realFile);
  await removeUnusedLauncher(journal, [...settingsFiles(world), ...undone]);
  await forgetWhenReset(world, config);
  return success(draft);
}

function madeDirectories({ undos }: ResetDraft): readonly string[] {
  const made = undos.flatMap(({ history }) => history.entries.flatMap((entry) => entry.madeDirectories));
  return [...new Set(made)].sort();
}
