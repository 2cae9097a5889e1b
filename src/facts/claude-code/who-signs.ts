import { PROVIDERS, type ProviderRule } from '../../knowledge/client-providers.ts';
import { isOn } from '../../knowledge/settings-keys.ts';
import type { EffectiveValue, Profile, SignedBy } from '../../model/configuration.ts';
import type { World } from '../../model/world.ts';
import { exportedProfile } from '../../shell/export-command.ts';
import type { AwsFiles } from '../aws-files/aws-files.ts';
import { effectiveValue } from '../settings/effective.ts';
import { configDirectory } from '../settings/settings-locations.ts';
import { chooseSigner, isOfAws, isSkipped, type SignerSettings } from './choose-signer.ts';
import { launcherFile } from './launcher-file.ts';

/**
 * What signs Claude Code's requests, with the profile's name also where only its credentials are handed over. By the
 * AWS files it knows a profile `default` at whose half of a sign-in the SDK stops.
 */
export function whoSigns(
  world: World,
  effective: readonly EffectiveValue[],
  profiles: readonly Profile[],
  files?: Pick<AwsFiles, 'profiles'>,
): SignedBy {
  const signer = signedBy(effective, profiles, files);
  const command = effectiveValue(effective, 'awsCredentialExport');
  const config = configDirectory(world);
  if (signer.kind !== 'credential-export' || command === undefined || config === undefined) return signer;
  const names = profiles.map((profile) => profile.name);
  const name = exportedProfile(command, names, launcherFile(config, world.platform), world.platform);
  return name === undefined ? signer : { ...signer, name };
}

/** True where Claude Platform on AWS takes the requests: it heeds neither Bedrock's API key nor its switches. */
export function isOnPlatform(effective: readonly EffectiveValue[]): boolean {
  return providerIn(inEffect(effective)).id === 'claude-platform';
}

/** The API key, masked, that the settings hold; one that the shell exports as well comes before it. */
export function keyInSettings(effective: readonly EffectiveValue[]): string | undefined {
  const key = effective.find((entry) => entry.key === 'AWS_BEARER_TOKEN_BEDROCK');
  if (!key?.value) return undefined;
  return [key, ...key.shadows].some(({ origin }) => origin.from === 'environment') ? undefined : key.value;
}

/** What signs Claude Code's requests to AWS, as far as files and variables tell: the rule of `chooseSigner`, by name. */
export function signedBy(
  effective: readonly EffectiveValue[],
  profiles: readonly Profile[],
  files: Pick<AwsFiles, 'profiles'> = { profiles: new Map() },
): SignedBy {
  const settings = inEffect(effective);
  const provider = providerIn(settings);
  const { value: signer } = chooseSigner(settings, provider, files, profiles);
  if (signer.kind === 'api-key') return { kind: 'api-key', key: signer.key };
  if (isSkipped(settings, provider)) return { kind: 'nothing' };
  if (signer.kind === 'credential-export') return { kind: 'credential-export' };
  if (signer.kind === 'environment') return { kind: 'environment', key: signer.keyId };
  // Also where a platform's role signs in place of a profile that is not there: the name is what is to be mended.
  const name = settings.raw('AWS_PROFILE')?.value || (signer.kind === 'profile' && signer.name);
  return name ? { kind: 'profile', name } : { kind: 'default-chain' };
}

/** The one of AWS that takes the requests, or would. */
function providerIn(settings: SignerSettings): ProviderRule {
  const ofAws = PROVIDERS.filter(isOfAws);
  const [bedrock] = ofAws;
  const on = ofAws.find((rule) => rule.switch !== undefined && settings.switched(rule.switch));
  if (!bedrock) throw new TypeError('Amazon Bedrock is a provider');
  return on ?? bedrock;
}

function inEffect(effective: readonly EffectiveValue[]): SignerSettings {
  const raw = (name: string) => effective.find(({ key }) => key === name);
  const variable = (name: string) => {
    const found = raw(name);
    const value = found?.value.trim();
    return found && value ? { ...found, value } : undefined;
  };
  return {
    raw,
    variable,
    switched: (name) => (isOn(raw(name)?.value) ? raw(name) : undefined),
    text: (key) => (raw(key)?.value ? raw(key) : undefined),
  };
}
