import type { TalkOption, TalkStep } from '../../../src/model/talk.ts';
import type { ModelReply, ScriptedModel } from '../../../src/sandbox/index.ts';
import { ask, bash, fencedCommands, type Question, readConversation } from './conversation.ts';

/** What was answered in a conversation that a model played. */
export interface Counted {
  readonly model: ScriptedModel;
  /** The questions that were asked, in order. */
  readonly questions: readonly string[];
  /** The same with their options. */
  readonly asked: readonly Question[];
  /** What the program had to say, step by step. */
  readonly said: readonly string[];
}

/** What stands at the end of a conversation, where a test waits for it. */
export const OVER = 'Nothing more to do.';

/**
 * Plays Claude carrying out one of the commands: all it knows is the text of the command and what the program answers.
 * `begin` is the first call of it.
 */
export function talkModel(title: string, begin: string): Counted {
  const questions: string[] = [];
  const asked: Question[] = [];
  const said: string[] = [];
  const model: ScriptedModel = ({ body }) => {
    const { prompt, results } = readConversation(body, title);
    // Titles and the like are asked for beside the conversation.
    if (prompt === undefined) return 'ok';
    const [form = ''] = fencedCommands(prompt);
    const call = (options: string, say?: string) => bash(form.replace('CALL', options), say);
    const last = results.at(-1);
    if (last === undefined) return call(begin);
    const before = results.at(-2) ?? '';
    const step = isDocument(last) ? stepIn(last) : undefined;
    const reply = step
      ? play(step, call)
      : isDocument(before)
        ? follow(stepIn(before), last, call)
        : undefined;
    if (step?.ask) {
      questions.push(step.ask.question);
      asked.push(questionOf(step.ask));
    }
    const text = typeof reply === 'string' ? reply : reply?.text;
    if (text !== undefined) said.push(text);
    if (reply !== undefined) return reply;
    // What was installed: the call that failed is made once more.
    return call(begin);
  };
  return { model, questions, asked, said };
}

type Call = (options: string, say?: string) => ModelReply;

function play({ say = '', run, ask: question }: TalkStep, call: Call): ModelReply {
  if (run !== undefined) return call(run, say);
  return question ? ask(say, questionOf(question)) : `${say}\n\n${OVER}`;
}

function questionOf({ header, question, options }: NonNullable<TalkStep['ask']>): Question {
  return { header, question, options: options.map(({ label, description }) => ({ label, description })) };
}

/** Claude Code tells what the person chose or typed as `"QUESTION"="ANSWER"`. */
function follow({ ask: question }: TalkStep, told: string, call: Call): ModelReply {
  const [, answer = ''] = /="([^"]*)"/.exec(told) ?? [];
  const option: (TalkOption & { readonly shell?: string }) | undefined = question?.options.find(
    ({ label }) => label === answer,
  );
  if (option?.end !== undefined) return `${option.end}\n\n${OVER}`;
  if (option?.shell !== undefined) return bash(option.shell);
  const next = option?.run ?? question?.typed?.replace('TEXT', answer.replaceAll("'", "'\\''"));
  return next === undefined ? `I cannot follow: ${told}` : call(next);
}

const isDocument = (result: string) => /^(Error: )?(Exit code \d+\s+)?\{/.test(result);

function stepIn(result: string): TalkStep {
  const answer = JSON.parse(result.slice(result.indexOf('{'))) as {
    data?: TalkStep;
    error?: { message: string; fix: string; ask?: TalkStep['ask'] };
  };
  if (answer.data) return answer.data;
  if (answer.error?.ask) return { say: answer.error.message, ask: answer.error.ask };
  if (answer.error) return { say: `${answer.error.message}\n\n${answer.error.fix}`, end: true };
  throw new Error(result);
}
