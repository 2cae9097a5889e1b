import { join, sep } from 'node:path';
import type { FileScope } from '../../model/change.ts';
import type { World } from '../../model/world.ts';
import { readBytes } from '../machine/read-bytes.ts';
import { readOwnFile } from '../machine/read-file.ts';
import { realFileOf } from '../machine/real-file.ts';
import { backupFile, type JournalEntry, journalDirectory } from './journal.ts';
import { isOver, otherJournals } from './other-journals.ts';

/** What we did to one file, oldest first, and what stands there now. */
export interface FileHistory {
  readonly scope: FileScope;
  readonly file: string;
  readonly realFile: string;
  readonly entries: readonly JournalEntry[];
  /** The former bytes, by the id of the entry that replaced them. */
  readonly backups: ReadonlyMap<string, Buffer>;
  readonly current: Buffer | 'unreadable' | undefined;
  /** Sections that stay although we made them, because somebody needs them. */
  readonly kept?: ReadonlySet<string>;
  /** Another configuration directory has written it after us, and will put back its permission bits. */
  readonly isWrittenElsewhere?: boolean;
}

/**
 * The history of each file that the entries touched, with the bytes that undoing needs. Several entries may name one
 * file differently, because a folder of it has become a link since.
 */
export async function readHistories(
  world: World,
  config: string,
  entries: readonly JournalEntry[],
): Promise<readonly FileHistory[]> {
  const realFiles = await Promise.all(entries.map(({ realFile }) => realFileOf(realFile)));
  return Promise.all(
    [...new Set(realFiles)].map((realFile) => {
      const own = entries.filter((_, index) => realFiles[index] === realFile);
      return readHistory(world, config, realFile, own);
    }),
  );
}

async function readHistory(
  world: World,
  config: string,
  realFile: string,
  entries: readonly JournalEntry[],
): Promise<FileHistory> {
  const newest = entries.at(-1);
  if (!newest) throw new TypeError('a history has at least one entry');
  const journal = journalDirectory(config);
  const backups = new Map<string, Buffer>();
  for (const { id } of entries) {
    const bytes = readOwnFile(backupFile(journal, id));
    if (bytes) backups.set(id, bytes);
  }
  const current = await readBytes(realFile).catch(() => 'unreadable' as const);
  const others = await otherJournals(world, config, realFile);
  const isWrittenElsewhere = others.some((other) => other.entries.some((one) => isOver(one, entries)));
  const history = { scope: newest.scope, file: newest.file, realFile, entries, backups, current };
  return { ...history, ...(isWrittenElsewhere && { isWrittenElsewhere }) };
}

/** The entries of one scope; the repository's scopes count in `project` only. */
export function entriesOfScope(
  entries: readonly JournalEntry[],
  scope: JournalEntry['scope'] | undefined,
  project: string,
): readonly JournalEntry[] {
  if (scope === undefined) return entries;
  const isHere = ({ file }: JournalEntry) =>
    scope === 'user' ||
    scope === 'aws' ||
    scope === 'editor' ||
    file.startsWith(join(project, '.claude') + sep);
  return entries.filter((entry) => entry.scope === scope && isHere(entry));
}
