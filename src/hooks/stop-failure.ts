import { keepLastError } from '../effects/last-errors.ts';
import { isObject } from '../facts/settings/settings-file.ts';
import { configDirectory } from '../facts/settings/settings-locations.ts';
import { isText } from '../facts/sign-in/sso-token.ts';
import { isOn } from '../knowledge/settings-keys.ts';
import type { JsonObject } from '../model/change.ts';
import type { World } from '../model/world.ts';

/** Keeps what Claude Code said when a turn failed on Bedrock, for the doctor to explain. There is nothing to answer. */
export async function keepFailure(world: World, event: JsonObject): Promise<undefined> {
  const config = configDirectory(world);
  if (config === undefined || !isOn(world.env.CLAUDE_CODE_USE_BEDROCK)) return;
  const { error, error_details: details, last_assistant_message: said } = event;
  if (!isText(error)) return;
  // `claude -p` ends its hooks with it by SIGTERM: looked at here, it no longer stops us in the middle of the file.
  if (world.interrupted.aborted) return;
  const remedy = remedyIn(event);
  const failure = { at: world.now(), error, message: wordsOf(said, details) ?? error };
  await keepLastError(world, config, { ...failure, ...(remedy !== undefined && { remedy }) });
}

/** What the person was told hides what AWS said, which stands in the details. */
function wordsOf(said: unknown, details: unknown): string | undefined {
  const texts = [said, details].filter(isText);
  const [first, second] = texts;
  return second !== undefined && !first?.includes(second) ? `${first} (${second})` : first;
}

/** Claude Code 2.1.332 keeps it beside the message and does not hand it over yet. */
function remedyIn({ remedy, api_error_params: params }: JsonObject): string | undefined {
  const inside = isObject(params) ? params.remedy : undefined;
  return [remedy, inside].find(isText);
}
