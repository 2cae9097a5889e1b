import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { managedPreferences } from '../../knowledge/claude-locations.ts';
import { refusal } from '../../model/outcome.ts';
import type { World } from '../../model/world.ts';
import { explained, parseSettings, type SettingsFile } from './settings-file.ts';

/** The settings in a Windows policy key (`HKLM\…`), or `undefined` where it holds none. */
export async function readWindowsPolicy(world: World, key: string): Promise<SettingsFile | undefined> {
  const reg = `${world.env.SYSTEMROOT ?? 'C:\\Windows'}\\System32\\reg.exe`;
  const { stdout, exitCode } = await world.exec(reg, ['query', key, '/v', 'Settings'], { timeoutMs: 3_000 });
  if (exitCode !== 0) return undefined;
  const [, json] = /^\s*Settings\s+REG_(?:EXPAND_)?SZ\s+(\S.*)$/m.exec(stdout) ?? [];
  return json === undefined ? undefined : settingsFromText(`${key}\\Settings`, json.trimEnd());
}

/** Managed settings that come from the system's policy store; `text` is `undefined` where it gave none. */
export async function settingsFromText(file: string, text: string | undefined): Promise<SettingsFile> {
  if (text === undefined) {
    const { problem } = refusal(
      'settings-unreadable',
      `${file} cannot be read.`,
      'Ask your administrator, who manages it.',
    );
    return { scope: 'managed', file, state: 'unreadable', problem };
  }
  const parsed = parseSettings(file, Buffer.from(text, 'utf8'));
  if ('problem' in parsed)
    return { scope: 'managed', file, state: 'invalid', ...(await explained(file, parsed)) };
  return { scope: 'managed', file, state: 'parsed', mode: 0o444, ...parsed };
}

/**
 * The settings an administrator pushed as macOS managed preferences, or `undefined`. Starts no program when there are
 * none. Where no variable names the person (a launch agent, `env -i`), their home does, as macOS has it.
 */
export async function readMacosPolicy(world: World): Promise<SettingsFile | undefined> {
  for (const path of managedPreferences(
    world.env.USER || world.env.LOGNAME || (world.home && basename(world.home)),
  )) {
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
