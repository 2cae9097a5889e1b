import type { ClientView } from '../facts/claude-code/client-view.ts';
import type { ModelsInUse } from '../facts/claude-code/models-in-use.ts';
import { type OfflineFacts, readHome } from '../facts/doctor-facts.ts';
import type { World } from '../model/world.ts';
import { providerOf } from './choose-models.ts';
import { clientOf } from './client-of.ts';

/** Reads files, environment and tools, and says what Claude Code will do with them. No network, nothing is written. */
export async function gatherFacts(world: World): Promise<OfflineFacts> {
  const { facts, seen } = await readHome(world);
  const client = clientOf(facts);
  return { facts: { ...facts, client, models: ofInvoke(facts.models, client) }, seen };
}

/** Without the models that Mantle answers for beside Bedrock Invoke: Invoke knows nothing of their names. */
function ofInvoke(models: ModelsInUse, { besides }: ClientView): ModelsInUse {
  const named = models.named.filter(({ id }) => providerOf({ id, fallbacks: [] }, besides) === undefined);
  return { ...models, named };
}
