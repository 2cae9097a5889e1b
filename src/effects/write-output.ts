import { rmdir, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { bytesToHex as hex, randomBytes } from '@noble/hashes/utils.js';
import { type Outcome, refusal, success } from '../model/outcome.ts';
import type { Output, OutputFile } from '../rollout/build/output.ts';
import { replaceFile, writeFailed } from './replace-file.ts';

/**
 * Writes what was built: each file in one step, and only where still stands what was seen. The hashes of our files go
 * last: what a killed run wrote is what the next one builds, and so ours.
 */
export async function writeOutput(folder: string, { files, manifest }: Output): Promise<Outcome<undefined>> {
  const token = hex(randomBytes(4));
  for (const file of [...files, manifest]) {
    const done = file.state === 'removed' ? await remove(folder, file) : await write(folder, file, token);
    if (!done.ok) return done;
  }
  return success(undefined);
}

async function write(
  folder: string,
  { path, state, before, after, isSecret }: OutputFile,
  token: string,
): Promise<Outcome<undefined>> {
  if (state === 'same' || !after) return success(undefined);
  const file = join(folder, path);
  const mode = isSecret ? 0o600 : 0o644;
  const replaced = await replaceFile({ file, expected: before, content: after, mode, token });
  if (!replaced.ok) return replaced;
  return replaced.value === 'written' ? success(undefined) : moved(file);
}

async function remove(folder: string, { path }: OutputFile): Promise<Outcome<undefined>> {
  const file = join(folder, path);
  try {
    await unlink(file);
    // An empty folder goes with its last file; another stays.
    for (let above = dirname(path); above !== '.'; above = dirname(above))
      await rmdir(join(folder, above)).catch(() => undefined);
    return success(undefined);
  } catch (error) {
    return writeFailed(file, error);
  }
}

function moved(file: string): Outcome<never> {
  return refusal('plan-changed', `${file} was changed by another program meanwhile.`, 'Plan again.');
}
