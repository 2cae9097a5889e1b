import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { PRESETS_FILE } from '../machine/own-folders.ts';
import { isLink, readFileSafely, readOwnFile } from '../machine/read-file.ts';

/**
 * The journal of what we changed, one file per change in `bedrock/` of Claude Code's configuration directory:
 * `<id>.json` says what was done, `<id>.bak` holds the former bytes. An entry is written as `pending` before the
 * change and as `applied` after it, so that the next run can tell how far a killed one came; in the same way it is
 * `undoing` while reset puts the file back. What kind of file it was, its scope says.
 */
export const JOURNAL_VERSION = 2;
/** Of an entry about the settings of an editor: older programs know no such file. */
export const EDITOR_JOURNAL_VERSION = 3;
/** Version 1 knew nothing but settings; all that it says still holds. */
const READABLE = z.union([z.literal(1), z.literal(JOURNAL_VERSION), z.literal(EDITOR_JOURNAL_VERSION)]);

/** A former or later value of a key. A secret is kept as its hash: enough to tell whether somebody changed it. */
const valueSchema = z.union([
  z.object({ state: z.literal('absent') }),
  z.object({ state: z.literal('value'), value: z.unknown() }),
  z.object({ state: z.literal('secret'), sha256: z.string() }),
]);

const entrySchema = z.object({
  version: READABLE,
  /** Which of all changes it was, counted under the lock: a clock may be set back. Older versions wrote none. */
  number: z.optional(z.number()),
  id: z.string().check(z.regex(/^[\w-]+$/)),
  program: z.string(),
  command: z.string(),
  planId: z.string(),
  /** What `use` put in force: the name of a preset, or `subscription`. */
  preset: z.optional(z.string()),
  /** ISO 8601, UTC. */
  at: z.string(),
  state: z.enum(['pending', 'applied', 'undoing']),
  scope: z.enum(['user', 'project', 'local', 'aws', 'editor']),
  file: z.string(),
  /** Where the links of `file` led. */
  realFile: z.string(),
  /** Entries in the journals of other configuration directories that stood for the same file when this one was made. */
  over: z.optional(z.array(z.string())),
  /** Directories made for the file, outermost first. */
  madeDirectories: z.array(z.string()),
  before: z.union([
    z.object({ state: z.literal('absent') }),
    z.object({ state: z.literal('file'), sha256: z.string(), mode: z.number() }),
  ]),
  after: z.object({ sha256: z.string(), mode: z.optional(z.number()) }),
  /** While it is being undone: the bytes that the file is to have then, `null` for no file. */
  undone: z.optional(z.object({ sha256: z.nullable(z.string()) })),
  keys: z.array(
    z.object({
      path: z.union([z.tuple([z.string()]), z.tuple([z.string(), z.string()])]),
      before: valueSchema,
      after: valueSchema,
    }),
  ),
});

export type JournalValue = z.infer<typeof valueSchema>;
export type JournalEntry = z.infer<typeof entrySchema>;

/** What a file of the journal turned out to be. */
export type JournalRecord =
  | { readonly state: 'entry'; readonly entry: JournalEntry }
  | { readonly state: 'newer'; readonly file: string; readonly version: number }
  | { readonly state: 'damaged'; readonly file: string }
  /** `file` may be the journal itself; `why` is a code of the system, or what stands there in the place of a file. */
  | { readonly state: 'unreadable'; readonly file: string; readonly why: string };

/** Where the journal of a configuration directory stands. */
export function journalDirectory(configDirectory: string): string {
  return join(configDirectory, 'bedrock');
}

/** False where nothing was ever changed, or all of it was put back. */
export function isJournalThere(configDirectory: string): boolean {
  return existsSync(journalDirectory(configDirectory));
}

/** The file of an entry. */
export function entryFile(directory: string, id: string): string {
  return join(directory, `${id}.json`);
}

/** The file that holds the bytes from before a change. */
export function backupFile(directory: string, id: string): string {
  return join(directory, `${id}.bak`);
}

/** All entries, oldest first, those that were not counted before the others; what cannot be read is told, never skipped in silence. */
export async function readJournal(directory: string): Promise<readonly JournalRecord[]> {
  const names = await readdir(directory).catch((error: NodeJS.ErrnoException) => error);
  if (names instanceof Error) {
    const { code = 'unknown reason' } = names;
    return code === 'ENOENT' ? [] : [{ state: 'unreadable', file: directory, why: code }];
  }
  const entries = names.filter((name) => name.endsWith('.json') && name !== PRESETS_FILE).sort();
  const records = entries.map((name) => readRecord(join(directory, name)));
  return records.sort((one, other) => numberOf(one) - numberOf(other));
}

/** The number of the change that comes after these. */
export function nextNumber(records: readonly JournalRecord[]): number {
  return Math.max(0, ...records.map(numberOf)) + 1;
}

function numberOf(record: JournalRecord): number {
  return (record.state === 'entry' && record.entry.number) || 0;
}

function readRecord(file: string): JournalRecord {
  const why = whyNotOurs(file);
  if (why !== undefined) return { state: 'unreadable', file, why };
  try {
    const content: unknown = JSON.parse(readOwnFile(file)?.toString('utf8') ?? '');
    const entry = entrySchema.safeParse(content);
    if (entry.success) return { state: 'entry', entry: entry.data };
    const { data } = z.object({ version: z.number() }).safeParse(content);
    if (data && data.version > EDITOR_JOURNAL_VERSION) return { state: 'newer', file, version: data.version };
  } catch {
    // Not JSON: nothing can be told from it.
  }
  return { state: 'damaged', file };
}

/** Why an entry cannot be read: we make regular files, and neither links nor anything else. */
function whyNotOurs(file: string): string | undefined {
  if (isLink(file)) return 'it is a link';
  const read = readFileSafely(file);
  if (read.state === 'unreadable') return read.code;
  if (read.state === 'not-a-file') return 'it is no file';
  return read.state === 'too-large' ? 'it is too large' : undefined;
}
