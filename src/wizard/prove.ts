import { type Outcome, refusal, success } from '../model/outcome.ts';
import { isTurn, type Questions } from '../questions/questions.ts';
import { remark } from '../text/marked.ts';
import { wrap } from '../text/text.ts';
import { askAsClaude } from './ask-as-claude.ts';
import type { WizardEnd } from './state.ts';

const RESTART =
  'Restart Claude Code to use Amazon Bedrock (quit, then start it again; claude --continue resumes).';
const REFUSED = 'The settings were written, but the test request was refused.';
const TRY = 'To try it: claude-bedrock doctor';
const UNDO = 'To undo: claude-bedrock reset';

/** Sends a real request as Claude Code will, from the settings alone, and says what came of it and what to do next. */
export async function prove(ask: Questions, result: WizardEnd['result']): Promise<Outcome<WizardEnd>> {
  const { style } = ask;
  const proof = await ask.busy('Sending a test request, as Claude Code will', askAsClaude);
  if (isTurn(proof)) {
    const written = result === 'done' ? 'Everything was written, but ' : '';
    return refusal('interrupted', `Stopped. ${written}no test request was sent.`, TRY);
  }
  if (proof.state === 'answered') {
    ask.say(remark(style, 'ok', `${proof.id} answered in ${proof.region}.`));
    ask.end(`${wrap(RESTART, style.width)}\n${UNDO}`);
    return success({ result, proved: true });
  }
  if (proof.state === 'untried') {
    ask.say(remark(style, 'warn', `No test request was sent. ${proof.why}`));
    ask.end(`${wrap(RESTART, style.width)}\n${TRY}\n${UNDO}`);
    return success({ result });
  }
  const { id, message, fix } = proof.finding;
  ask.problem({ code: id, message: `The model did not answer. ${message}`, fix });
  ask.end(`${wrap(REFUSED, style.width)}\n${UNDO}`);
  return success({ result, proved: false });
}
