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

/** The same where the Messages API is spoken: on Mantle and Claude Platform on AWS. */
export interface MessagesTurn extends Omit<ClientTurn, 'betas' | 'longBetas'> {
  /** The header with `[1m]` behind the model. */
  readonly longHeader: readonly string[];
  /** `context_management` in the body. */
  readonly management?: object;
}

/** Who speaks it, of AWS. */
export type MessagesProvider = 'mantle' | 'claude-platform';

/** A recording of a version; an older one may have none of the Messages API. */
interface Recording extends Readonly<Partial<Record<MessagesProvider, readonly (MessagesTurn & Named)[]>>> {
  readonly version: string;
  readonly turns: readonly (ClientTurn & Named)[];
}

/** Anthropic's own ids of the models that are asked so. */
interface Named {
  readonly models: readonly string[];
}

const RECORDINGS: readonly Recording[] = RECORDED;

/**
 * What a turn has for a model, given by id or ARN, as it was recorded from the real client: the newest version that is
 * not newer than this one. `undefined` for a model that it does not know by name. `npm run agree -- --record` renews
 * the recording.
 */
export function clientTurn(id: string, version: string | undefined): ClientTurn | undefined {
  const own = CATALOG.find(({ bedrock }) => id === bedrock || id.endsWith(`.${bedrock}`))?.own;
  const recording = RECORDINGS.find((one) => isSince(one.version, version));
  return recording?.turns.find(({ models }) => models.some((one) => one === own));
}

/** The same for a model as a provider of the Messages API calls it. */
export function messagesTurn(
  id: string,
  provider: MessagesProvider,
  version: string | undefined,
): MessagesTurn | undefined {
  const own = CATALOG.find((model) => id === model.own || id === model.mantle)?.own;
  const recording = RECORDINGS.find((one) => isSince(one.version, version));
  return recording?.[provider]?.find(({ models }) => models.some((one) => one === own));
}
