/** What a deadline and a Ctrl-C end: `ms` milliseconds, and the signal of whoever waits. */
export interface Patience {
  readonly ms: number;
  readonly interrupted: AbortSignal;
}

/**
 * Runs `work` with a signal that aborts at the deadline or when interrupted, and then rejects with a
 * `TimeoutError` or an `AbortError`, whether `work` heeds the signal or not.
 */
export async function withDeadline<T>(
  { ms, interrupted }: Patience,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let interrupt = () => {};
  const ended = new Promise<never>((_, reject) => {
    const end = (reason: Error) => {
      reject(reason);
      controller.abort(reason);
    };
    timer = setTimeout(() => end(named('TimeoutError', `No answer within ${ms / 1000} s.`)), ms);
    interrupt = () => end(named('AbortError', 'Interrupted.'));
    interrupted.addEventListener('abort', interrupt, { once: true });
    if (interrupted.aborted) interrupt();
  });
  try {
    return await Promise.race([work(controller.signal), ended]);
  } finally {
    clearTimeout(timer);
    interrupted.removeEventListener('abort', interrupt);
  }
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}
