import { run } from './main.ts';
import { endBy, print, processStyle, processWorld } from './process.ts';

/** Runs a command line in the running process; comes to its exit status once all is printed. */
export async function program(argv: readonly string[]): Promise<number> {
  const finished = await run(argv, await processWorld(), processStyle());
  await print(finished);
  if (finished.signal) await endBy(finished.signal);
  return finished.exitCode;
}
