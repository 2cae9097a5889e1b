import { applyAll } from '../../effects/apply-all.ts';
import { planChanged } from '../../effects/apply-change.ts';
import { handOver } from '../../effects/hand-over.ts';
import { keepLastSwitch } from '../../effects/last-switch.ts';
import { writeLauncher } from '../../effects/launcher.ts';
import { removeUnusedLauncher } from '../../effects/launcher-leftovers.ts';
import { onSystemError } from '../../effects/on-system-error.ts';
import { removeEmptyDirectories, undoChange } from '../../effects/undo-change.ts';
import { withJournal } from '../../effects/with-journal.ts';
import { missingDirectoriesAbove } from '../../facts/machine/real-file.ts';
import { settingsFiles } from '../../facts/settings/settings-locations.ts';
import { type Outcome, success } from '../../model/outcome.ts';
import type { World } from '../../model/world.ts';
import type { UseDraft, UseOptions } from '../../plan/presets/use-draft.ts';
import { madeDirectories } from '../changes/apply-reset.ts';
import { draftUse } from './draft-use.ts';

/** Makes the plan again and carries it out if it is still the one that was agreed on; once more under the lock. */
export async function applyUse(
  world: World,
  config: string,
  options: UseOptions,
  agreedId: string,
): Promise<Outcome<UseDraft>> {
  const agreed = await draftUse(world, config, options);
  if (!agreed.ok) return agreed;
  const { planId, changes, undos, launcher } = agreed.value;
  if (planId !== agreedId) return planChanged('A settings file, the presets');
  if (changes.length === 0 && undos.length === 0 && launcher === undefined) return agreed;
  const missing = new Map<string, readonly string[]>();
  for (const { target } of changes) missing.set(target.file, await missingDirectoriesAbove(target.file));
  const done = await withJournal(world, config, async (journal) => {
    const draft = await draftUse(world, config, options);
    if (!draft.ok) return draft;
    if (draft.value.planId !== planId) return planChanged('A settings file, the presets');
    const written = await writeAll(world, config, journal, draft.value, missing);
    if (!written.ok) return written;
    const { left, name } = draft.value;
    const keep = async () => {
      if (options.editor === undefined && (changes.length > 0 || undos.length > 0))
        await keepLastSwitch(config, left?.before === name ? undefined : left);
      return success(undefined);
    };
    // It is done; where this cannot be kept, `use -` goes back and not forward.
    await onSystemError(keep, () => success(undefined));
    return draft;
  });
  if (done.ok) await removeEmptyDirectories(madeDirectories(done.value));
  return done;
}

async function writeAll(
  world: World,
  config: string,
  journal: string,
  draft: UseDraft,
  missing: ReadonlyMap<string, readonly string[]>,
): Promise<Outcome<unknown>> {
  const launcher = draft.launcher === undefined ? success('kept') : await writeLauncher(world, config);
  if (!launcher.ok) return launcher;
  const handed = await handOver(world, config, draft.undos);
  if (!handed.ok) return handed;
  for (const undo of draft.undos) {
    const undone = await undoChange(journal, undo);
    if (!undone.ok) return undone;
  }
  const named = draft.name === undefined ? {} : { preset: draft.name };
  const occasion = { command: 'use', planId: draft.planId, journal, ...named };
  const written = await applyAll(world, occasion, draft.changes, missing);
  const files = [...settingsFiles(world), ...draft.undos.map(({ history }) => history.realFile)];
  const tidyUp = async () => success(await removeUnusedLauncher(journal, files));
  if (!written.ok || draft.undos.length > 0) await onSystemError(tidyUp, () => success(undefined));
  return written;
}
