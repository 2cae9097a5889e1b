import type { World } from '../../model/world.ts';
import { type AwsProfiles, readProfiles } from '../aws-files/profiles.ts';
import { withoutInFolder } from '../settings/folder-keys.ts';
import type { SettingsFile } from '../settings/settings-file.ts';
import { claudeWorld } from './claude-world.ts';

const AWS_FILES = ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE'];

/**
 * The profiles that Claude Code knows as it starts, where a folder's settings name other AWS files, which count later;
 * `undefined` where none do [run 2.1.332: 8 homes]. `settings` is highest precedence first.
 */
export function startProfiles(world: World, settings: readonly SettingsFile[]): AwsProfiles | undefined {
  const early = settings.map((file) => withoutInFolder(file, (name) => AWS_FILES.includes(name)));
  const isSame = early.every((file, at) => file === settings[at]);
  return isSame ? undefined : readProfiles(claudeWorld(world, early));
}

/** The region of requests is that of the folder's files all the same [run 2.1.332]. */
export function withRegionsOf(late: AwsProfiles, { files, profiles }: AwsProfiles): AwsProfiles {
  const regions = new Map(late.profiles.map((one) => [one.name, one]));
  const regional = profiles.map((one) => {
    const { region, regionOrigin } = regions.get(one.name) ?? {};
    return { ...one, region, regionOrigin };
  });
  return { files, profiles: regional };
}
