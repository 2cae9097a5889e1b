import type { ClientRole, ClientView } from '../facts/claude-code/client-view.ts';
import {
  joined,
  type ModelInUse,
  type ModelRole,
  type ModelsInUse,
} from '../facts/claude-code/models-in-use.ts';
import { parseModelId } from '../knowledge/model-id.ts';
import { providerOf } from './choose-models.ts';

/**
 * The models by the ids that requests name: Anthropic's own names, aliases and overrides are resolved as Claude Code
 * does. Without those that Mantle answers for beside Bedrock Invoke: Invoke knows nothing of their names.
 */
export function asAsked(models: ModelsInUse, client: ClientView): ModelsInUse {
  const all = models.named.flatMap((one) => one.roles.map((role) => resolved(one, role, client)));
  const named = joined(all).filter(
    ({ id }) => providerOf({ id, fallbacks: [] }, client.besides) === undefined,
  );
  return { ...models, named };
}

function resolved(one: ModelInUse, role: ModelRole, { models }: ClientView): ModelInUse {
  const known = CLIENT_ROLES[role];
  if (known === undefined) return { ...one, roles: [role] };
  const { id, asked } = models[known].value;
  const isSame = id === one.id || (asked === undefined && id !== one.id.trim());
  return isSame ? { ...one, roles: [role] } : { ...one, roles: [role], id, parsed: parseModelId(id) };
}

/** What is asked beside stands there as it is asked. */
const CLIENT_ROLES: Readonly<Partial<Record<ModelRole, ClientRole>>> = {
  primary: 'main',
  background: 'background',
  subagents: 'subagent',
  opus: 'opus',
  sonnet: 'sonnet',
  haiku: 'haiku',
  fable: 'fable',
};
