import type { OptionsOf, RunCommand } from '../cli/command.ts';
import { applyUse } from '../flows/presets/apply-use.ts';
import { draftUse } from '../flows/presets/draft-use.ts';
import type { Options } from '../model/options.ts';
import type { Conversation } from '../questions/conversation.ts';
import { useReport } from '../report/presets/use-report.ts';
import { useText } from '../report/presets/use-text.ts';
import { askOrPlan } from './ask-or-plan.ts';
import type { useSpec } from './specs/use.ts';

/** `use NAME --plan` shows the exact change; `--apply` does it or refuses; with neither, `wizard` asks. */
export function use(wizard: Conversation<Options, string>): RunCommand<OptionsOf<typeof useSpec>> {
  return (world, options, style) =>
    askOrPlan(world, options, style, {
      command: 'use',
      wizard,
      answers: {
        preset: options.name,
        scope: options.scope,
        complete: options.complete,
        editor: options.editor,
        remote: options.remote,
      },
      draft: (config) => draftUse(world, config, options),
      apply: (config, planId) => applyUse(world, config, options, planId),
      report: (draft, isApplied) => useReport(draft, world, options, isApplied),
      text: useText,
    });
}
