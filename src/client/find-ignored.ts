import type { Ignored } from '../facts/claude-code/client-view.ts';
import { settingsEnv } from '../facts/settings/candidates.ts';
import { isObject, type SettingsFile } from '../facts/settings/settings-file.ts';
import { CATALOG } from '../knowledge/client-models.ts';
import type { ProviderRule } from '../knowledge/client-providers.ts';
import { CLIENT_VARIABLES, isUnknownVariable, meantVariable } from '../knowledge/client-variables.ts';
import type { SettingsInEffect } from './settings-in-effect.ts';

/** The keys of the settings that only the administrator's files may have [run 2.1.332: deniedModels, allowedProviders, modelPricing by what `-p` says that it cost]. */
const MANAGED_ONLY = [
  'deniedModels',
  'allowedProviders',
  'requiredMinimumVersion',
  'requiredMaximumVersion',
  'availableModelsMatch',
  'modelPricing',
];

/** The keys that stand at the top, and that people put into `env` [run: awsCredentialExport there does nothing]. */
const TOP_KEYS = [
  'awsAuthRefresh',
  'awsCredentialExport',
  'apiKeyHelper',
  'model',
  'modelOverrides',
  'availableModels',
];

/** Variables in which a person means a path or a reference. */
const EXPANDABLE = /^(?:ANTHROPIC_|AWS_|CLAUDE_CODE_)/;

/** What the settings say that Claude Code does not read, or takes otherwise than it is meant. */
export function findIgnored(
  files: readonly SettingsFile[],
  settings: SettingsInEffect,
  provider: ProviderRule,
): readonly Ignored[] {
  const found = files.flatMap((file) => [...inEnv(file), ...atTop(file), ...ofOverrides(file)]);
  const base = settings.variable('ANTHROPIC_BASE_URL');
  if (base && provider.id !== 'anthropic') {
    return [...found, { what: 'ANTHROPIC_BASE_URL', why: 'other-provider', origin: base.origin }];
  }
  return found;
}

/**
 * `modelOverrides` goes by Anthropic's own ids: an alias or an id of Bedrock overrides nothing [run 2.1.332]. Of a
 * name that looks like one of a newer model nothing is said.
 */
function ofOverrides(file: SettingsFile): readonly Ignored[] {
  const overrides =
    file.state === 'parsed' && isObject(file.json.modelOverrides) ? file.json.modelOverrides : {};
  return Object.keys(overrides).flatMap((name): Ignored | [] => {
    if (name.startsWith('claude-')) return [];
    const own = CATALOG.find(({ bedrock }) => name.endsWith(bedrock))?.own;
    const origin = { from: file.scope, file: file.file, key: `modelOverrides.${name}` } as const;
    return { what: name, why: 'unknown-model', origin, ...(own && { nearest: own }) };
  });
}

function inEnv(file: SettingsFile): readonly Ignored[] {
  return Object.entries(settingsEnv(file)).flatMap(([name, value]): Ignored | [] => {
    const origin = { from: file.scope, file: file.file, key: `env.${name}` } as const;
    if (TOP_KEYS.includes(name)) return { what: name, why: 'misplaced-key', origin };
    if (isUnknownVariable(name)) {
      const known = meantVariable(name);
      return { what: name, why: 'unknown-name', origin, ...(known && { nearest: known }) };
    }
    // `${…}` and `~` reach Claude Code as they stand [run 2.1.200, 2.1.332].
    const isUnexpanded = EXPANDABLE.test(name) && /\$\{?\w+\}?|^~\//.test(value);
    return isUnexpanded ? { what: value, why: 'not-expanded', origin } : [];
  });
}

function atTop(file: SettingsFile): readonly Ignored[] {
  if (file.state !== 'parsed') return [];
  return Object.keys(file.json).flatMap((key): Ignored | [] => {
    const origin = { from: file.scope, file: file.file, key } as const;
    if (CLIENT_VARIABLES.includes(key)) return { what: key, why: 'misplaced-key', origin };
    const isOnlyManaged = file.scope !== 'managed' && MANAGED_ONLY.includes(key);
    return isOnlyManaged ? { what: key, why: 'not-managed', origin } : [];
  });
}
