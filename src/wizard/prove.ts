import { readQuestion } from '../commands/models-question.ts';
import { renewSignIn } from '../commands/renew-sign-in.ts';
import { effectiveConfiguration, effectiveValue } from '../facts/effective.ts';
import { readSettings } from '../facts/settings.ts';
import { type Outcome, type Problem, refusal, success } from '../outcome.ts';
import { primaryModel } from '../plan/primary-model.ts';
import { isTurn, type Questions } from '../questions/questions.ts';
import { remark } from '../report/marked.ts';
import { wrap } from '../report/text.ts';
import type { World } from '../world.ts';
import type { WizardEnd } from './setup-wizard.ts';

const RESTART =
  'Restart Claude Code to use Amazon Bedrock (quit, then start it again; claude --continue resumes).';
const REFUSED = 'The settings are written, but the request was refused.';
const UNDO = 'To undo: claude-bedrock reset';

/** Sends one real request as Claude Code will, from the settings alone, and says what to do next. */
export async function prove(ask: Questions, result: WizardEnd['result']): Promise<Outcome<WizardEnd>> {
  const width = ask.style.width;
  const proof = await ask.busy('Asking a model for one token, as Claude Code will', request);
  if (isTurn(proof)) {
    const written = result === 'done' ? 'Everything is written; ' : '';
    return refusal(
      'interrupted',
      `Stopped. ${written}whether a model answers was not tried.`,
      'To try it: claude-bedrock models --probe',
    );
  }
  if (proof.ok) {
    ask.say(remark(ask.style, 'ok', proof.value));
    ask.end(`${wrap(RESTART, width)}\n${UNDO}`);
    return success({ result, proved: true });
  }
  ask.problem(unproved(proof.problem));
  ask.end(`${wrap(REFUSED, width)}\n${UNDO}`);
  return success({ result, proved: false });
}

async function request(world: World): Promise<Outcome<string>> {
  const question = await readQuestion(world, {});
  if (!question.ok) return question;
  const { world: seen, aws, signIn, regions } = question.value;
  const [region = 'us-east-1'] = regions;
  const effective = effectiveConfiguration(await readSettings(world), world.env, aws.profiles);
  const model = primaryModel((key) => effectiveValue(effective, key));
  if (model === undefined) {
    return success('No model is pinned: Claude Code chooses one itself when it starts.');
  }
  await renewSignIn(seen, signIn.signer, aws);
  const { probeModel, withSession } = await import('../aws/index.ts');
  const answer = await withSession(seen, signIn.signer, region, (session) =>
    probeModel(session, region, model),
  );
  const probed = answer.ok ? answer.value : answer;
  if (probed.ok) return success(`${model} answered in ${region}.`);
  const { id, message, fix } = probed.finding;
  return refusal(id, message, fix);
}

function unproved({ code, message, fix }: Problem): Problem {
  return { code, message: `The model did not answer. ${message}`, fix };
}
