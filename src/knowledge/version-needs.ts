import { HOOKS_SINCE } from './client-versions.ts';
import { parseModelId } from './model-id.ts';
import { SETTINGS_KEYS } from './settings-keys.ts';

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
const KEYS = SETTINGS_KEYS.flatMap(({ name, since, settable }): VersionNeed | [] => {
  if (since === undefined || !settable) return [];
  const isUsed: VersionNeed['isUsed'] = (setting) => setting(name) !== undefined;
  return { since, what: name, isUsed, source: 'https://code.claude.com/docs/en/env-vars' };
});

/** The first version that estimates what AWS does not count, instead of asking the model. */
export const NO_BILLED_COUNTING = '2.1.261';

const MODEL_KEYS = SETTINGS_KEYS.flatMap(({ name, shape }) => (shape.kind === 'model' ? [name] : []));

/** What needs a newer Claude Code than somebody may have. */
export const VERSION_NEEDS: readonly VersionNeed[] = [
  ...KEYS,
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
