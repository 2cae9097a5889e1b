import type { EffectiveValue, Origin } from '../../model/configuration.ts';
import type { World } from '../../model/world.ts';
import { effectiveConfiguration } from './effective.ts';
import type { SettingsFile } from './settings-file.ts';
import { projectDirectory } from './settings-locations.ts';
import { isTrustedWorkspace } from './workspace-trust.ts';

/**
 * The settings that may decide what is read, run, signed and asked. A cloned repository brings its own project
 * settings, which Claude Code applies only once its folder is trusted (https://code.claude.com/docs/en/settings), and
 * so do we: in a session of Claude Code no less than in a terminal, as a shell goes on having the session's variables
 * wherever it stands.
 */
export function trustedSettings(world: World, settings: readonly SettingsFile[]): readonly SettingsFile[] {
  const ofRepository = settings.filter(({ scope, state }) => isOfRepository(scope) && state !== 'absent');
  if (ofRepository.length === 0 || isTrustedWorkspace(world, projectDirectory(world))) return settings;
  return settings.filter((file) => !ofRepository.includes(file));
}

/**
 * What would be in effect once the folder is trusted, and is not now; secrets are masked. To be shown, and not to be
 * acted on.
 */
export function untrustedValues(
  world: World,
  settings: readonly SettingsFile[],
  trusted: readonly SettingsFile[],
): readonly EffectiveValue[] {
  if (trusted.length === settings.length) return [];
  const now = effectiveConfiguration(trusted, world.env, []);
  return effectiveConfiguration(settings, world.env, []).filter(
    ({ key, value, origin }) =>
      isOfRepository(origin.from) &&
      key !== 'region' &&
      !now.some((one) => one.key === key && one.value === value),
  );
}

function isOfRepository(scope: Origin['from']): boolean {
  return scope === 'project' || scope === 'local';
}
