import type { ChosenSigner } from '../../aws/index.ts';
import type { AwsProfiles } from '../../facts/aws-files/profiles.ts';
import { gitRepositoryOf } from '../../facts/git/git-repository.ts';
import { realPath } from '../../facts/machine/quiet-reads.ts';
import type { SettingsFile } from '../../facts/settings/settings-file.ts';
import { projectDirectory, settingsLocations } from '../../facts/settings/settings-locations.ts';
import type { Way } from '../../knowledge/ways.ts';
import type { SignedBy } from '../../model/configuration.ts';
import type { TalkStep } from '../../model/talk.ts';
import type { World } from '../../model/world.ts';
import type { ProfileOptions } from '../../plan/profile/profile-answers.ts';
import type { ProjectKind } from '../../plan/setup/script.ts';
import type { TalkAnswers } from '../../plan/talk/talk-answers.ts';
import { shortPath } from '../../report/place-text.ts';

/** What every step of a conversation has at hand, read anew for each. */
export interface Room extends AwsProfiles {
  readonly world: World;
  /** Claude Code's configuration directory. */
  readonly config: string;
  /** The world as Claude Code sees it. */
  readonly seen: World;
  readonly signedBy: SignedBy;
  /** An API key that the settings hold, masked. */
  readonly ownKey: string | undefined;
  readonly settings: readonly SettingsFile[];
  /** The way to Claude that the settings lead now. */
  readonly standing: Way | undefined;
}

/** What signs from here on, and the answers that led to it. */
export interface Ready {
  readonly answers: TalkAnswers;
  readonly signer: ChosenSigner;
  /** In words: the account and role, or the profile. */
  readonly name: string;
  /** The region that goes with it, and the one of the access portal. */
  readonly region?: string;
  readonly near?: string;
  readonly accountId?: string;
  readonly roleName?: string;
  /** The options of `profile` for one that is to be made or repaired. */
  readonly profilePlan?: ProfileOptions;
}

/** Ready, or what has to be asked or done first. */
export type ReadyOrStep = Ready | { readonly step: TalkStep };

/** Of what the project's settings are; nothing in the home directory, where they are the person's own. */
export function projectKind(world: World): ProjectKind | undefined {
  if (!settingsLocations(world).some(({ scope }) => scope === 'project')) return undefined;
  const folder = projectDirectory(world);
  const repository = gitRepositoryOf(folder);
  if (typeof repository === 'string') return 'folder';
  return realPath(repository.root) === realPath(folder) ? 'repository' : 'subfolder';
}

/** The project in words: this repository, or the folder by its name. */
export function projectName(world: World): string {
  const isRepository = projectKind(world) === 'repository';
  return isRepository
    ? 'this repository'
    : `the folder \`${shortPath(projectDirectory(world), world.home)}\``;
}

/** Beside what differs from a person's own settings, of a team whose members may have none. */
export const WRITE_ALL = {
  label: 'Write all of it',
  description: 'Shows it with what your own settings give, for a team whose members have nothing yet',
} as const;
