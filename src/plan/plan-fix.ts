import type { Remedy } from '../checks/check.ts';
import type { SettingsFile } from '../facts/settings-file.ts';
import { type Outcome, refusal, success } from '../outcome.ts';
import { type Edit, type FileChange, isEmpty, keyName, type Warning } from './change.ts';
import { fileChange } from './file-change.ts';
import { quoteForShell } from './shell-quote.ts';
import { writableFile } from './writable-file.ts';

const PRIVATE = 0o600;

/** What the remedies of a finding come to: one change for each settings file, and what is left to do by hand. */
export interface FixPlan {
  readonly changes: readonly FileChange[];
  readonly warnings: readonly Warning[];
}

/**
 * Plans the safe part of a fix: keys and permission bits of settings files. Refused where a file cannot be written, or
 * where nothing of it is for this program to do.
 */
export function planFix(
  remedies: readonly Remedy[],
  settings: readonly SettingsFile[],
  platform: NodeJS.Platform,
): Outcome<FixPlan> {
  const edits = editsByFile(remedies);
  const isPrivate = (file: string) =>
    remedies.some((remedy) => remedy.kind === 'make-private' && remedy.files.includes(file));
  const changes: FileChange[] = [];
  for (const { file, scope } of settings) {
    const wanted = edits.get(file);
    if (!wanted && !isPrivate(file)) continue;
    if (scope === 'managed') return managedFile(file);
    const target = writableFile(settings, scope);
    if (!target.ok) return target;
    const change = fileChange(target.value, wanted ?? [], platform);
    const mustClose = isPrivate(file) && target.value.state === 'parsed' && target.value.mode !== PRIVATE;
    changes.push(mustClose ? { ...change, mode: PRIVATE } : change);
  }
  const own = settings.map(({ file }) => file);
  const warnings = remedies.flatMap((remedy) => byHand(remedy, own));
  const [first] = warnings;
  if (changes.length === 0 && first) return notOurs(first);
  return success({ changes: changes.filter((change) => !isEmpty(change)), warnings });
}

/** A key that two findings would write is written as the first of them says. */
function editsByFile(remedies: readonly Remedy[]): ReadonlyMap<string, readonly Edit[]> {
  const byFile = new Map<string, readonly Edit[]>();
  const files = remedies.flatMap((remedy) => (remedy.kind === 'settings' ? remedy.files : []));
  for (const { file, edits } of files) {
    const known = byFile.get(file) ?? [];
    const names = new Set(known.map(({ path }) => keyName(path)));
    byFile.set(file, [...known, ...edits.filter(({ path }) => !names.has(keyName(path)))]);
  }
  return byFile;
}

/** What stands in the AWS files is not for a plan of settings. */
function byHand(remedy: Remedy, own: readonly string[]): readonly Warning[] {
  if (remedy.kind === 'settings') return [];
  if (remedy.kind === 'repair-profile') {
    const name = quoteForShell(remedy.profile, 'linux') ?? remedy.profile;
    const command = `claude-bedrock profile --plan --repair --profile ${name}`;
    return [{ code: 'fix-by-hand', message: `The profile is repaired by: ${command}` }];
  }
  return remedy.files
    .filter((file) => !own.includes(file))
    .map((file) => ({
      code: 'fix-by-hand',
      message: `Close this file yourself: chmod 600 ${quoteForShell(file, 'linux') ?? file}`,
    }));
}

function notOurs({ message }: Warning): Outcome<never> {
  return refusal('fix-unavailable', 'This fix is not one that the doctor itself applies.', message);
}

function managedFile(file: string): Outcome<never> {
  return refusal(
    'fix-unavailable',
    `${file} is your administrator's and not ours to write.`,
    'Ask whoever manages this computer to change it.',
  );
}
