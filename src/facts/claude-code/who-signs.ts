import type { EffectiveValue, Profile, SignedBy } from '../../model/configuration.ts';
import type { World } from '../../model/world.ts';
import { exportedProfile } from '../../shell/export-command.ts';
import { effectiveValue } from '../settings/effective.ts';
import { configDirectory } from '../settings/settings-locations.ts';
import { launcherFile } from './launcher-file.ts';
import { signedBy } from './signer.ts';

/** What signs Claude Code's requests, with the profile's name also where only its credentials are handed over. */
export function whoSigns(
  world: World,
  effective: readonly EffectiveValue[],
  profiles: readonly Profile[],
): SignedBy {
  const signer = signedBy(effective, profiles);
  const command = effectiveValue(effective, 'awsCredentialExport');
  const config = configDirectory(world);
  if (signer.kind !== 'credential-export' || command === undefined || config === undefined) return signer;
  const names = profiles.map((profile) => profile.name);
  const name = exportedProfile(command, names, launcherFile(config, world.platform), world.platform);
  return name === undefined ? signer : { ...signer, name };
}
