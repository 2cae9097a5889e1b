import { POLICY_KEYS } from '../../knowledge/claude-locations.ts';
import type { World } from '../../model/world.ts';
import { readSettingsFile, type SettingsFile } from './settings-file.ts';
import { type SettingsLocation, settingsLocations } from './settings-locations.ts';

/** Reads the settings of every scope side by side; highest precedence first, absent files included. */
export async function readSettings(world: World): Promise<readonly SettingsFile[]> {
  const locations = settingsLocations(world);
  const read = (location: SettingsLocation) => readSettingsFile(location.scope, location.file);
  const [managed, others] = await Promise.all([
    readManaged(world, () => Promise.all(locations.filter((l) => l.scope === 'managed').map(read))),
    Promise.all(locations.filter((l) => l.scope !== 'managed').map(read)),
  ]);
  return [...managed, ...others];
}

/**
 * Claude Code takes one managed source and ignores the others: the administrator's policy, else the files,
 * else the policy that a Windows user can write (https://code.claude.com/docs/en/managed-settings).
 */
async function readManaged(
  world: World,
  readFiles: () => Promise<readonly SettingsFile[]>,
): Promise<readonly SettingsFile[]> {
  const policy = await readMachinePolicy(world);
  if (policy) return [policy];
  const files = await readFiles();
  if (world.platform !== 'win32' || files.some((file) => file.state !== 'absent')) return files;
  const { readWindowsPolicy } = await import('./policies.ts');
  const ofUser = await readWindowsPolicy(world, POLICY_KEYS.user);
  return ofUser ? [ofUser] : files;
}

async function readMachinePolicy(world: World): Promise<SettingsFile | undefined> {
  if (world.platform === 'darwin') return (await import('./policies.ts')).readMacosPolicy(world);
  if (world.platform !== 'win32') return undefined;
  return (await import('./policies.ts')).readWindowsPolicy(world, POLICY_KEYS.machine);
}
