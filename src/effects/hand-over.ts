import { rm } from 'node:fs/promises';
import { backupFile, type JournalEntry } from '../facts/journal/journal.ts';
import { entriesFor, isOver, otherJournals } from '../facts/journal/other-journals.ts';
import { readOwnFile } from '../facts/machine/read-file.ts';
import { type Outcome, success } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import { formatOf } from '../plan/edit/formats.ts';
import { valueAt } from '../plan/edit/key-values.ts';
import { sha256 } from '../plan/edit/plan-id.ts';
import { type FileUndo, undoFile } from '../plan/undo/undo-file.ts';
import { journalValue, updateEntry } from './journal.ts';
import { replaceFile } from './replace-file.ts';
import { withJournal } from './with-journal.ts';

/**
 * Before files are put back and their entries are forgotten: what other configuration directories remember of them, and
 * had from us, becomes what stood there before us. So whichever is reset last brings back what was there before both. May
 * be done twice.
 */
export async function handOver(
  world: World,
  config: string,
  undos: readonly FileUndo[],
): Promise<Outcome<unknown>> {
  for (const undo of undos) {
    const { realFile, entries } = undo.history;
    for (const { directory, entries: theirs } of await otherJournals(world, config, realFile)) {
      if (!theirs.some((entry) => isOver(entry, entries))) continue;
      // With its own settings: what they name of ours stays.
      const there = { ...world, env: { ...world.env, CLAUDE_CONFIG_DIR: directory } };
      const done = await withJournal(there, directory, async (journal) =>
        rewriteAll(journal, undo, await entriesFor(directory, realFile)),
      );
      if (!done.ok) return done;
    }
  }
  return success(undefined);
}

async function rewriteAll(
  journal: string,
  undo: FileUndo,
  entries: readonly JournalEntry[],
): Promise<Outcome<unknown>> {
  // Which bytes become which: what one of them left is what the next one found.
  const bytes = new Map<string, string>();
  const { current } = undo.history;
  if (Buffer.isBuffer(current) && undo.content) bytes.set(sha256(current), sha256(undo.content));
  const all = entries.map((entry) => {
    const former = formerWithoutUs(journal, undo, entry);
    if (former?.content) bytes.set(sha256(former.backup), sha256(former.content));
    return { entry, former };
  });
  for (const { entry, former } of all) {
    const { sha256: left } = entry.after;
    const known = { ...entry, after: { ...entry.after, sha256: bytes.get(left) ?? left } };
    // The entry first: by its hash the next run tells that the backup has still to follow.
    const updated = await updateEntry(journal, former ? withFormer(known, undo, former.content) : known);
    if (!updated.ok) return updated;
    const kept = former && (await keepBackup(journal, entry.id, former));
    if (kept?.ok === false) return kept;
  }
  return success(undefined);
}

interface Former {
  readonly backup: Buffer;
  /** What the backup would be without us; `undefined` for no file. */
  readonly content: Buffer | undefined;
}

/** `undefined` where what an entry remembers holds nothing of ours. */
function formerWithoutUs(journal: string, { history }: FileUndo, entry: JournalEntry): Former | undefined {
  const below = history.entries.filter((ours) => isOver(entry, [ours]));
  const backup = readOwnFile(backupFile(journal, entry.id));
  if (below.length === 0 || entry.before.state !== 'file' || !backup) return undefined;
  const { way, content } = undoFile({ ...history, entries: below, current: backup });
  if (way === 'stuck' || way === 'gone') return undefined;
  const isKnown = [sha256(backup), content && sha256(content)].includes(entry.before.sha256);
  return isKnown ? { backup, content } : undefined;
}

function withFormer(entry: JournalEntry, { history }: FileUndo, content: Buffer | undefined): JournalEntry {
  const below = history.entries.filter((ours) => isOver(entry, [ours]));
  const made = below.flatMap(({ madeDirectories }) => madeDirectories);
  const madeDirectories = [...new Set([...made, ...entry.madeDirectories])].sort();
  const closing = below.find(({ before, after }) => before.state === 'file' && after.mode !== undefined);
  const parsed = content && formatOf(entry.scope).parse(entry.file, content);
  const json = parsed && 'json' in parsed ? parsed.json : {};
  const keys = entry.keys.map((key) => {
    const isSecret = key.before.state === 'secret' || key.after.state === 'secret';
    return { ...key, before: journalValue(valueAt({ state: 'parsed', json }, key.path), isSecret) };
  });
  if (entry.before.state === 'absent' || !content)
    return { ...entry, madeDirectories, keys, before: { state: 'absent' } };
  const { mode } = closing?.before.state === 'file' ? closing.before : entry.before;
  return {
    ...entry,
    madeDirectories,
    keys,
    before: { state: 'file', sha256: sha256(content), mode },
    after: { ...entry.after, ...(closing?.after.mode !== undefined && { mode: closing.after.mode }) },
  };
}

async function keepBackup(
  journal: string,
  id: string,
  { backup, content }: Former,
): Promise<Outcome<unknown>> {
  const file = backupFile(journal, id);
  if (content) return replaceFile({ file, expected: backup, content, token: id });
  await rm(file, { force: true });
  return success(undefined);
}
