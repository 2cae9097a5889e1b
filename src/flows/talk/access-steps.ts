import type { AgreementOffer } from '../../facts/model-access.ts';
import type { Model } from '../../model/models.ts';
import { type Outcome, success } from '../../model/outcome.ts';
import type { TalkOption, TalkStep } from '../../model/talk.ts';
import type { AccessPlan, AccessStep } from '../../plan/access/access-plan.ts';
import { foundationId } from '../../plan/models/replacement-model.ts';
import { setupCall, type TalkAnswers } from '../../plan/talk/talk-answers.ts';
import { shownAccessStep } from '../../report/access/access-report.ts';
import { type EnableWish, enableModels } from '../models/enable-models.ts';
import type { Ready, Room } from './room.ts';

/** The refusals that the account itself mends, by a form or an agreement. */
const OF_THE_ACCOUNT = ['model-access-form', 'model-subscription'];
/** Each model is a question of its own. */
const MOST_ASKED = 4;

/** The way to enable what the account has no access to, beside the other ways on where no model answers. */
export function accessOption(
  { signer }: Ready,
  rest: TalkAnswers,
  models: readonly Model[],
): readonly TalkOption[] {
  // A key invokes models, and accepts nothing for an account.
  if (signer.kind === 'api-key') return [];
  const refused = models.filter(({ probe }) => probe !== undefined && OF_THE_ACCOUNT.includes(probe));
  // They are ranked: of each family the first is the one to take.
  const firsts = refused.filter((one, at) => at === refused.findIndex(({ family }) => family === one.family));
  const enable = [...new Set(firsts.map(({ id }) => foundationId(id)))].slice(0, MOST_ASKED);
  if (enable.length === 0) return [];
  return [
    {
      label: 'Enable the models',
      description: 'Shows what would be accepted for the account, and asks for each model',
      run: setupCall({ ...rest, about: 'access', enable }),
    },
  ];
}

/**
 * What the account would send and accept, a yes for each model, and the calls once all have one. Whoever may not is handed
 * the text for whoever may.
 */
export async function accessStep(room: Room, { answers, signer }: Ready): Promise<Outcome<TalkStep>> {
  const { about: _, enable = [], accept = [], 'access-id': planId, ...rest } = answers;
  const { region = '' } = rest;
  const question = {
    ...{ world: room.seen, aws: room, signIn: { signer, options: {} }, regions: [region], home: region },
    ...{ named: [], isProbed: false, isEverywhere: false },
  };
  const wish = (models: readonly string[], agreed?: EnableWish['agreed']) =>
    enableModels(question, region, { models, form: undefined, ...(agreed && { agreed }) });
  if (planId !== undefined) {
    const done = await wish(enable, { planId, accepted: accept });
    return success(done.ok ? sent(rest, done.value) : refused(rest, enable, done.problem));
  }
  const plan = await wish(enable);
  if (!plan.ok) return success(refused(rest, enable, plan.problem));
  const open = plan.value.steps.flatMap((step) => ('offer' in step ? [step.offer] : []));
  const next = open.find(({ model }) => !accept.includes(model));
  return success(
    next
      ? askForOne({ ...rest, enable, accept }, plan.value, next)
      : askToSend({ ...rest, enable, accept }, plan.value, region),
  );
}

/** The terms of one model, and whether they are accepted. */
function askForOne(answers: TalkAnswers, { steps }: AccessPlan, offer: AgreementOffer): TalkStep {
  const { enable = [], accept = [], ...rest } = answers;
  const { model } = offer;
  const others = enable.filter((one) => one !== model);
  const without: TalkOption =
    others.length > 0
      ? {
          label: 'Not this one',
          description: 'Leaves it out and goes on with the others',
          run: setupCall({ ...rest, about: 'access', enable: others, accept }),
        }
      : { label: 'No', description: 'Accepts nothing and goes back', run: setupCall(rest) };
  return {
    say: steps
      .filter((step) => 'offer' in step && step.offer.model === model)
      .map(inWords)
      .join('\n\n'),
    ask: {
      header: 'Terms',
      question: `Do you accept the terms of ${model} for the whole account?`,
      options: [
        {
          label: 'Yes, I accept them',
          description: 'Nothing is sent before all calls were shown once more',
          run: setupCall({ ...rest, about: 'access', enable, accept: [...accept, model] }),
        },
        without,
        stop(),
      ],
    },
  };
}

/** All calls as they will be made. */
function askToSend(answers: TalkAnswers, { steps, planId, already }: AccessPlan, region: string): TalkStep {
  const { enable, accept, ...rest } = answers;
  if (steps.length === 0)
    return {
      say: `The account may use ${already.join(', ')} in ${region} already. AWS may take a quarter of an hour until they answer.`,
      ...afterwards(rest),
    };
  return {
    say: [`This is sent to AWS in ${region}:`, ...steps.map(inWords)].join('\n\n'),
    ask: {
      header: 'Send',
      question: 'Send this for the whole account?',
      options: [
        {
          label: 'Yes, send it',
          description: 'Makes these calls, and no others',
          run: setupCall({ ...rest, about: 'access', enable, accept, 'access-id': planId }),
        },
        stop(),
      ],
    },
  };
}

function sent(rest: TalkAnswers, { steps }: AccessPlan): TalkStep {
  const models = steps.flatMap((step) => ('offer' in step ? [step.offer.model] : []));
  const what = models.length > 0 ? `The terms of ${models.join(', ')} are accepted.` : 'The form is sent.';
  return { say: `${what} AWS may take a quarter of an hour until the models answer.`, ...afterwards(rest) };
}

/** Whoever may not, or lacks the form, gets the text to go on with. */
function refused(
  rest: TalkAnswers,
  enable: readonly string[],
  { code, message, fix }: { readonly code: string; readonly message: string; readonly fix: string },
): TalkStep {
  const { region = '', profile } = rest;
  const named = profile === undefined ? '' : ` --profile ${profile}`;
  const line = `claude-bedrock models${named} --region ${region} ${enable.map((one) => `--enable ${one}`).join(' ')} --form FILE --plan`;
  const form = code === 'option-missing' || code === 'form-incomplete';
  return {
    say: [message, fix, ...(form ? [`Then, in a terminal: \`${line}\``] : [])].join('\n\n'),
    ...afterwards(rest),
  };
}

/** The way on once something changed outside of this conversation. */
function afterwards(rest: TalkAnswers): Pick<TalkStep, 'ask'> {
  return {
    ask: {
      header: 'Go on',
      question: 'How do you want to go on?',
      options: [
        { label: 'Try the models again', description: 'Asks AWS which of them answer', run: setupCall(rest) },
        stop(),
      ],
    },
  };
}

function stop(): TalkOption {
  return {
    label: 'Stop here',
    description: 'Writes no settings',
    end: 'No settings were written. Run /bedrock:setup again to go on.',
  };
}

/** One call in plain words, with all that it sends. */
function inWords(step: AccessStep): string {
  const { call, says, terms, rates = [], refunds, form = {} } = shownAccessStep(step);
  return [
    `**${call}**: ${says}`,
    ...Object.entries(form).map(([name, value]) => `- ${name}: ${value}`),
    ...(terms === undefined ? [] : [`- Terms: ${terms}`]),
    ...rates.map((rate) => `- Price: ${rate}`),
    ...(refunds === undefined ? [] : [`- ${refunds}`]),
  ].join('\n');
}
