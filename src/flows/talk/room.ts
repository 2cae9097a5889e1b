import type { ChosenSigner } from '../../aws/index.ts';
import type { AwsProfiles } from '../../facts/aws-files/profiles.ts';
import type { SettingsFile } from '../../facts/settings/settings-file.ts';
import type { Way } from '../../knowledge/ways.ts';
import type { SignedBy } from '../../model/configuration.ts';
import type { TalkStep } from '../../model/talk.ts';
import type { World } from '../../model/world.ts';
import type { ProfileOptions } from '../../plan/profile/profile-answers.ts';
import type { TalkAnswers } from '../../plan/talk/talk-answers.ts';

/** What every step of a conversation has at hand, read anew for each. */
export interface Room extends AwsProfiles {
  readonly world: World;
  /** Claude Code's configuration directory. */
  readonly config: string;
  /** The world as Claude Code sees it. */
  readonly seen: World;
  readonly signedBy: SignedBy;
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
