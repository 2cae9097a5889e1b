import { compareVersions, validate } from 'compare-versions';
import type { Forbidden } from '../facts/claude-code/client-view.ts';
import type { ProviderRule } from '../knowledge/client-providers.ts';
import { clientHas } from '../knowledge/client-versions.ts';
import type { SettingsInEffect } from './settings-in-effect.ts';

/** The name of a provider in `allowedProviders`. */
const NAMES: Partial<Record<ProviderRule['id'], string>> = {
  'claude-platform': 'anthropicAws',
  'google-cloud': 'anthropicGoogleCloud',
};

/** What the administrator's settings forbid. Only theirs count: the same keys elsewhere are ignored [run 2.1.332]. */
export function findForbidden(
  settings: SettingsInEffect,
  provider: ProviderRule,
  isOwnAddress: boolean,
  version: string | undefined,
): readonly Forbidden[] {
  return [
    ...forbiddenProvider(settings, provider, isOwnAddress, version),
    ...forbiddenVersion(settings, 'requiredMinimumVersion', version, (order) => order < 0),
    ...forbiddenVersion(settings, 'requiredMaximumVersion', version, (order) => order > 0),
  ];
}

/** An address of one's own is none of the provider's, so Bedrock behind a gateway is not `bedrock` [run 2.1.332]. */
function forbiddenProvider(
  settings: SettingsInEffect,
  { id }: ProviderRule,
  isOwnAddress: boolean,
  version: string | undefined,
): readonly Forbidden[] {
  const found = clientHas('allowsProviders', version) ? settings.managed('allowedProviders') : undefined;
  if (!found || !Array.isArray(found.value)) return [];
  const allowed = found.value.map(String);
  const name = isOwnAddress ? 'customEndpoint' : (NAMES[id] ?? id);
  return allowed.includes(name) ? [] : [{ rule: 'allowedProviders', origin: found.origin, allowed }];
}

function forbiddenVersion(
  settings: SettingsInEffect,
  rule: 'requiredMinimumVersion' | 'requiredMaximumVersion',
  version: string | undefined,
  isWrong: (order: number) => boolean,
): readonly Forbidden[] {
  const found = settings.managed(rule);
  const bound = found?.value;
  if (!found || typeof bound !== 'string' || !validate(bound) || !version || !validate(version)) return [];
  return isWrong(compareVersions(version, bound)) ? [{ rule, origin: found.origin, version: bound }] : [];
}
