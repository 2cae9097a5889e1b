import { expect } from 'vitest';
import { run } from '../../src/main.ts';
import type { World } from '../../src/model/world.ts';
import type { TextStyle } from '../../src/text/text.ts';
import { worldOf } from './world.ts';

export const PLAIN: TextStyle = { color: false, unicode: true, width: 80 };

/** The text that a command prints for a person, and its exit status. */
export async function runText(world: World, ...argv: string[]) {
  const { stdout, stderr, exitCode } = await run(argv, world, PLAIN);
  return { text: stdout + stderr, exitCode };
}

/** The `data` of a command that has to succeed. */
// biome-ignore lint/suspicious/noExplicitAny: what a test reads of it is asserted there.
export async function runData(world: World, ...argv: string[]): Promise<any> {
  const { stdout } = await run([...argv, '--json'], world, PLAIN);
  const answer = JSON.parse(stdout);
  expect(answer).toMatchObject({ schema: 1, ok: true });
  return answer.data;
}

/** The `error` of a command that has to refuse, with its exit status. */
export async function runRefusal(world: World, ...argv: string[]) {
  const { stdout, exitCode } = await run([...argv, '--json'], world, PLAIN);
  const answer = JSON.parse(stdout);
  expect(answer).toMatchObject({ schema: 1, ok: false });
  return { ...(answer.error as { code: string; message: string; fix: string }), exitCode };
}

/**
 * The JSON answer that the program as it ships would give in a home (`runProgram`), without a process of its own: a
 * tenth of the time, where what came before or after is not what a test is about.
 */
// biome-ignore lint/suspicious/noExplicitAny: what a test reads of it is asserted there.
export async function runHere(home: string, ...argv: string[]): Promise<any> {
  const { stdout } = await run([...argv, '--json'], worldOf(home), PLAIN);
  return JSON.parse(stdout);
}
