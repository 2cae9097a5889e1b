import type { HomeFacts } from '../../facts/doctor-facts.ts';
import type { Candidate } from '../../facts/settings/candidates.ts';
import { shownValue } from '../../facts/settings/shown-value.ts';
import { isOn, settingsKey } from '../../knowledge/settings-keys.ts';
import { keyName } from '../../model/change.ts';
import type { Origin } from '../../model/configuration.ts';
import { valueAt } from '../../plan/edit/key-values.ts';
import { variableText } from '../../text/variable-text.ts';

/** The place that decides a key; `undefined` where nothing sets it, or sets it to nothing. Its value is not masked. */
export function winnerOf(facts: HomeFacts, key: string): Candidate | undefined {
  const winner = facts.candidates.get(key)?.[0];
  return winner?.value ? winner : undefined;
}

/** The value in effect as it may be shown: secrets masked. */
export function shownOf(facts: HomeFacts, key: string): string | undefined {
  return facts.effective.find((entry) => entry.key === key)?.value || undefined;
}

/** A value that is beaten, as it may be shown: `"eu-west-1"`; of a secret only that there is one. */
export function shownBeaten(name: string, { value }: Candidate): string {
  const key = settingsKey(name);
  return key && !key.isSecret ? `"${shownValue(key, value)}"` : 'another value';
}

/** True where a switch is on. */
export function isSwitchedOn(facts: HomeFacts, key: string): boolean {
  return isOn(winnerOf(facts, key)?.value);
}

/** A place in words: `env.AWS_REGION in /home/ada/.claude/settings.json`. */
export function placeOf(origin: Origin): string {
  const { from, file, key } = origin;
  if (from === 'environment') return variableText(origin);
  if (from === 'default') return "Claude Code's default";
  return key === undefined ? (file ?? from) : `${key} in ${file ?? from}`;
}

/** Where a variable stands that is no setting of Claude Code, and so has no candidates. */
export function originOfVariable({ settings }: HomeFacts, name: string): Origin {
  const path = ['env', name] as const;
  const file = settings.find((one) => one.state === 'parsed' && valueAt(one, path) !== undefined);
  if (!file) return { from: 'environment', key: name };
  return { from: file.scope, file: file.file, key: keyName(path) };
}

/** The person's own settings file: where a variable may stand that Claude Code is to have. */
export function userSettingsFile({ settings }: Pick<HomeFacts, 'settings'>): string {
  return settings.find(({ scope }) => scope === 'user')?.file ?? '~/.claude/settings.json';
}
