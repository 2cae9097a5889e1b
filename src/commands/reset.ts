import type { OptionsOf, RunCommand } from '../cli/command.ts';
import { applyReset } from '../flows/changes/apply-reset.ts';
import { draftReset } from '../flows/changes/draft-reset.ts';
import type { Options } from '../model/options.ts';
import type { Conversation } from '../questions/conversation.ts';
import { resetReport } from '../report/changes/reset-report.ts';
import { resetText } from '../report/changes/reset-text.ts';
import { askOrPlan } from './ask-or-plan.ts';
import type { resetSpec } from './specs/reset.ts';

/** `reset --plan` shows what would be put back; `reset --apply` does it or refuses; with neither, `wizard` asks. */
export function reset(wizard: Conversation<Options, string>): RunCommand<OptionsOf<typeof resetSpec>> {
  return (world, options, style) =>
    askOrPlan(world, options, style, {
      command: 'reset',
      wizard,
      answers: {
        scope: options.scope,
        found: options.found,
        keep: options.keep,
        'keep-profiles': options['keep-profiles'],
      },
      draft: (config) => draftReset(world, options, config),
      apply: (config, planId) => applyReset(world, config, options, planId),
      report: (draft, isApplied) => resetReport(draft, world, options, isApplied),
      text: resetText,
    });
}
