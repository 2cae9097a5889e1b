import type { HomeFacts } from '../../facts/doctor-facts.ts';
import { isGlobalState } from '../../facts/settings/settings.ts';
import type { SettingsFile } from '../../facts/settings/settings-file.ts';
import { settingsKey } from '../../knowledge/settings-keys.ts';
import type { Edit, JsonValue } from '../../model/change.ts';
import type { Origin } from '../../model/configuration.ts';
import type { Remedy } from '../../model/verdict.ts';
import { winnerOf } from './configured.ts';

/**
 * Sets a key in the place that decides it: the file that wins, or where the environment or nothing does, the file
 * that switches Bedrock on, else the user's own. `undefined` where that place is not ours to write.
 */
export function setWhereItCounts(
  facts: HomeFacts,
  key: string,
  value: JsonValue | undefined,
): Remedy | undefined {
  const file = decidingFile(facts, key);
  return file === undefined ? undefined : settingsRemedy(file, [editOf(key, value)]);
}

/** Sets several keys in the file that decides the first of them. */
export function setTogether(
  facts: HomeFacts,
  values: Readonly<Record<string, JsonValue | undefined>>,
): Remedy | undefined {
  const [first] = Object.keys(values);
  const file = first === undefined ? undefined : decidingFile(facts, first);
  const edits = Object.entries(values).map(([key, value]) => editOf(key, value));
  return file === undefined ? undefined : settingsRemedy(file, edits);
}

/** Sets a key in the file it stands in; `undefined` where that is no file of ours to write. */
export function setIn(
  facts: HomeFacts,
  origin: Origin,
  key: string,
  value: JsonValue | undefined,
): Remedy | undefined {
  const target = fileOf(facts, origin);
  return target && isOursToWrite(target) ? settingsRemedy(target.file, [editOf(key, value)]) : undefined;
}

/** Takes a key out of the file it stands in; `undefined` where that is no file of ours to write. */
export function removeFrom(facts: HomeFacts, origin: Origin, key: string): Remedy | undefined {
  return setIn(facts, origin, key, undefined);
}

function decidingFile(facts: HomeFacts, key: string): string | undefined {
  const winner = winnerOf(facts, key) ?? facts.candidates.get(key)?.[0];
  const own = fileOf(facts, winner?.origin);
  if (own) return isOursToWrite(own) ? own.file : undefined;
  const switched = fileOf(facts, winnerOf(facts, 'CLAUDE_CODE_USE_BEDROCK')?.origin);
  const file =
    switched && isOursToWrite(switched) ? switched : facts.settings.find(({ scope }) => scope === 'user');
  return file && isOursToWrite(file) ? file.file : undefined;
}

function fileOf({ settings }: HomeFacts, origin: Origin | undefined): SettingsFile | undefined {
  return settings.find(({ file }) => file === origin?.file);
}

function isOursToWrite({ scope, state, file }: SettingsFile): boolean {
  return scope !== 'managed' && (state === 'parsed' || state === 'absent') && !isGlobalState(file);
}

function editOf(name: string, value: JsonValue | undefined): Edit {
  const key = settingsKey(name);
  const path = key?.place === 'top' ? ([name] as const) : (['env', name] as const);
  return { path, value, isSecret: key?.isSecret === true };
}

function settingsRemedy(file: string, edits: readonly Edit[]): Remedy {
  return { kind: 'settings', files: [{ file, edits }] };
}
