import { flag, type OptionValues, type RunCommand, text } from '../cli/command.ts';
import { applyChange, planChanged } from '../effects/apply-change.ts';
import { writeLauncher } from '../effects/launcher.ts';
import { removeUnusedLauncher } from '../effects/launcher-leftovers.ts';
import { settleJournal, withJournal } from '../effects/with-journal.ts';
import { missingDirectoriesAbove } from '../facts/real-file.ts';
import { configDirectory } from '../facts/settings-locations.ts';
import { homeUnknown, type Outcome, success } from '../outcome.ts';
import { isEmpty } from '../plan/change.ts';
import { readAnswers, type SetupAnswers } from '../plan/setup-answers.ts';
import { setupReport } from '../report/setup-report.ts';
import { setupText } from '../report/setup-text.ts';
import type { World } from '../world.ts';
import { draftSetup, type SetupDraft } from './draft-setup.ts';
import { misuseOfPlan } from './plan-options.ts';
import { resolveExport } from './resolve-export.ts';
import { unlistedModels } from './unlisted-models.ts';

/** `setup --plan` shows the exact change; `setup --apply` does that change or refuses. */
export const setup: RunCommand = async (world, options) => {
  const misuse = misuseOfPlan('setup', options);
  if (misuse) return misuse;
  const answers = readAnswers(options);
  if (!answers.ok) return answers;
  const config = configDirectory(world);
  if (config === undefined) return homeUnknown();
  await settleJournal(world, config);
  const isApplied = flag(options, 'apply');
  const draft = isApplied
    ? await apply(world, options, answers.value, config)
    : await plan(world, options, answers.value, config);
  if (!draft.ok) return draft;
  const report = setupReport(draft.value, options, isApplied);
  return success({ data: report, text: (style) => setupText(report, style) });
};

async function plan(
  world: World,
  options: OptionValues,
  answers: SetupAnswers,
  config: string,
): Promise<Outcome<SetupDraft>> {
  const draft = await draftSetup(world, config, options, answers);
  if (!draft.ok || flag(options, 'offline')) return draft;
  const tokenless = await tokenlessProcess(draft.value);
  if (tokenless) return tokenless;
  const unlisted = await unlistedModels(world, answers, draft.value);
  return success({ ...draft.value, warnings: [...draft.value.warnings, ...unlisted] });
}

/** Of a credential process only its answer tells whether there is a session token; other failures may pass. */
async function tokenlessProcess({ plan, seen }: SetupDraft): Promise<Outcome<never> | undefined> {
  if (!plan.launcher || plan.profile?.kind !== 'credential-process') return undefined;
  const resolved = await resolveExport(seen, plan.profile);
  return !resolved.ok && resolved.problem.code === 'credentials-without-session' ? resolved : undefined;
}

/** Makes the plan again and writes it if it is still the one that was agreed on; once more under the lock. */
async function apply(
  world: World,
  options: OptionValues,
  answers: SetupAnswers,
  config: string,
): Promise<Outcome<SetupDraft>> {
  // Standard input can be read once only, so the draft under the lock starts from the key that was read here.
  const agreed = await draftSetup(world, config, options, answers);
  if (!agreed.ok) return agreed;
  const { planId, change, apiKey, plan } = agreed.value;
  if (planId !== text(options, 'plan-id')) return planChanged(change.target.file);
  const usesLauncher = plan.launcher !== undefined;
  if (isEmpty(change) && !usesLauncher) return agreed;
  const missingDirectories = await missingDirectoriesAbove(change.target.file);
  return withJournal(world, config, async (journal) => {
    const draft = await draftSetup(world, config, options, answers, apiKey);
    if (!draft.ok) return draft;
    if (draft.value.planId !== planId) return planChanged(change.target.file);
    // Before the setting that names it; and once more where the setting stands already, for the plugin may have moved.
    const launcher = usesLauncher ? await writeLauncher(world, config) : success('kept');
    if (!launcher.ok || isEmpty(change)) return launcher.ok ? draft : launcher;
    const occasion = { command: 'setup', planId, journal, missingDirectories, usesLauncher };
    const written = await applyChange(world, occasion, draft.value.change);
    if (written.ok) return draft;
    if (launcher.value === 'made') await removeUnusedLauncher(journal);
    return written;
  });
}
