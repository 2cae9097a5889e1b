import { expect } from 'vitest';
import { run } from '../../../src/main.ts';
import type { TalkOption, TalkStep } from '../../../src/model/talk.ts';
import type { World } from '../../../src/model/world.ts';
import { talkSchema } from '../../../src/report/talk.ts';
import { PLAIN } from '../../support/run.ts';

/** What a person answers: the beginning of a label, or a text of their own. */
export type Answer = string | { readonly typed: string };

/** A conversation that was played: its steps, what was asked, and how often the person answered. */
export interface Played {
  readonly steps: readonly TalkStep[];
  readonly questions: readonly string[];
  readonly answers: number;
  readonly last: TalkStep;
}

/** The words of a call as a POSIX shell takes them. */
export function shellWords(line: string): readonly string[] {
  const words = line.match(/(?:'[^']*'|\\.|[^\s'\\])+/g) ?? [];
  return words.map((word) => word.replace(/'([^']*)'|\\(.)/g, (_, quoted, escaped) => quoted ?? escaped));
}

/** The step that a call leads to; it has the form in which Claude plays it, and keeps the limits of AskUserQuestion. */
export async function stepOf(world: World, call: string): Promise<TalkStep> {
  const { stdout } = await run([...shellWords(call), '--json'], world, PLAIN);
  const answer = JSON.parse(stdout);
  if (!answer.ok) throw new Error(`${call}: ${stdout}`);
  const { data } = answer;
  expect(talkSchema.parse(data)).toEqual(data);
  checkLimits(data);
  return data;
}

/** AskUserQuestion takes 1 to 4 questions with a header of 12 characters and 2 to 4 options, each described. */
function checkLimits({ say, run, ask, end }: TalkStep): void {
  expect([run, ask, end].filter((next) => next !== undefined)).toHaveLength(1);
  if (end) expect(say).toBeTruthy();
  expect(JSON.stringify({ say, ask }).length).toBeLessThan(20_000);
  if (!ask) return;
  const { header, question, options, typed } = ask;
  expect(header.length).toBeLessThanOrEqual(12);
  expect(question).toMatch(/[?.]$/);
  expect(options.length).toBeGreaterThanOrEqual(2);
  expect(options.length).toBeLessThanOrEqual(4);
  expect(new Set(options.map(({ label }) => label)).size).toBe(options.length);
  for (const option of options) checkOption(option);
  if (typed !== undefined) expect(typed).toMatch(/^talk \w+ .*'TEXT'$/);
  const recommended = options.filter(({ label }) => label.includes('(Recommended)'));
  expect(recommended.length).toBeLessThanOrEqual(1);
  if (recommended.length === 1) expect(options[0]).toBe(recommended[0]);
}

function checkOption({ label, description, run, end }: TalkOption): void {
  expect(label).not.toBe('');
  expect(description.length).toBeGreaterThan(5);
  expect([run, end].filter((next) => next !== undefined)).toHaveLength(1);
  if (run !== undefined) expect(run).toMatch(/^talk (setup|doctor|reset|use|rollout)/);
}

/** Plays a conversation from a call to its end, or to where the answers run out. */
export async function play(world: World, call: string, answers: readonly Answer[]): Promise<Played> {
  const rest = [...answers];
  const steps: TalkStep[] = [];
  const questions: string[] = [];
  for (let next: string | undefined = call; next !== undefined; ) {
    const step = await stepOf(world, next);
    steps.push(step);
    if (!step.ask) {
      next = step.run;
      continue;
    }
    questions.push(step.ask.question);
    const answer = rest.shift();
    if (answer === undefined) break;
    next = callFor(step, answer, steps);
  }
  const last = steps.at(-1);
  if (!last) throw new TypeError('a conversation has a step');
  return { steps, questions, answers: answers.length - rest.length, last };
}

function callFor({ ask }: TalkStep, answer: Answer, steps: TalkStep[]): string | undefined {
  if (typeof answer !== 'string')
    return ask?.typed?.replace("'TEXT'", () => `'${answer.typed.replaceAll("'", String.raw`'\''`)}'`);
  const option = ask?.options.find(({ label }) => label.startsWith(answer));
  if (!option)
    throw new RangeError(`'${answer}' is none of: ${ask?.options.map(({ label }) => label).join(', ')}`);
  if (option.end !== undefined) steps.push({ say: option.end, end: true });
  return option.run;
}

/** Every step that can be reached from a call by every option and these texts, by its call. */
export async function explore(world: World, first: string, typed: readonly string[], most = 60) {
  const seen = new Map<string, TalkStep>();
  const open = [first];
  for (let call = open.shift(); call !== undefined && seen.size < most; call = open.shift()) {
    if (seen.has(call)) continue;
    const step = await stepOf(world, call);
    seen.set(call, step);
    const calls = [step.run, ...(step.ask?.options ?? []).map(({ run }) => run)];
    const written = typed.map((text) => step.ask?.typed?.replace("'TEXT'", `'${text}'`));
    open.push(...[...calls, ...written].filter((one) => one !== undefined));
  }
  return seen;
}
