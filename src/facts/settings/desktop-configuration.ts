import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  DESKTOP_ON_LINUX,
  DESKTOP_POLICY_KEYS,
  desktopLocalFolder,
  desktopPreferences,
} from '../../knowledge/desktop-locations.ts';
import type { World } from '../../model/world.ts';
import { queryRegistry } from '../machine/registry.ts';

/** True where Claude Desktop finds any configuration on this device, managed or made in the app. */
export async function hasDesktopConfiguration(world: World): Promise<boolean> {
  const { platform, systemRoot } = world;
  const folder = desktopLocalFolder(world);
  const local =
    folder === undefined ? [] : [join(folder, 'configLibrary'), join(folder, 'claude_desktop_config.json')];
  if (local.some((file) => existsSync(file))) return true;
  if (platform === 'darwin')
    return desktopPreferences(userOf(world)).some((file) => existsSync(join(systemRoot, file)));
  if (platform === 'linux') return existsSync(join(systemRoot, DESKTOP_ON_LINUX));
  if (platform !== 'win32') return false;
  const asked = Object.values(DESKTOP_POLICY_KEYS).map((key) => queryRegistry(world, key));
  return (await Promise.all(asked)).some((printed) => printed !== undefined && /REG_/.test(printed));
}

/** Whose preferences count: where no variable names the person, their home does, as macOS has it. */
export function userOf({ env, home }: Pick<World, 'env' | 'home'>): string | undefined {
  return env.USER || env.LOGNAME || (home && basename(home));
}
