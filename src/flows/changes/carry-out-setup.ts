import { applyChange, planChanged } from '../../effects/apply-change.ts';
import { writeLauncher } from '../../effects/launcher.ts';
import { removeUnusedLauncher } from '../../effects/launcher-leftovers.ts';
import { withJournal } from '../../effects/with-journal.ts';
import { missingDirectoriesAbove } from '../../facts/machine/real-file.ts';
import { settingsFiles } from '../../facts/settings/settings-locations.ts';
import { isEmpty, type Warning } from '../../model/change.ts';
import { type Outcome, success } from '../../model/outcome.ts';
import type { World } from '../../model/world.ts';
import type { SetupDraft } from '../../plan/setup/plan-setup.ts';
import type { SetupAnswers, SetupOptions } from '../../plan/setup/setup-answers.ts';
import { unlistedModels } from '../models/unlisted-models.ts';
import { resolveExport } from '../sign-in/resolve-export.ts';
import { draftSetup, type KnownFacts } from './draft-setup.ts';

/** What a setup is made from: the options, what they mean, and Claude Code's configuration directory. */
export interface SetupRequest {
  readonly options: SetupOptions;
  readonly answers: SetupAnswers;
  readonly config: string;
  readonly known?: KnownFacts;
}

/** The plan, and unless offline what Amazon Bedrock says of it; writes nothing. */
export async function planToShow(world: World, request: SetupRequest): Promise<Outcome<SetupDraft>> {
  const { options, answers, config, known } = request;
  const draft = await draftSetup(world, config, options, answers, known);
  if (!draft.ok || options.offline === true) return draft;
  const tokenless = await tokenlessProcess(draft.value);
  if (tokenless) return tokenless;
  let knobs: readonly Warning[] = [];
  const isKnobTurned = answers.knobs.proxy !== undefined || answers.knobs.guardrail !== undefined;
  const isTried = isKnobTurned || answers.way.way !== 'invoke';
  if (isTried && !draft.value.isTrusted)
    return success({ ...draft.value, warnings: [...draft.value.warnings, untried(draft.value)] });
  if (isKnobTurned) {
    const { proveKnobs } = await import('./prove-knobs.ts');
    const tried = await proveKnobs(world, answers, draft.value);
    if (!tried.ok) return tried;
    knobs = tried.value;
  }
  if (answers.way.way !== 'invoke') {
    const { proveWay } = await import('./prove-way.ts');
    const tried = await proveWay(world, answers, draft.value);
    if (!tried.ok) return tried;
    const { proof, warnings } = tried.value;
    const all = [...draft.value.warnings, ...knobs, ...warnings];
    return success({ ...draft.value, warnings: all, ...(proof && { proof }) });
  }
  const unlisted = await unlistedModels(world, answers, draft.value);
  return success({ ...draft.value, warnings: [...draft.value.warnings, ...knobs, ...unlisted] });
}

/** What a stranger wrote into that file may lead to a host of theirs, where no key and no signature is to go. */
function untried({ change }: SetupDraft): Warning {
  const { file } = change.target;
  return {
    code: 'way-not-proved',
    message: `Whether Claude answers was not tried: ${file} belongs to a folder that you have not trusted. Look through it, start claude in the folder once, and run this again.`,
  };
}

/** Of a credential process only its answer tells whether there is a session token; other failures may pass. */
async function tokenlessProcess({ plan, seen }: SetupDraft): Promise<Outcome<never> | undefined> {
  if (!plan.launcher || plan.profile?.kind !== 'credential-process') return undefined;
  const resolved = await resolveExport(seen, plan.profile);
  return !resolved.ok && resolved.problem.code === 'credentials-without-session' ? resolved : undefined;
}

/** Makes the plan again and writes it if it is still the one that was agreed on; once more under the lock. */
export async function applySetup(
  world: World,
  { options, answers, config, known }: SetupRequest,
  agreedId: string,
): Promise<Outcome<SetupDraft>> {
  // Standard input can be read once only, so the draft under the lock starts from the key that was read here.
  const agreed = await draftSetup(world, config, options, answers, known);
  if (!agreed.ok) return agreed;
  const { planId, change, apiKey, plan } = agreed.value;
  if (planId !== agreedId) return planChanged(change.target.file);
  const usesLauncher = plan.launcher !== undefined;
  if (isEmpty(change) && !usesLauncher) return agreed;
  const missingDirectories = await missingDirectoriesAbove(change.target.file);
  return withJournal(world, config, async (journal) => {
    const draft = await draftSetup(world, config, options, answers, { ...known, apiKey });
    if (!draft.ok) return draft;
    if (draft.value.planId !== planId) return planChanged(change.target.file);
    // Before the setting that names it; and once more where the setting stands already, for the plugin may have moved.
    const launcher = usesLauncher ? await writeLauncher(world, config) : success('kept');
    if (!launcher.ok || isEmpty(change)) return launcher.ok ? draft : launcher;
    const occasion = { command: 'setup', planId, journal, missingDirectories };
    const written = await applyChange(world, occasion, draft.value.change);
    if (written.ok) return draft;
    if (launcher.value === 'made') await removeUnusedLauncher(journal, settingsFiles(world));
    return written;
  });
}
