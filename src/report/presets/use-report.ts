import { hasClaudeAccount } from '../../facts/claude-code/claude-account.ts';
import { SUBSCRIPTION } from '../../model/preset.ts';
import type { World } from '../../model/world.ts';
import { isNothing } from '../../plan/presets/nothing.ts';
import type { UseDraft, UseOptions } from '../../plan/presets/use-draft.ts';
import { settingsAfter } from '../../plan/undo/settings-after.ts';
import { bedrockSwitches, nextProvider } from '../../plan/undo/still-on.ts';
import { commandLine } from '../../shell/command-line.ts';
import { quoteForShell } from '../../shell/shell-quote.ts';
import { changeDiff } from '../changes/file-diff.ts';
import { undoDiff, undoneKeys } from '../changes/reset-report.ts';
import { shownChanges, shownInherited } from '../changes/shown-changes.ts';
import { planStep } from '../next-step.ts';
import type { UseReport } from './use.ts';

/** What a switch, or the plan of one, looks like from outside: no secret, nothing of other keys. */
export function useReport(draft: UseDraft, world: World, options: UseOptions, isApplied: boolean): UseReport {
  const { changes, undos, planId, name, inherited, warnings, launcher } = draft;
  const nothing = isNothing(draft);
  const apply = nothing || isApplied ? undefined : applyOptions(options, planId);
  const shown = [...changes.flatMap(shownChanges), ...undos.flatMap(undoneKeys)];
  const diffs = [
    ...changes.map((one) => changeDiff(one, world.home)),
    ...undos.map((one) => undoDiff(one, world.home)),
  ];
  return {
    planId,
    isApplied: isApplied && !nothing,
    ...(name !== undefined && { name }),
    way: undos.length > 0 ? 'back' : 'write',
    changes: shown,
    diff: diffs.filter((diff) => diff !== '').join('\n'),
    ...(inherited.length > 0 && { inherited: shownInherited(inherited) }),
    ...(launcher !== undefined && !nothing && { launcher }),
    warnings: [...warnings],
    ...(name === SUBSCRIPTION && options.editor === undefined && { next: next(draft, world) }),
    ...(apply !== undefined && { applyOptions: apply }),
    nextStep: apply === undefined ? nextStep(nothing, options) : planStep(apply),
  };
}

function next({ settings, changes, undos }: UseDraft, world: World): string {
  const after = settingsAfter({ settings, undos, removals: changes });
  const deciding = after.find(
    (file) =>
      file.state === 'parsed' && 'CLAUDE_CODE_USE_BEDROCK' in ((file.json.env as object | undefined) ?? {}),
  );
  const switches = bedrockSwitches(deciding ? [deciding] : [], [], settings, deciding ? {} : world.env);
  return nextProvider({ settings: after, before: settings }, switches, hasClaudeAccount(world), world.env);
}

function applyOptions({ name, scope, complete, editor, remote }: UseOptions, planId: string): string {
  const options = commandLine({
    apply: true,
    'plan-id': planId,
    ...(scope && { scope }),
    ...(complete && { complete }),
    ...(editor !== undefined && { editor }),
    ...(remote && { remote }),
  });
  // The name comes last: permission is given to what begins as the plan does.
  return `use ${options} ${quoteForShell(name, 'linux')}`;
}

function nextStep(nothing: boolean, { editor, remote }: UseOptions): string {
  if (editor !== undefined) {
    const reload =
      "Reload the editor's window (Developer: Reload Window): its sessions take up the variables when they start.";
    return nothing
      ? `The editor says this already. ${reload}`
      : `${reload} To go back: claude-bedrock use - --editor ${editor}${remote ? ' --remote' : ''}`;
  }
  if (nothing) return 'This is in force already. If Claude Code does not use it yet, restart it.';
  return 'Restart Claude Code (quit, then start it again; claude --continue resumes). A session that is open takes up what was added or changed within a few seconds, and keeps what was taken away until it is restarted. To go back: claude-bedrock use -';
}
