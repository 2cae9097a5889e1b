import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { managedPreferences } from '../../knowledge/claude-locations.ts';
import type { World } from '../../model/world.ts';
import { settingsFromText } from './policy-text.ts';
import type { SettingsFile } from './settings-file.ts';

/** The settings an administrator pushed as macOS managed preferences, or `undefined`. Starts no program when there are none. */
export async function readMacosPolicy(world: World): Promise<SettingsFile | undefined> {
  for (const path of managedPreferences(world.env.USER)) {
    const file = join(world.systemRoot, path);
    if (!existsSync(file)) continue;
    const { stdout, exitCode } = await world.exec(
      '/usr/bin/plutil',
      ['-convert', 'json', '-o', '-', '--', file],
      { timeoutMs: 3_000 },
    );
    return settingsFromText(file, exitCode === 0 ? stdout : undefined);
  }
  return undefined;
}
