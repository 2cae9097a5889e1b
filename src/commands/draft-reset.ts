import { flag, type OptionValues, text, texts } from '../cli/command.ts';
import { hasClaudeAccount } from '../facts/claude-account.ts';
import { type JournalEntry, type JournalRecord, journalDirectory, readJournal } from '../facts/journal.ts';
import { entriesOfScope, readHistories } from '../facts/journal-histories.ts';
import { readSettings } from '../facts/settings.ts';
import type { SettingsFile } from '../facts/settings-file.ts';
import { projectDirectory } from '../facts/settings-locations.ts';
import { type ShellLine, shellLinesThatSwitchOn } from '../facts/shell-files.ts';
import { type Outcome, success } from '../outcome.ts';
import { type FileChange, keyName, type Warning, type WritableScope } from '../plan/change.ts';
import { fileChange } from '../plan/file-change.ts';
import { foundBedrockKeys } from '../plan/found-keys.ts';
import { planIdOf, undoIdOf } from '../plan/plan-id.ts';
import { type FileUndo, undoFile } from '../plan/undo-file.ts';
import { writableFile } from '../plan/writable-file.ts';
import type { World } from '../world.ts';

/** What reset would do, by one of its two ways, and the facts by which its end is told. */
export interface ResetDraft {
  readonly way: 'journal' | 'found';
  readonly planId: string;
  readonly undos: readonly FileUndo[];
  readonly removals: readonly FileChange[];
  readonly warnings: readonly Warning[];
  readonly settings: readonly SettingsFile[];
  readonly shellLines: readonly ShellLine[];
  readonly hasClaudeAccount: boolean;
  /** There are Bedrock keys that `--found` would remove. */
  readonly hasFoundKeys: boolean;
}

/** Gathers the facts and decides: the journal where there is one, else the keys that are found. */
export async function draftReset(
  world: World,
  options: OptionValues,
  configDirectory: string,
): Promise<Outcome<ResetDraft>> {
  const journal = journalDirectory(configDirectory);
  const [settings, records, shellLines, account] = await Promise.all([
    readSettings(world),
    readJournal(journal),
    shellLinesThatSwitchOn(world, 'CLAUDE_CODE_USE_BEDROCK'),
    hasClaudeAccount(world),
  ]);
  const facts = { settings, shellLines, hasClaudeAccount: account };
  const scope = text(options, 'scope') as WritableScope | undefined;
  const entries = entriesOfScope(undoable(records), scope, projectDirectory(world));
  const found = draftRemovals(world, settings, scope, texts(options, 'keep'));
  const isWhole = records.every(({ state }) => state === 'entry');
  const isFound = flag(options, 'found') || (isWhole && undoable(records).length === 0);
  if (isFound) return success({ ...facts, ...found, hasFoundKeys: found.removals.length > 0 });

  const undos = (await readHistories(journal, entries)).map(undoFile);
  const warnings = [
    ...records.flatMap(journalWarning),
    ...undos.flatMap((undo) => stuckWarning(undo, settings)),
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

function journalWarning(record: JournalRecord): readonly Warning[] {
  const wayOut = "What it stood for can be removed with 'reset --plan --found'. Nothing of it is deleted.";
  if (record.state === 'damaged') {
    return [{ code: 'journal-damaged', message: `${record.file} cannot be understood any more. ${wayOut}` }];
  }
  if (record.state === 'newer') {
    return [
      {
        code: 'journal-newer',
        message: `${record.file} was written by a newer claude-bedrock: update this one, then reset again. ${wayOut}`,
      },
    ];
  }
  return [];
}

function stuckWarning({ way, history }: FileUndo, settings: readonly SettingsFile[]): readonly Warning[] {
  if (way !== 'stuck') return [];
  const file = settings.find((candidate) => candidate.file === history.file);
  const problem = file && 'problem' in file ? file.problem : undefined;
  const message = problem ? `${problem.message} ${problem.fix}` : `${history.file} cannot be read or edited.`;
  return [{ code: problem?.code ?? 'settings-unreadable', message }];
}

function draftRemovals(
  world: World,
  settings: readonly SettingsFile[],
  scope: WritableScope | undefined,
  keep: readonly string[],
): Pick<ResetDraft, 'way' | 'undos' | 'removals' | 'planId' | 'warnings'> {
  const scopes = scope === undefined ? (['local', 'project', 'user'] as const) : [scope];
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

/** `--keep` takes `AWS_PROFILE` as well as `env.AWS_PROFILE`. */
function isKept(key: string, keep: readonly string[]): boolean {
  return keep.some((name) => name === key || `env.${name}` === key);
}
