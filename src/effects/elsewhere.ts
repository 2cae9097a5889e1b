import { rm, rmdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { journalDirectory, readJournal } from '../facts/journal/journal.ts';
import { elsewhereDirectory } from '../facts/journal/other-journals.ts';
import { readBytes } from '../facts/machine/read-bytes.ts';
import { realFileOf } from '../facts/machine/real-file.ts';
import type { World } from '../model/world.ts';
import { sha256 } from '../plan/edit/plan-id.ts';
import { replaceFile } from './replace-file.ts';

/**
 * Notes a configuration directory other than `~/.claude` where the others of this home look, before it changes a file
 * that they may change, too. Where that cannot be written, they will not know, and say what stays.
 */
export async function noteElsewhere(world: World, config: string, realFile: string): Promise<void> {
  const note = await noteOf(world, config);
  const own = await realFileOf(config);
  if (note === undefined || realFile.startsWith(own + sep)) return;
  const expected = await readBytes(note).catch(() => undefined);
  const content = Buffer.from(`${own}\n`);
  if (expected?.equals(content)) return;
  await replaceFile({ file: note, expected, content, token: `${world.pid}` });
}

/** Takes the note away once nothing in the journal is left to undo. */
export async function forgetElsewhere(world: World, config: string): Promise<void> {
  const note = await noteOf(world, config);
  if (note === undefined || (await readJournal(journalDirectory(config))).length > 0) return;
  await rm(note, { force: true }).catch(() => undefined);
  await rmdir(join(note, '..')).catch(() => undefined);
}

/** `undefined` for `~/.claude`, which everybody knows, and where no home is known. */
async function noteOf(world: World, config: string): Promise<string | undefined> {
  const notes = elsewhereDirectory(world);
  if (notes === undefined) return undefined;
  const own = await realFileOf(config);
  return own === (await realFileOf(join(notes, '..'))) ? undefined : join(notes, sha256(own).slice(0, 16));
}
