import { compareVersions, validate } from 'compare-versions';

/**
 * What the real client does differently by its version: the first version with the behaviour named. Found by running
 * `claude -p hi` of each version on both sides of a change [run]; `npm run agree -- --client VERSION` repeats it.
 */
export const CLIENT_SINCE = {
  /** A region of a wrong shape counts as unset; before, it is taken as it stands. */
  ignoresMalformedRegion: '2.1.232',
  /** ANTHROPIC_DEFAULT_MODEL is read. */
  readsDefaultModel: '2.1.236',
  /** Without a choice the main model is the Opus alias; before, the Sonnet alias. */
  defaultsToOpus: '2.1.207',
  /** `claude-opus-5` is no longer found in a listed `us.anthropic.claude-opus-5-5`. */
  readsNamesWhole: '2.1.257',
  /** `best` is the Opus alias; before, a pin of Fable came first. */
  bestIsOpus: '2.1.321',
  /** Managed `deniedModels`. */
  deniesModels: '2.1.283',
  /** Managed `availableModelsMatch`. */
  matchesExactly: '2.1.283',
  /** Managed `allowedProviders`. */
  allowsProviders: '2.1.285',
  /** ANTHROPIC_BEDROCK_REGION_PREFIX. */
  readsRegionPrefix: '2.1.224',
  /** A file of the administrator's that is no JSON object stops the start; before, it was passed over. */
  stopsAtBrokenPolicy: '2.1.259',
  /** ANTHROPIC_AUTH_TOKEN stays out of requests that are signed; before, it took the place of the signature. */
  signsBesideToken: '2.1.101',
} as const;

/**
 * What the plugin does by its hooks, and the first version in which it does: 2.1.113 drops them all, as it knows no
 * UserPromptExpansion, and the commands work there; 2.1.116 shows nothing of a hook in `-p`; 2.1.178 runs none after a
 * failed turn there [run].
 */
export const HOOKS_SINCE = [
  { since: '2.1.116', what: '/bedrock:doctor where no model answers, and what is said as a session starts' },
  { since: '2.1.178', what: 'what these say in claude -p' },
  { since: '2.1.248', what: 'what a failed turn said, kept for the doctor' },
] as const;

/** What a client is too old for, the oldest need first. */
export function hooksMissing(version: string | undefined): readonly (typeof HOOKS_SINCE)[number][] {
  return HOOKS_SINCE.filter(({ since }) => !isSince(since, version));
}

/** Something that came with a version. */
export type ClientFeature = keyof typeof CLIENT_SINCE;

/** True where this client has it; a version that cannot be told is taken for the newest. */
export function clientHas(feature: ClientFeature, version: string | undefined): boolean {
  return isSince(CLIENT_SINCE[feature], version);
}

/** True for a version that is `since` or newer; `undefined` counts as the newest. */
export function isSince(since: string | undefined, version: string | undefined): boolean {
  if (since === undefined || version === undefined || !validate(version)) return true;
  return compareVersions(version, since) >= 0;
}
