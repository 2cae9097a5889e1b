import type { Outcome } from '../model/outcome.ts';

/**
 * Runs `work`. What follows on an error that carries the system's code (no permission, disk full) is for `then` to
 * say; any other error is a bug and goes on.
 */
export async function onSystemError<T>(
  work: () => Promise<Outcome<T>>,
  then: (error: NodeJS.ErrnoException) => Outcome<T> | Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  try {
    return await work();
  } catch (error) {
    if (isSystemError(error)) return then(error);
    throw error;
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
