import { type AwsProfiles, readProfiles } from '../../facts/aws-files/profiles.ts';
import { claudeWorld } from '../../facts/claude-code/claude-world.ts';
import { readSettings } from '../../facts/settings/settings.ts';
import { configDirectory } from '../../facts/settings/settings-locations.ts';
import { trustedSettings } from '../../facts/settings/trusted-settings.ts';
import { homeUnknown, type Outcome, success } from '../../model/outcome.ts';
import type { Portal, PortalOptions } from '../../model/portal.ts';
import type { World } from '../../model/world.ts';
import { choosePortal } from '../../plan/profile/choose-portal.ts';

/** Where to sign in, and where what belongs to it is kept. */
export interface PortalQuestion {
  /** The world as Claude Code sees it: its settings may name other AWS files, endpoints and proxies. */
  readonly world: World;
  /** Claude Code's configuration directory. */
  readonly config: string;
  readonly aws: AwsProfiles;
  /** `undefined` where the options name none. */
  readonly portal: Portal | undefined;
}

/** Reads which portal the options mean. */
export async function readPortalQuestion(
  world: World,
  options: PortalOptions,
): Promise<Outcome<PortalQuestion>> {
  const config = configDirectory(world);
  if (config === undefined) return homeUnknown();
  const read = await readAwsAsClaude(world);
  const portal = choosePortal(options, read.aws);
  return portal.ok ? success({ ...read, config, portal: portal.value }) : portal;
}

/** The AWS files and profiles that Claude Code sees, and the world in which it does. */
export async function readAwsAsClaude(world: World): Promise<Pick<PortalQuestion, 'world' | 'aws'>> {
  const settings = await readSettings(world);
  const seen = claudeWorld(world, trustedSettings(world, settings));
  return { world: seen, aws: readProfiles(seen) };
}
