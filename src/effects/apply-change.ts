import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { bytesToHex as hex, randomBytes } from '@noble/hashes/utils.js';
import type { JournalEntry } from '../facts/journal.ts';
import { realFileOf } from '../facts/real-file.ts';
import { parseSettings, readSettingsFile } from '../facts/settings-file.ts';
import { type Outcome, refusal, success } from '../outcome.ts';
import type { FileChange, KeyChange, WritableFile } from '../plan/change.ts';
import { changesFor, editedText, valueAt } from '../plan/edit-settings.ts';
import { sha256 } from '../plan/plan-id.ts';
import { VERSION } from '../version.ts';
import type { World } from '../world.ts';
import { beginEntry, dropEntry, journalValue, updateEntry } from './journal.ts';
import { replaceFile } from './replace-file.ts';

const ATTEMPTS = 3;
/** How long a write that began before ours may still take, in milliseconds. */
export const SETTLING_MS = 50;

/** Who changes what, as the journal tells it. */
export interface Occasion {
  readonly command: string;
  readonly planId: string;
  readonly journal: string;
  /** Directories that did not exist when the command began, outermost first. */
  readonly missingDirectories: readonly string[];
  /** A value that is written names our launcher. */
  readonly usesLauncher?: boolean;
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
  const now = await readSettingsFile(target.scope, target.file);
  if (now.state !== 'parsed') return now.state !== 'absent';
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
  const doubt = doubtAbout(change, content);
  if (doubt) return doubt;

  const entry = await newEntry(world, occasion, change, content);
  const formerBytes = target.state === 'parsed' ? target.bytes : undefined;
  const begun = await beginEntry(occasion.journal, entry, formerBytes);
  if (!begun.ok) return begun;
  const replaced = await replaceFile({
    file: target.file,
    expected: formerBytes,
    content,
    token: entry.id,
    ...(change.mode !== undefined && { mode: change.mode }),
  });
  if (!replaced.ok || replaced.value === 'moved') {
    await dropEntry(occasion.journal, entry.id);
    return replaced.ok ? success('moved') : replaced;
  }
  const applied = { ...entry, state: 'applied' as const };
  const finished = await updateEntry(occasion.journal, applied);
  return finished.ok ? success(applied) : finished;
}

/** A last look before writing: the new text must say what was agreed on, and all the rest as before. */
function doubtAbout({ target, changes }: FileChange, content: Buffer): Outcome<never> | undefined {
  const parsed = parseSettings(target.file, content);
  if ('json' in parsed && isDeepStrictEqual(plain(parsed.json), expectedJson(target, changes)))
    return undefined;
  return refusal(
    'settings-edit-unsafe',
    `Editing ${target.file} would change more than was agreed on.`,
    'Make the change by hand, and please report this. Nothing was written.',
  );
}

function expectedJson(target: WritableFile, changes: readonly KeyChange[]): unknown {
  const json = plain(target.state === 'parsed' ? target.json : {}) as Record<string, unknown>;
  for (const { path, value } of changes) {
    const parent = path.length === 2 ? envOf(json, value !== undefined) : json;
    const name = path.length === 2 ? path[1] : path[0];
    if (value === undefined) delete parent[name];
    else parent[name] = plain(value);
  }
  return json;
}

function envOf(json: Record<string, unknown>, isWanted: boolean): Record<string, unknown> {
  if (!Object.hasOwn(json, 'env') && isWanted) json.env = {};
  return (json.env ?? {}) as Record<string, unknown>;
}

/** A copy of a JSON value that shares nothing with it. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

async function sameChangeOnNewBytes(agreed: FileChange): Promise<Outcome<FileChange>> {
  const { scope, file } = agreed.target;
  const target = await readSettingsFile(scope, file);
  if (target.state === 'unreadable' || target.state === 'invalid')
    return { ok: false, problem: target.problem };
  const changes = changesFor(target as WritableFile, agreed.changes);
  if (isDeepStrictEqual(changes, agreed.changes))
    return success({ ...agreed, target: target as WritableFile });
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
  return {
    version: 1,
    id: `${at.replace(/[-:.]/g, '')}-${hex(randomBytes(4))}`,
    program: VERSION,
    command: occasion.command,
    planId: occasion.planId,
    at,
    state: 'pending',
    scope: target.scope,
    file: target.file,
    realFile,
    madeDirectories: [...occasion.missingDirectories],
    before:
      target.state === 'parsed'
        ? { state: 'file', sha256: sha256(target.bytes), mode: target.mode }
        : { state: 'absent' },
    after: { sha256: sha256(content), ...(mode !== undefined && { mode }) },
    ...(occasion.usesLauncher && { usesLauncher: true }),
    keys: changes.map(({ path, before, value, isSecret }) => ({
      path: [...path],
      before: journalValue(before, isSecret),
      after: journalValue(value, isSecret),
    })),
  };
}
