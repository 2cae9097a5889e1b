import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { giveDirectoryToFolder } from './keep-owner.ts';

/** Another process of ours may remove an empty directory in between, now and then. */
const ATTEMPTS = 10;

/**
 * Makes a directory and those above it that are missing, for the owner alone; rejects as `mkdir` does. Not by Node's
 * `recursive`, which tries for ever where a directory that is there knows no such child and takes none, as /proc does
 * and a /home of autofs.
 */
export async function makeDirectory(directory: string): Promise<void> {
  const parent = dirname(directory);
  for (let attempt = 1; ; attempt++) {
    const error = await make(directory).catch((problem: NodeJS.ErrnoException) => problem);
    if (error === undefined || error.code === 'EEXIST') return;
    if (error.code !== 'ENOENT' || parent === directory || attempt === ATTEMPTS) throw error;
    await makeDirectory(parent);
  }
}

async function make(directory: string): Promise<undefined> {
  await mkdir(directory, { mode: 0o700 });
  await giveDirectoryToFolder(directory);
}
