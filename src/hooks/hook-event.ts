import { isObject } from '../facts/settings/settings-file.ts';
import type { JsonObject } from '../model/change.ts';
import type { World } from '../model/world.ts';

/** What a hook may say to Claude Code. https://code.claude.com/docs/en/hooks */
export interface HookAnswer {
  /** `false` ends the turn before any model is asked; the person is shown `stopReason`. */
  readonly continue?: false;
  readonly stopReason?: string;
  /** Shown to the person. */
  readonly systemMessage?: string;
  readonly hookSpecificOutput?: { readonly hookEventName: string; readonly additionalContext: string };
}

const MAX_BYTES = 1024 * 1024;

/** The event on standard input, empty at a terminal; rejects what is longer than a megabyte or no JSON. */
export async function readHookEvent(world: World): Promise<JsonObject> {
  if (world.isStdinTerminal()) return {};
  const event: unknown = JSON.parse(await world.readStdin(MAX_BYTES));
  return isObject(event) ? event : {};
}
