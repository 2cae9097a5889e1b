import { run } from './main.ts';
import { print, processStyle, processWorld } from './process.ts';

/** Runs a command line in the running process; comes to its exit status once all is printed. */
export async function program(argv: readonly string[]): Promise<number> {
  const finished = await run(argv, await processWorld(), processStyle());
  await print(finished);
  return finished.exitCode;
}
