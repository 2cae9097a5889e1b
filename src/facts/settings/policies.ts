import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { managedPreferences } from '../../knowledge/claude-locations.ts';
import { refusal } from '../../model/outcome.ts';
import type { World } from '../../model/world.ts';
import { readRegistry } from '../machine/registry.ts';
import { explained, parseSettings, type SettingsFile } from './settings-file.ts';

/** The settings in a Windows policy key (`HKLM\…`), or `undefined` where it holds none. */
export async function readWindowsPolicy(world: World, key: string): Promise<SettingsFile | undefined> {
  const found = await readRegistry(world, key, ['/v', 'Settings']);
  if (!found) return undefined;
  const json = (found.exported && exportedText(found.exported, 'Settings')) ?? printedText(found.printed);
  return json === undefined || json === '' ? undefined : settingsFromText(`${key}\\Settings`, json);
}

function printedText(printed: string): string | undefined {
  return /^\s*Settings\s+REG_(?:EXPAND_)?SZ\s+(\S.*)$/m.exec(printed)?.[1]?.trimEnd();
}

/** A text in a `.reg` file, which the values of the key itself begin. */
function exportedText(exported: Buffer, name: string): string | undefined {
  const pattern = new RegExp(
    `^"${name}"=(?:"((?:[^"\\\\]|\\\\.)*)"|hex\\([12]\\):([\\da-f,\\\\\\s]*))`,
    'im',
  );
  const [, text, hex] = pattern.exec(exported.toString('utf16le')) ?? [];
  if (text !== undefined) return text.replace(/\\(.)/gs, '$1').trim();
  return (
    hex &&
    Buffer.from(hex.replace(/[^\da-f]/gi, ''), 'hex')
      .toString('utf16le')
      .replace(/\0.*$/s, '')
      .trim()
  );
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
