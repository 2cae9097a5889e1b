import type { Family } from '../../knowledge/model-families.ts';
import { parseModelId } from '../../knowledge/model-id.ts';
import type { Candidate } from '../settings/candidates.ts';
import type { ModelsInUse } from './models-in-use.ts';

/** The settings as far as they name models. */
interface Naming {
  readonly models: ModelsInUse;
  readonly candidates: ReadonlyMap<string, readonly Candidate[]>;
}

/** The families of which Claude Code chooses a model by itself, as no setting names one, and what for. */
export function unpinnedRoles({ models, candidates }: Naming): ReadonlyMap<Family, string> {
  const roles = new Map<Family, string>();
  if (models.primaryFamily) roles.set(models.primaryFamily, 'the primary model');
  const isNamed = models.named.some(({ roles: named }) => named.includes('background'));
  if (!isNamed) roles.set('haiku', 'background work');
  const subagents = parseModelId(candidates.get('CLAUDE_CODE_SUBAGENT_MODEL')?.[0]?.value ?? '');
  const family = models.unpinned.find((one) => subagents.kind === 'alias' && subagents.alias === one);
  if (family) roles.set(family, 'subagents');
  return roles;
}
