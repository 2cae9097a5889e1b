import { applyAll } from '../../effects/apply-all.ts';
import { planChanged } from '../../effects/apply-change.ts';
import { withJournal } from '../../effects/with-journal.ts';
import { readAwsConfig } from '../../facts/aws-files/aws-config-file.ts';
import { leadsTo } from '../../facts/machine/leads-to.ts';
import { readEditable } from '../../facts/settings/editable-file.ts';
import { readSettings } from '../../facts/settings/settings.ts';
import type { FileChange } from '../../model/change.ts';
import { isEmpty } from '../../model/change.ts';
import { type Outcome, success } from '../../model/outcome.ts';
import type { Remedy } from '../../model/verdict.ts';
import type { World } from '../../model/world.ts';
import { fileChange } from '../../plan/edit/file-change.ts';
import { planIdOf } from '../../plan/edit/plan-id.ts';
import type { FixDraft } from '../../plan/plan-fix.ts';
import { forgettingEdits, planFix } from '../../plan/plan-fix.ts';
import { draftProfile } from './draft-profile.ts';
import { refuseLink } from './draft-setup.ts';

const PRIVATE = 0o600;

/** Plans remedies on the settings and the AWS files as they stand now. */
export async function draftFix(world: World, remedies: readonly Remedy[]): Promise<Outcome<FixDraft>> {
  const settings = await readSettings(world);
  const inSettings = planFix(remedies, settings, world.platform);
  if (!inSettings.ok) return inSettings;
  const isAws = (name: string) => settings.every(({ file }) => file !== name);
  const inAws = await draftAwsFix(world, remedies, isAws);
  if (!inAws.ok) return inAws;
  const inMemory = await draftForgetting(world, remedies);
  if (!inMemory.ok) return inMemory;
  const linked = await Promise.all(
    [...inSettings.value, ...inAws.value, ...inMemory.value].map((change) => followed(world, change)),
  );
  const refused = linked.find((one) => !one.ok);
  if (refused && !refused.ok) return refused;
  const changes = linked.flatMap((one) => (one.ok ? [one.value] : []));
  return success({ changes, planId: planIdOf(changes) });
}

/** The change with the file that a link leads to; of a repository's file it must not lead out. */
async function followed(world: World, change: FileChange): Promise<Outcome<FileChange>> {
  const { scope, file } = change.target;
  const link = await leadsTo(world, scope, file);
  if (!link) return success(change);
  return link.isOutside ? refuseLink(file, link) : success({ ...change, realFile: link.realFile });
}

/** Writes the plan if it is still the one that was agreed on, which is looked at under the lock. */
export async function applyFix(
  world: World,
  config: string,
  remedies: readonly Remedy[],
  planId: string,
): Promise<Outcome<FixDraft>> {
  const agreed = await draftFix(world, remedies);
  if (!agreed.ok) return agreed;
  if (agreed.value.planId !== planId) return planChanged('A file, what was found');
  return withJournal(world, config, async (journal) => {
    const draft = await draftFix(world, remedies);
    if (!draft.ok) return draft;
    if (draft.value.planId !== planId) return planChanged('A file');
    const written = await applyAll(world, { command: 'doctor', planId, journal }, draft.value.changes);
    return written.ok ? draft : written;
  });
}

/** What remedies come to in the AWS files: profiles repaired, and files of which `isAws` holds closed to others. */
async function draftAwsFix(
  world: World,
  remedies: readonly Remedy[],
  isAws: (file: string) => boolean,
): Promise<Outcome<readonly FileChange[]>> {
  const names = remedies.flatMap((remedy) => (remedy.kind === 'repair-profile' ? [remedy.profile] : []));
  const repair = names.length > 0 ? await draftProfile(world, { repair: true, profile: names }) : undefined;
  if (repair && !repair.ok) return repair;
  const changes = repair ? [repair.value.change] : [];
  const files = remedies.flatMap((remedy) => (remedy.kind === 'make-private' ? remedy.files : []));
  for (const file of files.filter(isAws)) {
    const target = readAwsConfig(file);
    if (!target.ok) return target;
    if (target.value.state === 'absent' || target.value.mode === PRIVATE) continue;
    changes.push({ target: target.value, changes: [], mode: PRIVATE });
  }
  return success(changes.filter((change) => !isEmpty(change)));
}

/** What remedies come to in the file in which Claude Code remembers refusals. */
async function draftForgetting(
  { platform }: World,
  remedies: readonly Remedy[],
): Promise<Outcome<readonly FileChange[]>> {
  const changes: FileChange[] = [];
  for (const remedy of remedies) {
    if (remedy.kind !== 'forget-refusals') continue;
    const target = await readEditable('user', remedy.file);
    if (!target.ok) return target;
    if (target.value.state === 'absent') continue;
    changes.push(fileChange(target.value, forgettingEdits(target.value.json, remedy.refusals), platform));
  }
  return success(changes.filter((change) => !isEmpty(change)));
}
