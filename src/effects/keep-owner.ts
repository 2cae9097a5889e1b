import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A file that would change hands is not written: chown fails for whoever is not root. */
export async function keepOwner(handle: FileHandle, before: Stats): Promise<void> {
  const now = await handle.stat();
  if (now.uid !== before.uid || now.gid !== before.gid) await handle.chown(before.uid, before.gid);
}

/**
 * Gives something new to whoever its folder belongs to: what root leaves in a person's home (`sudo` keeps HOME), the
 * person could neither read nor remove. Others than root may make things in folders that are not theirs, and keep them.
 * By a handle, since the owner of the folder may put a link in the place of a name.
 */
export async function giveToFolder(handle: FileHandle, path: string): Promise<void> {
  const folder = await stat(dirname(path)).catch(() => undefined);
  const now = await handle.stat();
  if (folder && folder.uid !== now.uid) await handle.chown(folder.uid, folder.gid).catch(() => undefined);
}

/** The same of a directory that was just made. */
export async function giveDirectoryToFolder(directory: string): Promise<void> {
  const { O_RDONLY, O_DIRECTORY = 0, O_NOFOLLOW = 0 } = constants;
  // Windows opens no directories, and has no such owners.
  const handle = await open(directory, O_RDONLY | O_DIRECTORY | O_NOFOLLOW).catch(() => undefined);
  if (!handle) return;
  await giveToFolder(handle, directory).finally(() => handle.close());
}
