import type { FileHistory } from '../../facts/journal/journal-histories.ts';
import { keyName } from '../../model/change.ts';
import type { Options } from '../../model/options.ts';
import type { World } from '../../model/world.ts';
import { formatOf } from '../../plan/edit/formats.ts';
import type { ResetDraft } from '../../plan/undo/reset-draft.ts';
import { settingsAfter } from '../../plan/undo/settings-after.ts';
import { bedrockSwitches, nextProvider } from '../../plan/undo/still-on.ts';
import type { FileUndo } from '../../plan/undo/undo-file.ts';
import { commandLine } from '../../shell/command-line.ts';
import { planStep } from '../next-step.ts';
import { changeDiff, fileDiff } from './file-diff.ts';
import type { ResetReport } from './reset.ts';
import { shownChanges, shownKey } from './shown-changes.ts';

/** What a reset, or the plan of one, looks like from outside. */
export function resetReport(
  draft: ResetDraft,
  world: World,
  options: Options,
  isApplied: boolean,
): ResetReport {
  const { undos, removals, way, planId } = draft;
  const after = settingsAfter(draft);
  const stillOn = bedrockSwitches(after, draft.shellLines, draft.settings, world.env);
  const isEmpty = removals.length === 0 && !undos.some(({ way }) => way !== 'stuck' && way !== 'gone');
  const apply = isEmpty || isApplied ? undefined : applyOptions(options, planId);
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
    diff: [
      ...undos.map((undo) => undoDiff(undo, world.home)),
      ...removals.map((removal) => changeDiff(removal, world.home)),
    ]
      .filter((diff) => diff !== '')
      .join('\n'),
    warnings: [...draft.warnings, ...(removals.length > 0 ? [FORMER_VALUES_UNKNOWN] : [])],
    stillOn: [...stillOn],
    next: nextProvider(
      { settings: after, before: draft.settings },
      stillOn,
      draft.hasClaudeAccount,
      world.env,
    ),
    ...(apply !== undefined && { applyOptions: apply }),
    nextStep: apply === undefined ? nextStep(draft, isEmpty) : planStep(apply, 'do'),
  };
}

const FORMER_VALUES_UNKNOWN = {
  code: 'former-values-unknown',
  message:
    'claude-bedrock did not write these keys, or its journal is gone, so their former values are unknown. They are removed, and that cannot be undone. Copy the file first if you may want them again.',
};

/** The keys that change when a file is undone, as they may be shown. */
export function undoneKeys({ history, changes }: FileUndo) {
  const place = { scope: history.scope, file: history.file };
  return changes.map(({ path, before, after, isSecret }) => ({
    ...place,
    ...shownKey({ path, before, value: after, isSecret }),
  }));
}

/** The diff that undoing a file makes. */
export function undoDiff({ history, way, content }: FileUndo, home: string | undefined): string {
  if (way === 'gone' || way === 'stuck' || way === 'nothing') return '';
  const before = Buffer.isBuffer(history.current) ? textOf(history, history.current) : undefined;
  return fileDiff(history, before, content && textOf(history, content), home);
}

function textOf({ scope, file }: FileHistory, bytes: Buffer): string {
  const parsed = formatOf(scope).parse(file, bytes);
  return 'text' in parsed ? parsed.text : '';
}

function applyOptions(options: Options, planId: string): string {
  const { plan, ...rest } = options;
  return `reset ${commandLine({ apply: true, 'plan-id': planId, ...rest })}`;
}

function nextStep(draft: ResetDraft, isEmpty: boolean): string {
  const { undos, removals, way, hasFoundKeys } = draft;
  const remove = 'To remove the Bedrock keys that are found: claude-bedrock reset --plan --found';
  if (isEmpty && undos.some(({ way }) => way === 'stuck')) return 'Correct the file, then run this again.';
  if (isEmpty && way === 'journal' && hasFoundKeys)
    return `Nothing of the journal is left to undo. ${remove}`;
  if (isEmpty && way === 'found')
    return 'No settings file that can be read here holds anything about Bedrock.';
  if (isEmpty) return 'Setup wrote nothing here that is still to be undone.';
  const isPartial = undos.some(({ way }) => way === 'gone' || way === 'stuck');
  const rest = isPartial ? ' What could not be put back is kept in the journal.' : '';
  const isAboutSettings = removals.length > 0 || undos.some(({ history }) => history.scope !== 'aws');
  if (!isAboutSettings)
    return `The settings of Claude Code were left alone.${rest}${hasFoundKeys ? ` ${remove}` : ''}`;
  return `Restart Claude Code (quit, then start it again): a session that is open goes on as it is.${rest}`;
}
