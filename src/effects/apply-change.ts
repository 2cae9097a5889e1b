import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { bytesToHex as hex, randomBytes } from '@noble/hashes/utils.js';
import {
  EDITOR_JOURNAL_VERSION,
  JOURNAL_VERSION,
  type JournalEntry,
  nextNumber,
  readJournal,
} from '../facts/journal/journal.ts';
import { otherJournals } from '../facts/journal/other-journals.ts';
import { realFileOf } from '../facts/machine/real-file.ts';
import { readEditable } from '../facts/settings/editable-file.ts';
import type { FileChange } from '../model/change.ts';
import { type Outcome, refusal, success } from '../model/outcome.ts';
import { VERSION } from '../model/version.ts';
import type { World } from '../model/world.ts';
import { editedText } from '../plan/edit/formats.ts';
import { changesFor, valueAt } from '../plan/edit/key-values.ts';
import { sha256 } from '../plan/edit/plan-id.ts';
import { doubtAbout } from './doubt.ts';
import { noteElsewhere } from './elsewhere.ts';
import { beginEntry, dropEntry, journalValue, updateEntry } from './journal.ts';
import { onSystemError } from './on-system-error.ts';
import { replaceFile, writeFailed } from './replace-file.ts';
import { inScope } from './write-problem.ts';

const ATTEMPTS = 3;
/** How long a write that began before ours may still take, in milliseconds. */
export const SETTLING_MS = 50;

/** Who changes what, as the journal tells it. */
export interface Occasion {
  readonly command: string;
  readonly planId: string;
  /** What is put in force by it, where that has a name. */
  readonly preset?: string;
  readonly journal: string;
  /** Directories that did not exist when the command began, outermost first. */
  readonly missingDirectories: readonly string[];
}

/**
 * Writes one agreed change and its journal entry. When another process writes the same file in between, the change
 * is made again on the new bytes, three times at most, as long as our keys still stand as they were agreed on.
 */
export async function applyChange(
  world: World,
  occasion: Occasion,
  agreed: FileChange,
): Promise<Outcome<JournalEntry>> {
  let change = agreed;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const written = await writeOnce(world, occasion, change);
    if (!written.ok) return written;
    if (written.value !== 'moved') {
      if (await isStillThere(change)) return success(written.value);
      await dropEntry(occasion.journal, written.value.id);
    }
    const again = await sameChangeOnNewBytes(agreed);
    if (!again.ok) return again;
    change = again.value;
  }
  return refusal(
    'settings-busy',
    `${agreed.target.file} was changed by another program ${ATTEMPTS} times while we were writing it.`,
    'Close the program that keeps writing it, then run this again. Nothing was written.',
  );
}

/**
 * Claude Code reads, changes and writes this file within milliseconds and without a lock: what it read before our
 * write takes all our keys away again. So we look once more after a moment.
 */
async function isStillThere({ target, changes }: FileChange): Promise<boolean> {
  await delay(SETTLING_MS);
  const read = await readEditable(target.scope, target.file);
  if (!read.ok) return true;
  const now = read.value;
  if (now.state === 'absent') return false;
  return (
    changes.length === 0 || changes.some(({ path, before }) => !isDeepStrictEqual(valueAt(now, path), before))
  );
}

async function writeOnce(
  world: World,
  occasion: Occasion,
  change: FileChange,
): Promise<Outcome<JournalEntry | 'moved'>> {
  const { target } = change;
  const content = Buffer.from(editedText(target, change.changes));
  const doubt = await doubtAbout(change, content);
  if (doubt) return doubt;

  const entry = await newEntry(world, occasion, change, content);
  const formerBytes = target.state === 'parsed' ? target.bytes : undefined;
  await noteElsewhere(world, dirname(occasion.journal), entry.realFile);
  const begun = await beginEntry(occasion.journal, entry, formerBytes);
  if (!begun.ok) return begun;
  const wanted = { file: target.file, expected: formerBytes, content, token: entry.id };
  const mode = change.mode !== undefined && { mode: change.mode };
  const replaced = inScope(target.scope, await replaceFile({ ...wanted, ...mode }));
  if (!replaced.ok || replaced.value === 'moved') {
    await dropEntry(occasion.journal, entry.id);
    return replaced.ok ? success('moved') : replaced;
  }
  const applied = { ...entry, state: 'applied' as const };
  const noted = await onSystemError(
    () => updateEntry(occasion.journal, applied),
    (error) => writeFailed(occasion.journal, error),
  );
  // The file is written, which counts. By an entry that stays pending the next run and reset tell the same.
  return success(noted.ok ? applied : entry);
}

async function sameChangeOnNewBytes(agreed: FileChange): Promise<Outcome<FileChange>> {
  const { scope, file } = agreed.target;
  const target = await readEditable(scope, file);
  if (!target.ok) return target;
  const changes = changesFor(target.value, agreed.changes);
  if (isDeepStrictEqual(changes, agreed.changes)) return success({ ...agreed, target: target.value });
  return planChanged(file);
}

/** The refusal for a file that is no longer as the plan saw it. */
export function planChanged(file: string): Outcome<never> {
  return refusal(
    'plan-changed',
    `${file} or the answers changed since the plan was shown.`,
    'Run the same command with --plan again, look at the new change, and apply that. Nothing was written.',
  );
}

async function newEntry(
  world: World,
  occasion: Occasion,
  { target, changes, mode }: FileChange,
  content: Buffer,
): Promise<JournalEntry> {
  const at = world.now().toISOString();
  const realFile = await realFileOf(target.file);
  const others = await otherJournals(world, dirname(occasion.journal), realFile);
  const over = others.flatMap(({ entries }) => entries.map(({ id }) => id));
  return {
    version: target.scope === 'editor' ? EDITOR_JOURNAL_VERSION : JOURNAL_VERSION,
    number: nextNumber(await readJournal(occasion.journal)),
    id: `${at.replace(/[-:.]/g, '')}-${hex(randomBytes(4))}`,
    program: VERSION,
    command: occasion.command,
    planId: occasion.planId,
    ...(occasion.preset !== undefined && { preset: occasion.preset }),
    at,
    state: 'pending',
    scope: target.scope,
    file: target.file,
    realFile,
    ...(over.length > 0 && { over }),
    madeDirectories: [...occasion.missingDirectories],
    before:
      target.state === 'parsed'
        ? { state: 'file', sha256: sha256(target.bytes), mode: target.mode }
        : { state: 'absent' },
    after: { sha256: sha256(content), ...(mode !== undefined && { mode }) },
    keys: changes.map(({ path, before, value, isSecret }) => ({
      path: [...path],
      before: journalValue(before, isSecret),
      after: journalValue(value, isSecret),
    })),
  };
}
