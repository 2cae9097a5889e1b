import { HOOKS_SINCE } from './client-versions.ts';
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
    since: HOOKS_SINCE[0].since,
    what: `What this plugin does by hooks (${HOOKS_SINCE[0].what})`,
    isUsed: (setting) => /"bedrock@[^"]*":true/.test(setting('enabledPlugins') ?? ''),
    source: 'https://code.claude.com/docs/en/hooks',
  },
];
