import { applyChange, planChanged } from '../../effects/apply-change.ts';
import { forgetWhenReset } from '../../effects/forget-when-reset.ts';
import { handOver } from '../../effects/hand-over.ts';
import { dropEntry } from '../../effects/journal.ts';
import { removeUnusedLauncher } from '../../effects/launcher-leftovers.ts';
import { onSystemError } from '../../effects/on-system-error.ts';
import { removeEmptyDirectories, undoChange } from '../../effects/undo-change.ts';
import { withJournal } from '../../effects/with-journal.ts';
import { isJournalThere } from '../../facts/journal/journal.ts';
import { settingsFiles } from '../../facts/settings/settings-locations.ts';
import { type Outcome, type Problem, success } from '../../model/outcome.ts';
import type { World } from '../../model/world.ts';
import type { ResetDraft, ResetOptions } from '../../plan/undo/reset-draft.ts';
import type { FileUndo } from '../../plan/undo/undo-file.ts';
import { draftReset } from './draft-reset.ts';

/** Makes the plan again and carries it out if it is still the one that was agreed on; once more under the lock. */
export async function applyReset(
  world: World,
  config: string,
  options: ResetOptions,
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
  const handed = await handOver(world, config, draft.undos);
  if (!handed.ok) return handed;
  for (const [done, undo] of draft.undos.entries()) {
    const undone = await undoChange(journal, undo);
    if (!undone.ok) return withDone(undone.problem, draft.undos.slice(0, done));
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
  const tidyUp = async () => {
    await removeUnusedLauncher(journal, [...settingsFiles(world), ...undone]);
    await forgetWhenReset(world, config);
    return success(draft);
  };
  return onSystemError(tidyUp, (error) => success(withLeftover(draft, error)));
}

function withDone(problem: Problem, done: readonly FileUndo[]): Outcome<never> {
  const files = done.map(({ history }) => history.file).join(', ');
  const message = files === '' ? problem.message : `${problem.message} Put back before that: ${files}.`;
  return { ok: false, problem: { ...problem, message } };
}

/** The reset is done; what is left lies beside the settings. */
function withLeftover(
  draft: ResetDraft,
  { code, path = 'A file of ours' }: NodeJS.ErrnoException,
): ResetDraft {
  const message = `${path} could not be removed (${code}). It has no effect any more; remove it yourself.`;
  return { ...draft, warnings: [...draft.warnings, { code: 'left-behind', message }] };
}

/** The directories that were made for what is undone; each goes where nothing else is in it. */
export function madeDirectories({ undos }: Pick<ResetDraft, 'undos'>): readonly string[] {
  const made = undos.flatMap(({ history }) => history.entries.flatMap((entry) => entry.madeDirectories));
  return [...new Set(made)].sort();
}
