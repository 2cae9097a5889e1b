import { type AwsProfiles, readProfiles } from '../../facts/aws-files/profiles.ts';
import { claudeWorld } from '../../facts/claude-code/claude-world.ts';
import { settingsEnv } from '../../facts/settings/candidates.ts';
import { readSettings } from '../../facts/settings/settings.ts';
import type { SettingsFile } from '../../facts/settings/settings-file.ts';
import { configDirectory } from '../../facts/settings/settings-locations.ts';
import { trustedSettings } from '../../facts/settings/trusted-settings.ts';
import { homeUnknown, type Outcome, refusal, success } from '../../model/outcome.ts';
import type { Portal, PortalOptions } from '../../model/portal.ts';
import { alteredWorld, type World } from '../../model/world.ts';
import { choosePortal } from '../../plan/profile/choose-portal.ts';
import { findPortalRegion } from './find-portal-region.ts';

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
  const whole = await withRegion(read, options);
  if (!whole.ok) return whole;
  const portal = choosePortal(whole.value, read.aws);
  return portal.ok ? success({ ...read, config, portal: portal.value }) : portal;
}

/** The region of an address that was given alone is looked for. */
async function withRegion(
  { world, aws }: Pick<PortalQuestion, 'world' | 'aws'>,
  options: PortalOptions,
): Promise<Outcome<PortalOptions>> {
  const { 'start-url': startUrl, profile } = options;
  if (startUrl === undefined || profile !== undefined || options['sso-region'] !== undefined)
    return success(options);
  const found = await findPortalRegion(world, startUrl, aws);
  if (!found.ok) return found;
  const { region, candidates } = found.value;
  if (region !== undefined) return success({ ...options, 'sso-region': region });
  const several =
    candidates.length > 0 ? `Several regions know it: ${candidates.join(', ')}.` : 'No region answered.';
  return refusal(
    'option-missing',
    `The region of IAM Identity Center could not be found. ${several}`,
    'Add --sso-region REGION; the portal shows it under Access keys.',
  );
}

/**
 * True where the person's own shell, settings and AWS files lead this profile to this portal: not a repository's, which
 * may name other AWS files. A session of Claude Code hands such names on to the shell.
 */
export async function isOwnPortal(world: World, portal: Portal, profile: string): Promise<boolean> {
  const settings = await readSettings(world);
  // On Windows a variable has one name however it is written.
  const nameOf = (name: string) => name.toUpperCase();
  const isForeign = ({ scope }: SettingsFile) => scope === 'project' || scope === 'local';
  const foreign = new Set(
    settings.filter(isForeign).flatMap((file) => Object.keys(settingsEnv(file)).map(nameOf)),
  );
  const env = Object.fromEntries(Object.entries(world.env).filter(([name]) => !foreign.has(nameOf(name))));
  const own = settings.filter((file) => !isForeign(file));
  const found = choosePortal({ profile }, readProfiles(claudeWorld(alteredWorld(world, { env }), own)));
  const { startUrl, region } = (found.ok && found.value) || {};
  return startUrl === portal.startUrl && region === portal.region;
}

/** The AWS files and profiles that Claude Code sees, and the world in which it does. */
export async function readAwsAsClaude(world: World): Promise<Pick<PortalQuestion, 'world' | 'aws'>> {
  const settings = await readSettings(world);
  const seen = claudeWorld(world, trustedSettings(world, settings));
  return { world: seen, aws: readProfiles(seen) };
}
