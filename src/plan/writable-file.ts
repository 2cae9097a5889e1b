import { placeAt } from '../facts/json-syntax.ts';
import type { SettingsFile } from '../facts/settings-file.ts';
import { homeUnknown, type Outcome, refusal, success } from '../outcome.ts';
import type { WritableFile, WritableScope } from './change.ts';
import { type DuplicateKey, findDuplicateKey } from './duplicate-keys.ts';

/** The settings file of a scope, if it can be written: it is absent, or strict JSON that means one thing. */
export function writableFile(settings: readonly SettingsFile[], scope: WritableScope): Outcome<WritableFile> {
  const file = settings.find((candidate) => candidate.scope === scope);
  if (!file) return noFile(scope);
  if (file.state === 'unreadable' || file.state === 'invalid') return { ok: false, problem: file.problem };
  if (file.state === 'absent') return success({ ...file, scope });
  const duplicate = duplicateKeyOf(file.text);
  if (duplicate === 'too-deep') return tooDeep(file.file);
  if (!duplicate) return success({ ...file, scope });
  const { line, column } = placeAt(file.text, duplicate.offset);
  return refusal(
    'settings-duplicate-key',
    `${file.file} holds the key "${duplicate.name}" twice in one object (line ${line}, column ${column}), so it means two things.`,
    'Remove one of the two, then run this again. Nothing was written.',
  );
}

/** The parser that tells places in the text descends level by level, and JSON may be deeper than the stack. */
function duplicateKeyOf(text: string): DuplicateKey | undefined | 'too-deep' {
  try {
    return findDuplicateKey(text);
  } catch (error) {
    if (error instanceof RangeError) return 'too-deep';
    throw error;
  }
}

function tooDeep(file: string): Outcome<never> {
  return refusal(
    'settings-too-deep',
    `${file} is nested too deeply to be edited safely.`,
    'Flatten it, or make the change by hand. Nothing was written.',
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
