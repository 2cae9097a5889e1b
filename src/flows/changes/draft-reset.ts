import { readAwsFiles } from '../../facts/aws-files/aws-files.ts';
import { agentModels } from '../../facts/claude-code/agent-files.ts';
import { hasClaudeAccount } from '../../facts/claude-code/claude-account.ts';
import { claudeWorld } from '../../facts/claude-code/claude-world.ts';
import {
  type JournalEntry,
  type JournalRecord,
  journalDirectory,
  readJournal,
} from '../../facts/journal/journal.ts';
import { entriesOfScope, readHistories } from '../../facts/journal/journal-histories.ts';
import { readSettings } from '../../facts/settings/settings.ts';
import type { SettingsFile } from '../../facts/settings/settings-file.ts';
import { projectDirectory } from '../../facts/settings/settings-locations.ts';
import { shellLinesThatSwitchOn } from '../../facts/settings/shell-files.ts';
import { trustedSettings } from '../../facts/settings/trusted-settings.ts';
import { SETTINGS_KEYS } from '../../knowledge/settings-keys.ts';
import { type FileScope, keyName, type Warning } from '../../model/change.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import type { World } from '../../model/world.ts';
import { fileChange } from '../../plan/edit/file-change.ts';
import { planIdOf } from '../../plan/edit/plan-id.ts';
import { writableFile } from '../../plan/edit/writable-file.ts';
import { foundBedrockKeys } from '../../plan/undo/found-keys.ts';
import { undoUnlessNamed } from '../../plan/undo/keep-named.ts';
import { leftModelWarnings } from '../../plan/undo/left-models.ts';
import type { ResetDraft, ResetOptions } from '../../plan/undo/reset-draft.ts';
import { undoIdOf } from '../../plan/undo/reset-draft.ts';
import { profileWarnings } from '../../plan/undo/reset-profile-warnings.ts';
import { betweenWarnings, journalWarnings, stuckWarnings } from '../../plan/undo/reset-warnings.ts';
import { settingsAfter } from '../../plan/undo/settings-after.ts';
import { bedrockSwitches } from '../../plan/undo/still-on.ts';
import { type FileUndo, undoFile } from '../../plan/undo/undo-file.ts';
import { nearest } from '../../text/nearest.ts';
import { otherDirectoryWarnings } from './other-directories.ts';

/** Gathers the facts and decides: the journal where there is one, else the keys that are found. */
export async function draftReset(
  world: World,
  options: ResetOptions,
  configDirectory: string,
): Promise<Outcome<ResetDraft>> {
  const kept = keptKeys(options.keep ?? []);
  if (!kept.ok) return kept;
  const journal = journalDirectory(configDirectory);
  const [settings, records, shellLines] = await Promise.all([
    readSettings(world),
    readJournal(journal),
    shellLinesThatSwitchOn(world, 'CLAUDE_CODE_USE_BEDROCK'),
  ]);
  const facts = { settings, shellLines, hasClaudeAccount: hasClaudeAccount(world) };
  const { scope } = options;
  const keepsProfiles = options['keep-profiles'] === true;
  const ours = undoable(records).filter((entry) => !(keepsProfiles && entry.scope === 'aws'));
  const entries = entriesOfScope(ours, scope, projectDirectory(world));
  const found = draftRemovals(world, settings, scope, kept.value);
  const isWhole = records.every(({ state }) => state === 'entry');
  const isFound =
    options.found === true || (isWhole && ours.length === 0 && scope !== 'aws' && scope !== 'editor');
  const leftBehind = (undos: readonly FileUndo[], removals: ResetDraft['removals']): readonly Warning[] => {
    const after = settingsAfter({ settings, undos, removals });
    const isStillOn = bedrockSwitches(after, shellLines, settings, world.env).length > 0;
    return isStillOn ? [] : leftModelWarnings(after, agentModels(world));
  };
  if (isFound) {
    const warnings = [...found.warnings, ...leftBehind([], found.removals)];
    return success({ ...facts, ...found, warnings, hasFoundKeys: found.removals.length > 0 });
  }

  if (kept.value.length > 0) return keepsNothingHere();
  const histories = await readHistories(world, configDirectory, entries);
  const credentials = histories.some(({ scope: one }) => one === 'aws')
    ? (await readAwsFiles(claudeWorld(world, trustedSettings(world, settings)))).credentials
    : new Map();
  const kind = histories.map((history) =>
    history.scope === 'aws'
      ? undoUnlessNamed(history, credentials)
      : { undo: undoFile(history), warnings: [] },
  );
  const undos = settingsFirst(kind.map(({ undo }) => undo));
  const warnings = [
    ...journalWarnings(records),
    ...stuckWarnings(undos, settings),
    ...betweenWarnings(undos),
    ...(await otherDirectoryWarnings(world, configDirectory, undos)),
    ...kind.flatMap(({ warnings }) => warnings),
    ...profileWarnings(undos, settingsAfter({ settings, undos, removals: [] })),
    ...leftBehind(undos, []),
  ];
  return success({
    ...facts,
    way: 'journal',
    undos,
    removals: [],
    planId: undoIdOf(undos),
    warnings,
    hasFoundKeys: found.removals.length > 0,
  });
}

/** What an earlier reset removed is not put back by the next one. */
function undoable(records: readonly JournalRecord[]): readonly JournalEntry[] {
  const entries = records.flatMap((record) => (record.state === 'entry' ? [record.entry] : []));
  return entries.filter(({ command }) => command !== 'reset');
}

/** The settings first: what stops in between must not leave settings that name a profile which is gone. */
function settingsFirst(undos: readonly FileUndo[]): readonly FileUndo[] {
  const isAws = ({ history }: FileUndo) => history.scope === 'aws';
  return [...undos.filter((undo) => !isAws(undo)), ...undos.filter(isAws)];
}

function draftRemovals(
  world: World,
  settings: readonly SettingsFile[],
  scope: FileScope | undefined,
  keep: readonly string[],
): Pick<ResetDraft, 'way' | 'undos' | 'removals' | 'planId' | 'warnings'> {
  const scopes = (['local', 'project', 'user'] as const).filter(
    (one) => scope === undefined || one === scope,
  );
  const warnings: Warning[] = [];
  const removals = scopes.flatMap((one) => {
    if (!settings.some((file) => file.scope === one)) return [];
    const target = writableFile(settings, one);
    if (!target.ok) {
      const { code, message, fix } = target.problem;
      warnings.push({ code, message: `${message} ${fix}` });
      return [];
    }
    const edits = foundBedrockKeys(target.value).filter(({ path }) => !isKept(keyName(path), keep));
    return edits.length === 0 ? [] : [fileChange(target.value, edits, world.platform)];
  });
  return { way: 'found', undos: [], removals, planId: planIdOf(removals), warnings };
}

function isKept(key: string, keep: readonly string[]): boolean {
  return keep.some((name) => name === key || `env.${name}` === key);
}

/** `--keep` takes `AWS_PROFILE` as well as `env.AWS_PROFILE`; a name that is misspelt would keep nothing. */
function keptKeys(names: readonly string[]): Outcome<readonly string[]> {
  const known = SETTINGS_KEYS.map(({ name }) => name);
  const wrong = names.find((name) => !known.includes(name.replace(/^env\./, '')));
  if (wrong === undefined) return success(names);
  const near = nearest(wrong.replace(/^env\./, ''), known);
  const fix = near ? `Did you mean ${near}?` : 'claude-bedrock reset --plan --found names the keys.';
  return refusal('usage', `--keep knows no key '${wrong}'.`, fix);
}

/** What setup wrote goes back to what stood there before, whole. */
function keepsNothingHere(): Outcome<never> {
  return refusal(
    'usage',
    '--keep belongs to --found: here reset puts back what setup replaced, and leaves no key out.',
    'Leave out --keep, or add --found to remove Bedrock keys whoever wrote them.',
  );
}
