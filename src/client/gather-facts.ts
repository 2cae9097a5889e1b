import type { ClientRole, ClientView } from '../facts/claude-code/client-view.ts';
import {
  joined,
  type ModelInUse,
  type ModelRole,
  type ModelsInUse,
} from '../facts/claude-code/models-in-use.ts';
import { type OfflineFacts, readHome } from '../facts/doctor-facts.ts';
import { parseModelId } from '../knowledge/model-id.ts';
import type { World } from '../model/world.ts';
import { providerOf } from './choose-models.ts';
import { clientOf } from './client-of.ts';

/** Reads files, environment and tools, and says what Claude Code will do with them. No network, nothing is written. */
export async function gatherFacts(world: World): Promise<OfflineFacts> {
  const { facts, seen } = await readHome(world);
  const client = clientOf(facts);
  return { facts: { ...facts, client, models: asAsked(facts.models, client) }, seen };
}

/**
 * The models by the ids that requests name: Anthropic's own names, aliases and overrides are resolved as Claude Code
 * does. Without those that Mantle answers for beside Bedrock Invoke: Invoke knows nothing of their names.
 */
function asAsked(models: ModelsInUse, client: ClientView): ModelsInUse {
  const all = models.named.flatMap((one) => one.roles.map((role) => resolved(one, role, client)));
  const named = joined(all).filter(
    ({ id }) => providerOf({ id, fallbacks: [] }, client.besides) === undefined,
  );
  return { ...models, named };
}

function resolved(one: ModelInUse, role: ModelRole, { models }: ClientView): ModelInUse {
  const { id, asked } = models[CLIENT_ROLES[role]].value;
  const isSame = id === one.id || (asked === undefined && id !== one.id.trim());
  return isSame ? { ...one, roles: [role] } : { ...one, roles: [role], id, parsed: parseModelId(id) };
}

const CLIENT_ROLES: Readonly<Record<ModelRole, ClientRole>> = {
  primary: 'main',
  background: 'background',
  subagents: 'subagent',
  opus: 'opus',
  sonnet: 'sonnet',
  haiku: 'haiku',
  fable: 'fable',
};
