import { readFileSync } from 'node:fs';

/** The bytes of a file; `undefined` where there is none, or where its directory cannot be reached. */
export function readBytesSync(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** The same, as a promise. */
export async function readBytes(file: string): Promise<Buffer | undefined> {
  return readBytesSync(file);
}
