import type { Placed } from '../facts/claude-code/client-view.ts';
import { PROVIDERS, type ProviderRule } from '../knowledge/client-providers.ts';
import { isSince } from '../knowledge/client-versions.ts';
import type { SettingsInEffect } from './settings-in-effect.ts';

/** The provider that takes the requests, and the switch that says so. */
export function chooseProvider(
  settings: SettingsInEffect,
  version: string | undefined,
): Placed<ProviderRule> {
  for (const rule of PROVIDERS) {
    if (!isSince(rule.since, version)) continue;
    if (rule.switch === undefined) return { value: rule, origin: { from: 'default' } };
    const on = settings.switched(rule.switch);
    if (on) return { value: rule, origin: on.origin };
  }
  throw new TypeError('the last provider needs no switch');
}
