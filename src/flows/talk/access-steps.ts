import type { AgreementOffer } from '../../facts/model-access.ts';
import type { Model } from '../../model/models.ts';
import { type Outcome, success } from '../../model/outcome.ts';
import type { TalkOption, TalkStep } from '../../model/talk.ts';
import type { AccessPlan, AccessStep } from '../../plan/access/access-plan.ts';
import { foundationId } from '../../plan/models/replacement-model.ts';
import { readForm, withoutForm } from '../../plan/talk/form-answers.ts';
import { setupCall, type TalkAnswers, typedCall } from '../../plan/talk/talk-answers.ts';
import { shownAccessStep } from '../../report/access/access-report.ts';
import { enableModels } from '../models/enable-models.ts';
import { formInWords, formQuestion, whereInConsole } from './form-steps.ts';
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
      description: 'A form to send or terms to accept for the account; shows all of it first',
      run: setupCall({ ...rest, about: 'access', enable }),
    },
  ];
}

/**
 * What the account would send and accept, a yes for each model, and the calls once all have one. Whoever may not is handed
 * the text for whoever may.
 */
export async function accessStep(room: Room, ready: Ready): Promise<Outcome<TalkStep>> {
  const { about, enable = [], accept = [], 'access-id': planId, ...all } = ready.answers;
  const [typed, rest] = withoutForm(all);
  const { region = '' } = rest;
  if (about === 'console') return success({ say: whereInConsole(region), ...afterwards(rest, 'sent') });
  const question = {
    ...{ world: room.seen, aws: room, signIn: { signer: ready.signer, options: {} }, regions: [region] },
    ...{ home: region, named: [], isProbed: false, isEverywhere: false },
  };
  const soFar = readForm(typed);
  const agreed = planId === undefined ? {} : { agreed: { planId, accepted: accept } };
  const plan = await enableModels(question, region, { models: enable, form: soFar.form, ...agreed });
  const answers = { ...rest, about: 'access', enable, accept } as const;
  if (!plan.ok && plan.problem.code === 'option-missing' && soFar.open !== undefined)
    return success(formQuestion(soFar, answers, { region, accountId: accountOf(room, ready) }));
  if (!plan.ok) return success(refused(rest, plan.problem));
  if (planId !== undefined) return success(sent(rest, plan.value));
  const open = plan.value.steps.flatMap((step) => ('offer' in step ? [step.offer] : []));
  const next = open.find(({ model }) => !accept.includes(model));
  const kept = { ...answers, ...soFar.answers };
  return success(next ? askForOne(kept, plan.value, next) : askToSend(kept, plan.value, ready));
}

function accountOf({ profiles }: Room, { accountId, answers }: Ready): string | undefined {
  return accountId ?? profiles.find(({ name }) => name === answers.profile)?.keyAccountId;
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
      : { label: 'No', description: 'Accepts nothing and goes back', run: setupCall(withoutAccess(rest)) };
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

/** What goes on once nothing is sent any more. */
function withoutAccess(answers: TalkAnswers): TalkAnswers {
  const { about: _, enable: __, accept: ___, ...rest } = withoutForm(answers)[1];
  return rest;
}

/** All calls as they will be made. */
function askToSend(
  answers: TalkAnswers,
  { steps, planId, already, accountId }: AccessPlan,
  { name }: Ready,
): TalkStep {
  const { region } = answers;
  if (steps.length === 0)
    return {
      say: `The account may use ${already.join(', ')} in ${region} already. AWS may take a quarter of an hour until they answer.`,
      ...afterwards(withoutAccess(answers), 'sent'),
    };
  const account = accountId === undefined ? '' : ` for account ${accountId}`;
  const hasForm = steps.some((step) => 'form' in step);
  const change: TalkOption = {
    label: 'Change the form',
    description: 'Asks for one of its answers once more',
    run: setupCall({ ...answers, about: 'form' }),
  };
  const sends = { ...answers, 'access-id': planId };
  return {
    say: [`This is sent to AWS in ${region}${account}, with ${name}:`, ...steps.map(inWords)].join('\n\n'),
    ask: {
      header: 'Send',
      question: 'Send this for the whole account?',
      options: [
        { label: 'Yes, send it', description: 'Makes these calls, and no others', run: setupCall(sends) },
        ...(hasForm ? [change] : []),
        stop(),
      ],
      typedInChat: typedCall(sends, 'said'),
    },
  };
}

function sent(rest: TalkAnswers, { steps }: AccessPlan): TalkStep {
  const models = steps.flatMap((step) => ('offer' in step ? [step.offer.model] : []));
  // The form counts at once, an agreement is made by another service.
  if (models.length === 0)
    return { say: 'The form is sent. Setup goes on.', run: setupCall({ ...rest, about: 'sent' }) };
  return {
    say: `The terms of ${models.join(', ')} are accepted. AWS may take a quarter of an hour until the models answer.`,
    ...afterwards(rest, 'sent'),
  };
}

/** Sent, and no model answers yet. */
export function notYet(rest: TalkAnswers): TalkStep {
  return {
    say: 'No Claude model answers yet: AWS may take a quarter of an hour after the form or an agreement.',
    ...afterwards(rest, 'sent'),
  };
}

/** Whoever may not gets the text to go on with. */
function refused(
  rest: TalkAnswers,
  { message, fix }: { readonly message: string; readonly fix: string },
): TalkStep {
  return { say: `${message}\n\n${fix}`, ...afterwards(rest) };
}

/** The way on once something changed outside of this conversation. */
function afterwards(rest: TalkAnswers, about?: 'sent'): Pick<TalkStep, 'ask'> {
  return {
    ask: {
      header: 'Go on',
      question: 'How do you want to go on?',
      options: [
        {
          label: 'Try the models again',
          description: 'Asks AWS which of them answer',
          run: setupCall({ ...rest, about }),
        },
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
  const { call, says, terms, rates = [], refunds, form } = shownAccessStep(step);
  return [
    `**${call}**: ${says}`,
    ...(form === undefined ? [] : [formInWords(form)]),
    ...(terms === undefined ? [] : [`- Terms: ${terms}`]),
    ...rates.map((rate) => `- Price: ${rate}`),
    ...(refunds === undefined ? [] : [`- ${refunds}`]),
  ].join('\n');
}
