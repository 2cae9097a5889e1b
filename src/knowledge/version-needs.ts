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

/** What needs a newer Claude Code than somebody may have. */
export const VERSION_NEEDS: readonly VersionNeed[] = [
  {
    since: '2.1.224',
    what: 'ANTHROPIC_BEDROCK_REGION_PREFIX',
    isUsed: (setting) => setting('ANTHROPIC_BEDROCK_REGION_PREFIX') !== undefined,
    source: 'https://code.claude.com/docs/en/amazon-bedrock',
  },
  {
    since: '2.1.181',
    what: 'A credential process as awsCredentialExport',
    isUsed: (setting) => / export-credentials\b/.test(setting('awsCredentialExport') ?? ''),
    source: CHANGELOG,
  },
];
