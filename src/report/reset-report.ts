import type { OptionValues } from '../cli/command.ts';
import type { ResetDraft } from '../commands/draft-reset.ts';
import { parseSettings, type SettingsFile } from '../facts/settings-file.ts';
import { type FileChange, keyName } from '../plan/change.ts';
import { commandLine } from '../plan/command-line.ts';
import { editedText } from '../plan/edit-settings.ts';
import { nextProvider } from '../plan/next-provider.ts';
import { bedrockSwitches } from '../plan/still-on.ts';
import type { FileUndo } from '../plan/undo-file.ts';
import type { World } from '../world.ts';
import type { ResetReport } from './reset.ts';
import { settingsDiff } from './settings-diff.ts';
import { shownChanges, shownKey } from './shown-changes.ts';

/** What a reset, or the plan of one, looks like from outside. */
export function resetReport(
  draft: ResetDraft,
  world: World,
  options: OptionValues,
  isApplied: boolean,
): ResetReport {
  const { undos, removals, way, planId } = draft;
  const after = settingsAfter(draft);
  const stillOn = bedrockSwitches(after, draft.shellLines, draft.settings, world.env);
  const isEmpty = removals.length === 0 && !undos.some(({ way }) => way !== 'stuck' && way !== 'gone');
  return {
    planId,
    isApplied: isApplied && !isEmpty,
    way,
    files: [
      ...undos.map(({ history, way: result }) => ({ scope: history.scope, file: history.file, result })),
      ...removals.map(({ target }) => ({ scope: target.scope, file: target.file, result: 'keys' as const })),
    ],
    changes: [...undos.flatMap(undoneKeys), ...removals.flatMap(shownChanges)],
    left: undos.flatMap(({ history, left }) =>
      left.map(({ path, why }) => ({ file: history.file, key: keyName(path), why })),
    ),
    diff: [...undos.map(undoDiff), ...removals.map(removalDiff)].filter((diff) => diff !== '').join('\n'),
    warnings: [...draft.warnings, ...(removals.length > 0 ? [FORMER_VALUES_UNKNOWN] : [])],
    stillOn: [...stillOn],
    next: nextProvider(after, stillOn, draft.hasClaudeAccount, world.env),
    ...(!isApplied && !isEmpty && { applyOptions: applyOptions(options, planId) }),
    nextStep: nextStep(draft, isEmpty, isApplied),
  };
}

const FORMER_VALUES_UNKNOWN = {
  code: 'former-values-unknown',
  message:
    'These keys were not written by this program (or its journal is gone), so what stood there before is not known: they are removed. The file as it is now is kept in bedrock/ beside your Claude Code settings.',
};

function undoneKeys({ history, changes }: FileUndo) {
  const place = { scope: history.scope, file: history.file };
  return changes.map(({ path, before, after, isSecret }) => ({
    ...place,
    ...shownKey({ path, before, value: after, isSecret }),
  }));
}

function undoDiff({ history, way, content }: FileUndo): string {
  if (way === 'gone' || way === 'stuck' || way === 'nothing') return '';
  const before = Buffer.isBuffer(history.current) ? textOf(history.file, history.current) : undefined;
  return settingsDiff(history.file, before, content && textOf(history.file, content));
}

function removalDiff({ target, changes }: FileChange): string {
  if (target.state !== 'parsed') return '';
  return settingsDiff(target.file, target.text, editedText(target, changes).replace(/^\uFEFF/, ''));
}

/** The settings of every scope as they are once the reset is done. */
function settingsAfter({ settings, undos, removals }: ResetDraft): readonly SettingsFile[] {
  return settings.map((file) => {
    const undo = undos.find(
      ({ history, way }) => history.file === file.file && way !== 'stuck' && way !== 'gone',
    );
    if (undo && undo.way !== 'nothing') return asSettings(file, undo.content);
    const removal = removals.find(({ target }) => target.file === file.file);
    return removal ? asSettings(file, Buffer.from(editedText(removal.target, removal.changes))) : file;
  });
}

function asSettings({ scope, file }: SettingsFile, content: Buffer | undefined): SettingsFile {
  const parsed = content && parseSettings(file, content);
  if (!parsed || 'problem' in parsed) return { scope, file, state: 'absent' };
  return { scope, file, state: 'parsed', mode: 0, ...parsed };
}

function textOf(file: string, bytes: Buffer): string {
  const parsed = parseSettings(file, bytes);
  return 'text' in parsed ? parsed.text : '';
}

function applyOptions(options: OptionValues, planId: string): string {
  const { plan, ...rest } = options;
  return `reset ${commandLine({ apply: true, 'plan-id': planId, ...rest })}`;
}

function nextStep({ undos, way, hasFoundKeys }: ResetDraft, isEmpty: boolean, isApplied: boolean): string {
  const remove = 'To remove the Bedrock keys that are found: claude-bedrock reset --plan --found';
  if (isEmpty && undos.some(({ way }) => way === 'stuck')) return 'Correct the file, then run this again.';
  if (isEmpty && way === 'journal' && hasFoundKeys)
    return `Nothing of the journal is left to undo. ${remove}`;
  if (isEmpty && way === 'found')
    return 'No settings file that can be read here holds anything about Bedrock.';
  if (isEmpty) return 'Setup wrote nothing here that is still to be undone.';
  if (!isApplied) return 'Nothing is written yet. To do this:';
  const isPartial = undos.some(({ way }) => way === 'gone' || way === 'stuck');
  const rest = isPartial ? ' What could not be put back is kept in the journal.' : '';
  return `Restart Claude Code (quit, then start it again): a session that is open goes on as it is.${rest}`;
}
