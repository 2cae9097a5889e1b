import type { ApiKey } from '../../facts/api-key.ts';
import type { AwsProfiles } from '../../facts/aws-files/profiles.ts';
import type { GitState } from '../../facts/git/git.ts';
import type { LeadsTo } from '../../facts/machine/leads-to.ts';
import type { SettingsFile } from '../../facts/settings/settings-file.ts';
import type { WritableFile } from '../../model/change.ts';
import type { Tool } from '../../model/configuration.ts';
import type { World } from '../../model/world.ts';

/** What a plan is made from. */
export interface SetupFacts {
  readonly aws: AwsProfiles;
  readonly awsCli: Tool | undefined;
  readonly platform: NodeJS.Platform;
  /** Where the launcher stands, or will. */
  readonly launcher: string;
  /** What stands in the file that is to be changed. */
  readonly target: WritableFile;
  /** False where that file came with a folder that the person has not trusted: nothing in it leads anywhere. */
  readonly isTrusted: boolean;
  /** The environment as Claude Code sees it: it may name other addresses than AWS's. */
  readonly seenEnv: World['env'];
  /** With `--ca-file`: where the file is, which was read. */
  readonly caFile: string | undefined;
  /** With `--auth api-key`: checked, to be written, never to be shown. */
  readonly apiKey: { readonly key: string; readonly region?: string } | undefined;
}

/** What the warnings of a plan are judged by. `settings` is in order of precedence, highest first. */
export interface WarningFacts {
  readonly settings: readonly SettingsFile[];
  readonly env: World['env'];
  readonly target: WritableFile;
  readonly git: GitState;
  /** Where a link of the target leads. */
  readonly link: LeadsTo | undefined;
  readonly apiKey: ApiKey | undefined;
  readonly now: Date;
}
