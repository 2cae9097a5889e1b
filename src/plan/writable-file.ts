import { placeAt } from '../facts/json-syntax.ts';
import type { SettingsFile } from '../facts/settings-file.ts';
import { homeUnknown, type Outcome, refusal, success } from '../outcome.ts';
import type { WritableFile, WritableScope } from './change.ts';
import { findDuplicateKey } from './duplicate-keys.ts';

/** The settings file of a scope, if it can be written: it is absent, or strict JSON that means one thing. */
export function writableFile(settings: readonly SettingsFile[], scope: WritableScope): Outcome<WritableFile> {
  const file = settings.find((candidate) => candidate.scope === scope);
  if (!file) return noFile(scope);
  if (file.state === 'unreadable' || file.state === 'invalid') return { ok: false, problem: file.problem };
  if (file.state === 'absent') return success({ ...file, scope });
  const duplicate = findDuplicateKey(file.text);
  if (!duplicate) return success({ ...file, scope });
  const { line, column } = placeAt(file.text, duplicate.offset);
  return refusal(
    'settings-duplicate-key',
    `${file.file} holds the key "${duplicate.name}" twice in one object (line ${line}, column ${column}), so it means two things.`,
    'Remove one of the two, then run this again. Nothing was written.',
  );
}

function noFile(scope: WritableScope): Outcome<never> {
  if (scope === 'user') return homeUnknown();
  return refusal(
    'scope-is-home',
    "This is your home directory: its .claude/settings.json holds your own settings, not a repository's.",
    'Use --scope user, or run this in the repository.',
  );
}
