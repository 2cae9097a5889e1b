import { isAbsolute, join } from 'node:path';
import type { World } from '../../model/world.ts';
import { listDirectory } from '../machine/quiet-reads.ts';
import { readOwnFile } from '../machine/read-file.ts';
import { realFileOf } from '../machine/real-file.ts';
import { type JournalEntry, journalDirectory, readJournal } from './journal.ts';

/** What another configuration directory of this person did to a file. */
export interface OtherJournal {
  /** The configuration directory (`CLAUDE_CONFIG_DIR`). */
  readonly directory: string;
  readonly entries: readonly JournalEntry[];
}

/**
 * Where configuration directories other than `~/.claude` are noted that have changed a file which another may change,
 * too: the AWS config file, the settings of a project. `undefined` where no home is known.
 */
export function elsewhereDirectory(world: World): string | undefined {
  return world.home !== undefined && isAbsolute(world.home)
    ? join(world.home, '.claude', 'bedrock-elsewhere')
    : undefined;
}

/** What the other configuration directories of this home did to `realFile`, and still would undo. */
export async function otherJournals(
  world: World,
  config: string,
  realFile: string,
): Promise<readonly OtherJournal[]> {
  const found: OtherJournal[] = [];
  for (const directory of await otherDirectories(world, config)) {
    const entries = await entriesFor(directory, realFile);
    if (entries.length > 0) found.push({ directory, entries });
  }
  return found;
}

/** What the journal of a configuration directory has of a file, oldest first. */
export async function entriesFor(config: string, realFile: string): Promise<readonly JournalEntry[]> {
  const entries: JournalEntry[] = [];
  for (const record of await readJournal(journalDirectory(config)))
    if (record.state === 'entry' && (await realFileOf(record.entry.realFile)) === realFile)
      entries.push(record.entry);
  return entries;
}

/** True where an entry was made on top of one of those. */
export function isOver({ over = [] }: JournalEntry, entries: readonly JournalEntry[]): boolean {
  return entries.some(({ id }) => over.includes(id));
}

/** What a person's own home names: no file of a repository has a say in it. */
async function otherDirectories(world: World, config: string): Promise<readonly string[]> {
  const notes = elsewhereDirectory(world);
  if (notes === undefined) return [];
  const noted = listDirectory(notes).map((name) => readOwnFile(join(notes, name))?.toString('utf8').trim());
  const others = new Map<string, string>();
  for (const directory of [join(notes, '..'), ...noted])
    if (directory !== undefined && isAbsolute(directory)) others.set(await realFileOf(directory), directory);
  others.delete(await realFileOf(config));
  return [...others.values()];
}
