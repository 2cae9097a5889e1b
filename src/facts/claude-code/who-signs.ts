import { isOn } from '../../knowledge/settings-keys.ts';
import type { EffectiveValue, Profile, SignedBy } from '../../model/configuration.ts';
import type { World } from '../../model/world.ts';
import { exportedProfile } from '../../shell/export-command.ts';
import { effectiveValue } from '../settings/effective.ts';
import { configDirectory } from '../settings/settings-locations.ts';
import { launcherFile } from './launcher-file.ts';

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

/** True where Claude Platform on AWS takes the requests: it heeds neither Bedrock's API key nor its switches. */
export function isOnPlatform(effective: readonly EffectiveValue[]): boolean {
  const on = (key: string) => isOn(effectiveValue(effective, key));
  return on('CLAUDE_CODE_USE_ANTHROPIC_AWS') && !on('CLAUDE_CODE_USE_BEDROCK');
}

/** The API key, masked, that the settings hold; one that the shell exports as well comes before it. */
export function keyInSettings(effective: readonly EffectiveValue[]): string | undefined {
  const key = effective.find((entry) => entry.key === 'AWS_BEARER_TOKEN_BEDROCK');
  if (!key?.value) return undefined;
  return [key, ...key.shadows].some(({ origin }) => origin.from === 'environment') ? undefined : key.value;
}

/**
 * What signs Claude Code's requests to AWS, as far as files and variables tell: an API key beats
 * everything, a named profile beats keys in the environment, and those beat the profile `default`.
 */
export function signedBy(effective: readonly EffectiveValue[], profiles: readonly Profile[]): SignedBy {
  const value = (key: string) => effectiveValue(effective, key);
  const isPlatform = isOnPlatform(effective);
  const isMantle = isOn(value('CLAUDE_CODE_USE_MANTLE')) && !isOn(value('CLAUDE_CODE_USE_BEDROCK'));
  const ofOthers = isMantle ? 'CLAUDE_CODE_SKIP_MANTLE_AUTH' : 'CLAUDE_CODE_SKIP_BEDROCK_AUTH';
  const skip = isPlatform ? 'CLAUDE_CODE_SKIP_ANTHROPIC_AWS_AUTH' : ofOthers;
  const isUnsigned = isOn(value(skip));
  const apiKey = value(isPlatform ? 'ANTHROPIC_AWS_API_KEY' : 'AWS_BEARER_TOKEN_BEDROCK');
  // Bedrock's key goes along also where nothing is to be signed; the one of Claude Platform does not [run 2.1.332].
  if (apiKey && !(isPlatform && isUnsigned)) return { kind: 'api-key', key: apiKey };
  if (isUnsigned) return { kind: 'nothing' };
  if (value('awsCredentialExport')) return { kind: 'credential-export' };
  const profile = value('AWS_PROFILE');
  if (profile) return { kind: 'profile', name: profile };
  const accessKey = value('AWS_ACCESS_KEY_ID');
  if (accessKey && value('AWS_SECRET_ACCESS_KEY')) return { kind: 'environment', key: accessKey };
  const hasDefault = profiles.some(({ name, kind }) => name === 'default' && kind !== 'incomplete');
  if (hasDefault) return { kind: 'profile', name: 'default' };
  // What is left is the rest of the SDK's chain: web identity, container and instance roles.
  return { kind: 'default-chain' };
}
