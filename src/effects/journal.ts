import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Outcome } from '../outcome.ts';
import { sha256 } from '../plan/plan-id.ts';
import { replaceFile } from './replace-file.ts';

/**
 * The journal of what we changed, one file per change in `bedrock/` of Claude Code's configuration directory:
 * `<id>.json` says what was done, `<id>.bak` holds the former bytes. An entry is written as `pending` before the
 * change and as `applied` after it, so that the next run can tell how far a killed one came.
 */
const JOURNAL_VERSION = 1;

/** A former or later value of a key. A secret is kept as its hash: enough to tell whether somebody changed it. */
const valueSchema = z.union([
  z.object({ state: z.literal('absent') }),
  z.object({ state: z.literal('value'), value: z.unknown() }),
  z.object({ state: z.literal('secret'), sha256: z.string() }),
]);

const entrySchema = z.object({
  version: z.literal(JOURNAL_VERSION),
  id: z.string(),
  program: z.string(),
  command: z.string(),
  planId: z.string(),
  /** ISO 8601, UTC. */
  at: z.string(),
  state: z.enum(['pending', 'applied']),
  scope: z.enum(['user', 'project', 'local']),
  file: z.string(),
  /** Where the links of `file` led. */
  realFile: z.string(),
  /** Directories made for the file, outermost first. */
  madeDirectories: z.array(z.string()),
  before: z.union([
    z.object({ state: z.literal('absent') }),
    z.object({ state: z.literal('file'), sha256: z.string(), mode: z.number() }),
  ]),
  after: z.object({ sha256: z.string(), mode: z.optional(z.number()) }),
  keys: z.array(z.object({ path: z.array(z.string()), before: valueSchema, after: valueSchema })),
});

export type JournalValue = z.infer<typeof valueSchema>;
export type JournalEntry = z.infer<typeof entrySchema>;

/** What a file of the journal turned out to be. */
export type JournalRecord =
  | { readonly state: 'entry'; readonly entry: JournalEntry }
  | { readonly state: 'newer'; readonly file: string; readonly version: number }
  | { readonly state: 'damaged'; readonly file: string };

/** Where the journal of a configuration directory stands. */
export function journalDirectory(configDirectory: string): string {
  return join(configDirectory, 'bedrock');
}

/** All entries, oldest first; what cannot be read is told, never skipped in silence. */
export async function readJournal(directory: string): Promise<readonly JournalRecord[]> {
  const names = await readdir(directory).catch((): string[] => []);
  const entries = names.filter((name) => name.endsWith('.json')).sort();
  return Promise.all(entries.map((name) => readRecord(join(directory, name))));
}

async function readRecord(file: string): Promise<JournalRecord> {
  try {
    const content: unknown = JSON.parse(await readFile(file, 'utf8'));
    const entry = entrySchema.safeParse(content);
    if (entry.success) return { state: 'entry', entry: entry.data };
    const { data } = z.object({ version: z.number() }).safeParse(content);
    if (data && data.version > JOURNAL_VERSION) return { state: 'newer', file, version: data.version };
  } catch {
    // Unreadable and not JSON come to the same: nothing can be told from it.
  }
  return { state: 'damaged', file };
}

/** Writes the backup, then the entry: an entry never stands without what undoing it needs. */
export async function beginEntry(
  directory: string,
  entry: JournalEntry,
  formerBytes: Buffer | undefined,
): Promise<Outcome<unknown>> {
  const { id: token } = entry;
  if (formerBytes) {
    const kept = await replaceFile({
      file: backupFile(directory, entry.id),
      expected: undefined,
      content: formerBytes,
      token,
    });
    if (!kept.ok) return kept;
  }
  const content = serialize(entry);
  return replaceFile({ file: entryFile(directory, entry.id), expected: undefined, content, token });
}

/** Marks an entry as applied. */
export async function finishEntry(directory: string, entry: JournalEntry): Promise<Outcome<unknown>> {
  const file = entryFile(directory, entry.id);
  const content = serialize({ ...entry, state: 'applied' });
  return replaceFile({ file, expected: serialize(entry), content, token: entry.id });
}

/** Removes an entry and its backup. The entry goes first: a backup alone is harmless, an entry alone is not. */
export async function dropEntry(directory: string, id: string): Promise<void> {
  await rm(entryFile(directory, id), { force: true });
  await rm(backupFile(directory, id), { force: true });
}

/** The file that holds the bytes from before a change. */
export function backupFile(directory: string, id: string): string {
  return join(directory, `${id}.bak`);
}

/** A value as the journal keeps it. */
export function journalValue(value: unknown, isSecret: boolean): JournalValue {
  if (value === undefined) return { state: 'absent' };
  if (isSecret) return { state: 'secret', sha256: sha256(JSON.stringify(value)) };
  return { state: 'value', value };
}

function entryFile(directory: string, id: string): string {
  return join(directory, `${id}.json`);
}

function serialize(entry: JournalEntry): Buffer {
  return Buffer.from(`${JSON.stringify(entry, null, 2)}\n`);
}
