import { setMaxListeners } from 'node:events';

/** What a deadline and a Ctrl-C end: `ms` milliseconds, and the signal of whoever waits. */
export interface Patience {
  readonly ms: number;
  readonly interrupted: AbortSignal;
}

/** A signal that aborts at a deadline, and how to say that nobody waits for it any more. */
export interface Deadline {
  readonly signal: AbortSignal;
  release(): void;
}

/** A signal that aborts at the deadline (its reason a `TimeoutError`) or when interrupted (an `AbortError`). */
export function deadline({ ms, interrupted }: Patience): Deadline {
  const controller = new AbortController();
  // Every request under way listens to it; that many are no leak.
  setMaxListeners(0, controller.signal);
  const timer = setTimeout(
    () => controller.abort(named('TimeoutError', `No answer within ${ms / 1000} s.`)),
    ms,
  );
  // An interruption may itself be a deadline, of all requests together.
  const interrupt = () =>
    controller.abort(
      isTimeout(interrupted.reason) ? interrupted.reason : named('AbortError', 'Interrupted.'),
    );
  interrupted.addEventListener('abort', interrupt, { once: true });
  if (interrupted.aborted) interrupt();
  return {
    signal: controller.signal,
    release: () => {
      clearTimeout(timer);
      interrupted.removeEventListener('abort', interrupt);
    },
  };
}

/**
 * Runs `work` with a signal that aborts at the deadline or when interrupted, and then rejects with a
 * `TimeoutError` or an `AbortError`, whether `work` heeds the signal or not.
 */
export async function withDeadline<T>(
  patience: Patience,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { signal, release } = deadline(patience);
  const ended = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    if (signal.aborted) reject(signal.reason);
  });
  try {
    return await Promise.race([work(signal), ended]);
  } finally {
    release();
  }
}

/** True for the error by which a deadline ends what it waits for. */
function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}
