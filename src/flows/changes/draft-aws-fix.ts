import { readAwsConfig } from '../../facts/aws-files/aws-config-file.ts';
import { type FileChange, isEmpty } from '../../model/change.ts';
import { type Outcome, success } from '../../model/outcome.ts';
import type { Remedy } from '../../model/verdict.ts';
import type { World } from '../../model/world.ts';
import { draftProfile } from './draft-profile.ts';

const PRIVATE = 0o600;

/** What remedies come to in the AWS files: profiles repaired, and files of which `isAws` holds closed to others. */
export async function draftAwsFix(
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
