import { type Outcome, type Problem, refusal, success } from '../model/outcome.ts';
import { isCarryingOut, type TalkOption, type TalkQuestion, type TalkStep, TYPED } from '../model/talk.ts';
import { alteredWorld, type World } from '../model/world.ts';
import { BACK, isTurn, type Option, type Questions, STOPPED, type Turn } from '../questions/questions.ts';
import { inTerminal, sayText } from '../report/talk-screen.ts';
import { quoteForShell } from '../shell/shell-quote.ts';
import { shortened, wrap } from '../text/text.ts';

/** A conversation that is to be played. */
export interface Script {
  readonly title: string;
  /** What is said before the first step. */
  readonly intro?: string;
  /** The call of the first step, as in `run` of a step. */
  readonly call: string;
  /** The step that a call leads to. */
  step(world: World, call: string): Promise<Outcome<TalkStep>>;
}

/** How it ended: what was agreed on is done, it came to its end without, nothing helped, or the person chose to leave. */
export type Played = 'done' | 'ended' | 'broken' | 'declined';

/** More than fit on a small screen are searched by typing. */
const MANY = 8;

/** Plays on a terminal what Claude plays by the slash commands: the same steps, in the same words. */
export async function play(
  world: World,
  ask: Questions,
  { title, intro, call: first, step }: Script,
): Promise<Outcome<Played> | typeof STOPPED> {
  ask.begin(title);
  if (intro !== undefined) ask.say(wrap(intro, ask.style.width));
  /** The steps whose questions were answered: the way back. */
  let past: TalkStep[] = [];
  let isDone = false;
  for (let call = first, secret: string | undefined; ; ) {
    const reached = await reach(world, ask, call, (there) => step(withInput(there, secret), call));
    if (reached === STOPPED) return isDone ? stoppedBehind() : STOPPED;
    const isReached = reached !== BACK && reached.ok;
    const now = isReached ? goingOn(reached.value) : past.pop();
    if (reached !== BACK && !reached.ok) {
      const problem = inWords(reached.problem);
      if (isDone || now === undefined) return { ok: false, problem };
      ask.problem(problem);
    }
    if (now === undefined) return left(ask, NOTHING);
    if (isReached) say(ask, now);
    if (now.isDone) {
      isDone = true;
      past = [];
    }
    if (now.run !== undefined) {
      call = now.run;
      continue;
    }
    if (now.end) return success(now.isBroken ? 'broken' : isDone ? 'done' : 'ended');
    const answer = await answerOrBack(ask, now, past);
    if (answer === STOPPED) return isDone ? stoppedBehind() : STOPPED;
    if ('end' in answer) return left(ask, answer.end);
    secret = answer.secret ?? secret;
    call = answer.run;
  }
}

/** Here the end is not yet where a request can prove it. */
function goingOn({ proof, ...step }: TalkStep): TalkStep {
  return proof ? { ...step, ...proof, end: undefined } : step;
}

const NOTHING = 'Nothing was written.';

function left(ask: Questions, words: string): Outcome<Played> {
  ask.end(sayText(words, ask.style));
  return success('declined');
}

/** What is being written cannot be stopped halfway, all else can. */
async function reach(
  world: World,
  ask: Questions,
  call: string,
  step: (there: World) => Promise<Outcome<TalkStep>>,
): Promise<Outcome<TalkStep> | Turn> {
  return isCarryingOut(call) ? step(world) : ask.busy('One moment', step);
}

/** The last words stand at the end of the line that leads down the screen. */
function say(ask: Questions, { say: told, ask: question, end }: TalkStep): void {
  // Where a secret can be typed unseen, nothing is said of a file for it.
  const text = question?.secret ? question.secret.say : told;
  if (end) ask.end(sayText(text ?? NOTHING, ask.style));
  else if (text !== undefined) ask.say(sayText(text, ask.style));
}

function inWords({ message, fix, ...problem }: Problem): Problem {
  return { ...problem, message: inTerminal(message), fix: inTerminal(fix) };
}

/** The answer to a step's question; going back asks those before it. What was answered is the way back then. */
async function answerOrBack(
  ask: Questions,
  step: TalkStep,
  past: TalkStep[],
): Promise<Answer | typeof STOPPED> {
  for (let now = step; ; ) {
    if (!now.ask) throw new TypeError('a step that neither runs nor ends asks');
    const answer = await answerTo(ask, now.ask, past.length === 0);
    if (answer === STOPPED) return STOPPED;
    if (answer === BACK) now = past.pop() ?? now;
    else {
      past.push(now);
      return answer;
    }
  }
}

/** What is called next, with the secret that was typed; or the words that end it. */
type Answer = { readonly run: string; readonly secret?: string } | { readonly end: string };

async function answerTo(ask: Questions, asked: TalkQuestion, isFirst: boolean): Promise<Answer | Turn> {
  const { question, secret, typed } = asked;
  if (secret) return secretOf(ask, secret, isFirst);
  const options = (asked.all ?? asked.options).map(shown);
  const message = inTerminal(question);
  if (typed === undefined && options.length <= MANY) return ask.select({ message, options, isFirst });
  const other = (text: string): Option<Answer> | undefined =>
    text === '' || typed === undefined || options.some(({ label }) => label === text)
      ? undefined
      : { label: shortened(text, 80), hint: 'as typed', value: { run: withText(typed, text) } };
  const placeholder = asked.all ? 'type to filter' : 'type your answer';
  return ask.search({ message, options, placeholder, other, isFirst });
}

function shown({ label, description, run = '', end }: TalkOption): Option<Answer> {
  return { label, hint: inTerminal(description), value: end === undefined ? { run } : { end } };
}

async function secretOf(
  ask: Questions,
  { question, run, empty }: NonNullable<TalkQuestion['secret']>,
  isFirst: boolean,
): Promise<Answer | Turn> {
  const check = (text: string) => (text === '' && empty === undefined ? 'Nothing was typed.' : undefined);
  const text = await ask.secret({ message: question, check, isFirst });
  if (isTurn(text)) return text;
  return text === '' && empty !== undefined ? { run: empty } : { run, secret: text };
}

function withText(call: string, text: string): string {
  return call.replace(TYPED, () => quoteForShell(text, 'linux') ?? "''");
}

/** A secret goes where a pipe would bring it, and nowhere else. */
function withInput(world: World, secret: string | undefined): World {
  if (secret === undefined) return world;
  return alteredWorld(world, { isStdinTerminal: () => false, readStdin: async () => secret });
}

function stoppedBehind(): Outcome<never> {
  return refusal(
    'interrupted',
    'Stopped. What you agreed to is written already.',
    'To see whether it works: claude-bedrock doctor',
  );
}
