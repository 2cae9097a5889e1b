/** More than any file takes that is read into it so far. What is not touched of it takes no memory. */
const AT_LEAST = 2 * 1024 * 1024;

let memory: Buffer | undefined;

/**
 * Memory for what is read, used and done with, one file after the other, of at least this many bytes. The system
 * provides a page when it is first touched: with memory of its own for each file a live doctor had it provide 400 more.
 */
export function scratch(bytes: number): Buffer {
  if (memory === undefined || memory.length < bytes) {
    memory = Buffer.allocUnsafeSlow(Math.max(bytes, AT_LEAST));
  }
  return memory;
}
