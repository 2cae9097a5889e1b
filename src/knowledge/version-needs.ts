import { CATALOG } from './client-models.ts';
import { HOOKS_SINCE, isSince } from './client-versions.ts';
import { parseModelId } from './model-id.ts';
import { isOn, SETTINGS_KEYS } from './settings-keys.ts';

/** A fault of Claude Code that a version mended, and what runs into it. */
export interface VersionNeed {
  /** The first version without it. */
  readonly since: string;
  /** What depends on it, as the subject of a sentence. */
  readonly what: string;
  /** True where this configuration has it. `setting` gives what is in effect, unmasked. */
  isUsed(setting: (key: string) => string | undefined): boolean;
  readonly source: string;
}

const CHANGELOG = 'https://github.com/anthropics/claude-code/blob/main/CHANGELOG.md';

/** A key that an older version passes over; only those that a person writes. */
const KEYS = SETTINGS_KEYS.flatMap(({ name, since, settable, shape }): VersionNeed | [] => {
  if (since === undefined || !(settable || shape.kind === 'model')) return [];
  const isUsed: VersionNeed['isUsed'] = (setting) => setting(name) !== undefined;
  return { since, what: name, isUsed, source: 'https://code.claude.com/docs/en/env-vars' };
});

/** The first version that estimates what AWS does not count, instead of asking the model. */
export const NO_BILLED_COUNTING = '2.1.261';

const MODEL_KEYS = SETTINGS_KEYS.flatMap(({ name, shape }) => (shape.kind === 'model' ? [name] : []));

/** A value that came later than its key. */
interface ValueSince {
  readonly value: string;
  readonly since: string;
  readonly keys: readonly string[];
  /** What a version before does with it, as a sentence without its end. */
  readonly before: string;
  /** Only Bedrock Invoke and Mantle are asked otherwise than by Anthropic's own name. */
  readonly isOwnName?: true;
}

const NAMING_ONE = [...MODEL_KEYS, 'model', 'fallbackModel'];
const AS_IT_STANDS = 'AWS is asked for it as it stands, and knows none of that name';

/**
 * [run 2.1.116, 2.1.200, 2.1.332; first versions by the texts of those on npm.] An id of Amazon Bedrock is asked for by
 * every version.
 */
const VALUES: readonly ValueSince[] = [
  ...CATALOG.flatMap(({ own, since }): ValueSince | [] =>
    since === undefined ? [] : { value: own, since, keys: NAMING_ONE, before: AS_IT_STANDS, isOwnName: true },
  ),
  { value: 'fable', since: '2.1.170', keys: NAMING_ONE, before: AS_IT_STANDS },
  {
    value: 'gateway',
    since: '2.1.162',
    keys: ['forceLoginMethod'],
    before: 'nothing is read of the whole file that says so',
  },
];

/** What of a value the version does not know yet; `isOnAws` where Bedrock Invoke or Mantle is asked. */
export function valueTooNew(
  key: string,
  value: unknown,
  isOnAws: boolean,
  version: string | undefined,
): ValueSince | undefined {
  const named = textsIn(value);
  return VALUES.find(
    (one) =>
      one.keys.includes(key) &&
      named.includes(one.value) &&
      (isOnAws || !one.isOwnName) &&
      !isSince(one.since, version),
  );
}

/** A text, or the texts of a list as it stands or as JSON, without the mark of a long context. */
function textsIn(value: unknown): readonly string[] {
  const list = typeof value === 'string' && value.startsWith('[') ? parsed(value) : value;
  return [list].flat().map((one) =>
    String(one ?? '')
      .trim()
      .replace(/\s*\[1m\]$/i, '')
      .toLowerCase(),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const OF_VALUES = VALUES.map(({ value, since, keys, before, isOwnName }): VersionNeed => {
  const isUsed: VersionNeed['isUsed'] = (setting) => {
    const on = (name: string) => isOn(setting(name));
    // A gateway may know every name.
    const isOnAws = on('CLAUDE_CODE_USE_BEDROCK')
      ? !on('CLAUDE_CODE_SKIP_BEDROCK_AUTH')
      : on('CLAUDE_CODE_USE_MANTLE') && !on('CLAUDE_CODE_USE_ANTHROPIC_AWS');
    return keys.some((key) => textsIn(setting(key)).includes(value)) && (isOnAws || !isOwnName);
  };
  return { since, what: `The value ${value} (before, ${before})`, isUsed, source: CHANGELOG };
});

/** What needs a newer Claude Code than somebody may have. */
export const VERSION_NEEDS: readonly VersionNeed[] = [
  ...KEYS,
  ...OF_VALUES,
  {
    since: '2.1.181',
    what: 'A credential process as awsCredentialExport',
    isUsed: (setting) => / export-credentials\b/.test(setting('awsCredentialExport') ?? ''),
    source: CHANGELOG,
  },
  {
    // Through 2.1.260 each text that AWS does not count is asked of the model for one token, some 30 at a time [run
    // 2.1.200, 2.1.250, 2.1.260: InvokeModel after a refused CountTokens; not 2.1.261, 2.1.332].
    since: NO_BILLED_COUNTING,
    what: 'Counting the tokens of an application inference profile without paying for it (through 2.1.260 /context, and what shows the context, sends some 30 requests each time that are billed)',
    isUsed: (setting) =>
      MODEL_KEYS.some((name) => parseModelId(setting(name)?.trim() ?? '').kind === 'application-arn'),
    source: 'https://github.com/anthropics/claude-code/issues/86628',
  },
  {
    since: HOOKS_SINCE[0].since,
    what: `What this plugin does by hooks (${HOOKS_SINCE[0].what})`,
    isUsed: (setting) => /"bedrock@[^"]*":true/.test(setting('enabledPlugins') ?? ''),
    source: 'https://code.claude.com/docs/en/hooks',
  },
];
