import type { World } from '../../model/world.ts';
import { settingsFromText } from './policy-text.ts';
import type { SettingsFile } from './settings-file.ts';

/** The settings in a Windows policy key (`HKLM\…`), or `undefined` where it holds none. */
export async function readWindowsPolicy(world: World, key: string): Promise<SettingsFile | undefined> {
  const reg = `${world.env.SYSTEMROOT ?? 'C:\\Windows'}\\System32\\reg.exe`;
  const { stdout, exitCode } = await world.exec(reg, ['query', key, '/v', 'Settings'], { timeoutMs: 3_000 });
  if (exitCode !== 0) return undefined;
  const [, json] = /^\s*Settings\s+REG_(?:EXPAND_)?SZ\s+(\S.*)$/m.exec(stdout) ?? [];
  return json === undefined ? undefined : settingsFromText(`${key}\\Settings`, json.trimEnd());
}
