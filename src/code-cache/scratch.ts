/** More than any file takes that is read into it so far. What is not touched of it takes no memory. */
const AT_LEAST = 2 * 1024 * 1024;

let memory: Buffer | undefined;

/**
 * Memory for what is read, used and done with, one file after the other, of at least this many bytes. To touch fresh
 * memory takes 1 to 3 µs a page, which is as long as reading a page of a file.
 */
export function scratch(bytes: number): Buffer {
  if (memory === undefined || memory.length < bytes) {
    memory = Buffer.allocUnsafeSlow(Math.max(bytes, AT_LEAST));
  }
  return memory;
}
