import { join } from 'node:path';
import type { WritableScope } from '../../model/change.ts';
import { isPresetName, SUBSCRIPTION } from '../../model/preset.ts';
import { OWN_FOLDERS } from '../machine/own-folders.ts';
import { readJson } from '../machine/quiet-reads.ts';
import { isObject } from '../settings/settings-file.ts';

/** Where it is kept what `use -` goes forward to, after it went back. */
export function lastSwitchFile(configDirectory: string): string {
  return join(configDirectory, 'bedrock', OWN_FOLDERS.switches, 'last.json');
}

/** What was left by a switch back: its name, and where it was in force. */
export interface LastSwitch {
  readonly before: string;
  readonly file: string;
  /** Absent where it was in force wherever the person's settings are. */
  readonly scope?: WritableScope;
}

/** What was in force before the last switch back; `undefined` where nobody went back. */
export function readLastSwitch(configDirectory: string): LastSwitch | undefined {
  const json = readJson(lastSwitchFile(configDirectory));
  if (!isObject(json) || json.version !== 1) return undefined;
  const { before, file, scope } = json;
  if (typeof before !== 'string' || typeof file !== 'string') return undefined;
  if (!isPresetName(before) && before !== SUBSCRIPTION) return undefined;
  const isScope = scope === 'user' || scope === 'project' || scope === 'local';
  return { before, file, ...(isScope && { scope }) };
}
