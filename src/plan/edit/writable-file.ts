import type { SettingsFile } from '../../facts/settings/settings-file.ts';
import type { WritableFile, WritableScope } from '../../model/change.ts';
import { homeUnknown, type Outcome, refusal, success } from '../../model/outcome.ts';
import { formatOf } from './formats.ts';

/** The settings file of a scope, if it can be written: it is absent, or strict JSON that means one thing. */
export function writableFile(settings: readonly SettingsFile[], scope: WritableScope): Outcome<WritableFile> {
  const file = settings.find((candidate) => candidate.scope === scope);
  if (!file) return noFile(scope);
  if (file.state === 'unreadable' || file.state === 'invalid') return { ok: false, problem: file.problem };
  if (file.state === 'absent') return success({ ...file, scope });
  const problem = formatOf(scope).obstacle(file.file, file, []);
  return problem ? { ok: false, problem } : success({ ...file, scope });
}

function noFile(scope: WritableScope): Outcome<never> {
  if (scope === 'user') return homeUnknown();
  return refusal(
    'scope-is-home',
    "This is your home directory: its .claude/settings.json holds your own settings, not a repository's.",
    'Use --scope user, or run this in the repository.',
  );
}
