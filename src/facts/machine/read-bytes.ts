import { readFileSafely } from './read-file.ts';

/**
 * The bytes of a regular file; `undefined` where there is none, or where its directory cannot be reached. What is there
 * and cannot be read is thrown, with a code as the system's errors have it.
 */
export function readBytesSync(file: string): Buffer | undefined {
  const read = readFileSafely(file);
  if (read.state === 'read') return read.bytes;
  if (read.state === 'absent' || read.state === 'dangling') return undefined;
  throw Object.assign(new Error(`${file}: ${read.state}`), {
    code: codeOf(read),
    syscall: 'read',
    path: file,
  });
}

function codeOf(read: Exclude<ReturnType<typeof readFileSafely>, { state: 'read' }>): string {
  if (read.state === 'unreadable') return read.code;
  return read.state === 'too-large' ? 'EFBIG' : 'EISDIR';
}

/** The same, as a promise. */
export async function readBytes(file: string): Promise<Buffer | undefined> {
  return readBytesSync(file);
}
