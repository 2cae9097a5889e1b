import { compareVersions, validate } from 'compare-versions';
import type { Forbidden, ModelRule, Placed } from '../facts/claude-code/client-view.ts';
import { PROVIDERS, type ProviderRule } from '../knowledge/client-providers.ts';
import { clientHas } from '../knowledge/client-versions.ts';
import type { SettingsInEffect } from './settings-in-effect.ts';

/** The name of a provider in `allowedProviders`. */
const NAMES: Partial<Record<ProviderRule['id'], string>> = {
  'claude-platform': 'anthropicAws',
  'google-cloud': 'anthropicGoogleCloud',
};

/** By these too the AWS SDK would be led to an address of somebody's own [run 2.1.332: AWS_ENDPOINT_URL]. */
const OF_THE_SDK = ['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_BEDROCK', 'AWS_ENDPOINT_URL_BEDROCK_RUNTIME'];

/** AWS's own hosts, private endpoints included, are the provider itself (by the client's own description of the key). */
const OF_AWS = /(?:^|\.)(?:amazonaws\.com(?:\.cn)?|api\.aws)$/;

/**
 * What the administrator's settings forbid. Only theirs count: the same keys elsewhere are ignored.
 */
export function findForbidden(
  settings: SettingsInEffect,
  provider: ProviderRule,
  version: string | undefined,
  barred: Placed<ModelRule> | undefined,
): readonly Forbidden[] {
  return [
    ...forbiddenProvider(settings, provider, version),
    ...forbiddenBeside(settings, provider, version),
    ...forbiddenVersion(settings, 'requiredMinimumVersion', version, (order) => order < 0),
    ...forbiddenVersion(settings, 'requiredMaximumVersion', version, (order) => order > 0),
    ...forbiddenKey(settings, provider),
    ...(barred ? [{ rule: barred.value, origin: barred.origin }] : []),
  ];
}

const POLICIES_OF_SIGN_IN = ['forceLoginOrgUUID', 'forceLoginMethod'] as const;
const KEYS_OF_ANTHROPIC = ['ANTHROPIC_AUTH_TOKEN', 'ANTHROPIC_API_KEY'];

/**
 * A policy about the sign-in to Anthropic forbids a key or token of Anthropic's, whoever takes the requests and whether
 * it is sent or not; Bedrock's own key, and a header, it does not see [run 2.1.200, 2.1.332].
 */
function forbiddenKey(settings: SettingsInEffect, { id }: ProviderRule): readonly Forbidden[] {
  if (id === 'anthropic') return [];
  const rule = POLICIES_OF_SIGN_IN.find((one) => settings.managed(one) !== undefined);
  const policy = rule && settings.managed(rule);
  const variable = KEYS_OF_ANTHROPIC.find((one) => settings.variable(one));
  const key = variable ?? 'apiKeyHelper';
  const beside = variable ? settings.variable(variable) : settings.text(key);
  if (!rule || !policy || !beside) return [];
  return [{ rule, origin: policy.origin, beside: { key, origin: beside.origin } }];
}

/**
 * An address of one's own is none of the provider's, so Bedrock behind a gateway is not `bedrock`; it is allowed where
 * the administrator's own settings name it [run 2.1.332].
 */
function forbiddenProvider(
  settings: SettingsInEffect,
  { id, baseUrl }: ProviderRule,
  version: string | undefined,
): readonly Forbidden[] {
  const found = clientHas('allowsProviders', version) ? settings.managed('allowedProviders') : undefined;
  if (!found || !Array.isArray(found.value)) return [];
  const allowed = found.value.map(String);
  const rule = { rule: 'allowedProviders', origin: found.origin, allowed } as const;
  const own = [baseUrl, ...(id === 'bedrock' ? OF_THE_SDK : [])].filter((name) => isOwn(settings, name));
  if (own.length === 0) return allowed.includes(NAMES[id] ?? id) ? [] : [rule];
  if (!allowed.includes('customEndpoint')) return [rule];
  const unpinned = own.find((name) => settings.raw(name)?.origin.from !== 'managed');
  return unpinned === undefined ? [] : [{ ...rule, unpinned }];
}

/** Mantle beside Bedrock Invoke has an address and a name of its own. */
function forbiddenBeside(
  settings: SettingsInEffect,
  { id }: ProviderRule,
  version: string | undefined,
): readonly Forbidden[] {
  const mantle = PROVIDERS.find((one) => one.id === 'mantle');
  const isBeside = id === 'bedrock' && settings.switched('CLAUDE_CODE_USE_MANTLE') !== undefined;
  return mantle && isBeside ? forbiddenProvider(settings, mantle, version) : [];
}

function isOwn(settings: SettingsInEffect, name: string): boolean {
  const address = settings.variable(name)?.value;
  return address !== undefined && !(URL.canParse(address) && OF_AWS.test(new URL(address).hostname));
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
