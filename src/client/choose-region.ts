import type { Placed } from '../facts/claude-code/client-view.ts';
import { isTakenForRegion } from '../knowledge/client-regions.ts';
import { clientHas } from '../knowledge/client-versions.ts';
import type { Profile } from '../model/configuration.ts';
import type { SettingsInEffect } from './settings-in-effect.ts';

/**
 * AWS_REGION, AWS_DEFAULT_REGION, the region of the profile in effect (its credentials file first), us-east-1. The
 * portal's region and the profile `default` beside a named one count for nothing [run 2.1.200, 2.1.332].
 */
export function chooseRegion(
  settings: SettingsInEffect,
  profiles: readonly Profile[],
  version: string | undefined,
): Placed<string> {
  const active = settings.raw('AWS_PROFILE')?.value || 'default';
  const profile = profiles.find(({ name }) => name === active);
  const ofProfile = profile?.region &&
    profile.regionOrigin && { value: profile.region, origin: profile.regionOrigin };
  const inOrder = [settings.variable('AWS_REGION'), settings.variable('AWS_DEFAULT_REGION'), ofProfile];
  const isUsable = ({ value }: Placed<string>) =>
    !clientHas('ignoresMalformedRegion', version) || isTakenForRegion(value);
  const winner = inOrder.find((one) => one && isUsable(one));
  return winner || { value: 'us-east-1', origin: { from: 'default' } };
}
