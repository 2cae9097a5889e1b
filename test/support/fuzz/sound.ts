import { expect } from 'vitest';
import type { Finished } from '../../../src/main.ts';

/** What moves a cursor or turns the direction of writing; a text may have its lines. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const UNESCAPED = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;

/** The first of these in a text, but for what we ourselves put around a name that is written from right to left. */
export function unescapedIn(text: string): string | undefined {
  return UNESCAPED.exec(text.replace(/\u2068([^\u2066-\u2069\n]*)\u2069/gu, '$1'))?.[0];
}

/** How JavaScript, Node or a library speaks of what a program has not looked at before it used it. */
const OF_A_BUG =
  /"unexpected"|met a bug of its own|Cannot (?:read|convert|destructure)|is not (?:a function|iterable|defined|a valid)|(?:Type|Range|Reference)Error|Invalid (?:time value|Date)|\[object Object\]|\bundefined\b|\bNaN\b/;

/** Statuses that README documents for a command that nobody interrupted. */
const STATUSES = [0, 1, 2];

/** What holds for every run, whatever came from outside. */
export function expectSound({ stdout, stderr, exitCode }: Finished, argv: readonly string[]): void {
  const said = stdout + stderr;
  expect(unescapedIn(said)).toBeUndefined();
  expect(said).not.toMatch(OF_A_BUG);
  expect(STATUSES).toContain(exitCode);
  if (!argv.includes('--json')) return;
  const answer = JSON.parse(stdout);
  expect(answer).toMatchObject({ schema: 1, ok: exitCode !== 2 && answer.ok });
}
