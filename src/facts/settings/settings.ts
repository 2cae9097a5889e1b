import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { POLICY_KEYS } from '../../knowledge/claude-locations.ts';
import type { World } from '../../model/world.ts';
import { bytesOf } from '../machine/read-file.ts';
import { isObject, readSettingsFile, type SettingsFile } from './settings-file.ts';
import { type SettingsLocation, settingsLocations } from './settings-locations.ts';

/** Reads the settings of every scope side by side; highest precedence first, absent files included. */
export async function readSettings(world: World): Promise<readonly SettingsFile[]> {
  const locations = settingsLocations(world);
  const read = (location: SettingsLocation) => readSettingsFile(location.scope, location.file);
  const [managed, others] = await Promise.all([
    readManaged(world, () => Promise.all(locations.filter((l) => l.scope === 'managed').map(read))),
    Promise.all(locations.filter((l) => l.scope !== 'managed').map(read)),
  ]);
  return [...managed, ...others, ...readGlobalEnvironment(world)];
}

/**
 * The `env` of `.claude.json`, where an older Claude Code kept what is now in the user settings: it beats the shell and
 * is beaten by every settings file. No other key of that file is read as a setting, nor the `env` of a project in it
 * [run 2.1.332].
 */
function readGlobalEnvironment({ env, home }: World): readonly SettingsFile[] {
  const directory = env.CLAUDE_CONFIG_DIR || home;
  const file = directory && join(directory, GLOBAL_STATE);
  const bytes = file ? bytesOf(file) : undefined;
  if (!file || !bytes?.includes('"env"')) return [];
  try {
    const text = bytes.toString('utf8');
    const json: unknown = JSON.parse(text);
    if (!isObject(json) || !isObject(json.env)) return [];
    const own = { bytes, text, hasBom: false, json: { env: json.env }, mode: statSync(file).mode & 0o777 };
    return [{ scope: 'user', file, state: 'parsed', ...own }];
  } catch {
    return [];
  }
}

/** True for the file in which Claude Code keeps its own state: it writes there all the time, and we never do. */
export function isGlobalState(file: string): boolean {
  return basename(file) === GLOBAL_STATE;
}

const GLOBAL_STATE = '.claude.json';

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
