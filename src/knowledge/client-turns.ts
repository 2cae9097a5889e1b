import { CATALOG } from './client-models.ts';
import RECORDED from './client-turns.json';
import { isSince } from './client-versions.ts';

/** What of a turn of Claude Code decides whether AWS takes it. */
export interface ClientTurn {
  /** In the header `anthropic-beta`. */
  readonly header: readonly string[];
  /** In the body, without and with `[1m]` behind the model. */
  readonly betas: readonly string[];
  readonly longBetas: readonly string[];
  readonly thinking?: string;
  readonly display?: string;
  readonly effort?: string;
}

/**
 * What a turn has for a model, given by id or ARN, as it was recorded from the real client: the newest version that is
 * not newer than this one. `undefined` for a model that it does not know by name. `npm run agree -- --record` renews
 * the recording.
 */
export function clientTurn(id: string, version: string | undefined): ClientTurn | undefined {
  const own = CATALOG.find(({ bedrock }) => id === bedrock || id.endsWith(`.${bedrock}`))?.own;
  const recording = RECORDED.find((one) => isSince(one.version, version));
  return recording?.turns.find(({ models }) => models.some((one) => one === own));
}
