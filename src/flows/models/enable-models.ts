import { resolve } from 'node:path';
import type { AwsSession } from '../../aws/index.ts';
import type { Answer } from '../../facts/answer.ts';
import { readJson } from '../../facts/machine/quiet-reads.ts';
import type { AgreementOffer } from '../../facts/model-access.ts';
import { type Outcome, type Problem, refusal, success } from '../../model/outcome.ts';
import {
  type AccessPlace,
  type AccessPlan,
  accessLetter,
  planAccess,
  type Standing,
} from '../../plan/access/access-plan.ts';
import { foundationId } from '../../plan/models/replacement-model.ts';
import { renewSignIn } from '../sign-in/renew-sign-in.ts';
import type { ModelsQuestion } from './models-question.ts';

/** What is to be enabled, and by what agreement. */
export interface EnableWish {
  readonly models: readonly string[];
  /** The use case form, or the file that has it. */
  readonly form: string | Readonly<Record<string, string>> | undefined;
  /** With an id the calls are made, if they are those that were shown; without it nothing is. */
  readonly agreed?: { readonly planId: string; readonly accepted: readonly string[] };
}

/** Finds out which calls the models need, and makes those that were agreed on. */
export async function enableModels(
  { world, aws: profiles, signIn }: ModelsQuestion,
  region: string,
  wish: EnableWish,
): Promise<Outcome<AccessPlan>> {
  if (signIn.signer.kind === 'api-key') return noKey();
  const models = [...new Set(wish.models.map(foundationId))];
  const renewed = await renewSignIn(world, signIn.signer, profiles);
  if (!renewed.ok) return { ok: false, problem: renewed.problem };
  world.progress(`Asking Amazon Bedrock in ${region} what the account may use…`);
  const aws = await import('../../aws/index.ts');
  const answer = await aws.withHeldToken(renewed.value, () =>
    aws.withSession(world, signIn.signer, region, async (session) => {
      const calls = await aws.accessCalls();
      const who = session.credentials ? await aws.callerIdentity(session, region) : undefined;
      const place = { region, accountId: who?.ok ? who.value.accountId : undefined };
      // What is no JSON is a form that lacks everything.
      const { form: given } = wish;
      const form = typeof given === 'string' ? (readJson(resolve(world.cwd, given)) ?? null) : given;
      const draft = await draftAccess(calls, session, place, models, form);
      if (!draft.ok || !wish.agreed) return draft;
      return carryOut(calls, session, region, draft.value, wish.agreed);
    }),
  );
  if (!answer.ok) return failure(answer.finding, region, models);
  return answer.value;
}

type Calls = Awaited<ReturnType<typeof import('../../aws/index.ts')['accessCalls']>>;

async function draftAccess(
  calls: Calls,
  session: AwsSession,
  place: AccessPlace,
  models: readonly string[],
  form: unknown,
): Promise<Outcome<AccessPlan>> {
  const { region } = place;
  const standings: Standing[] = [];
  for (const model of models) {
    const access = await calls.modelAccess(session, region, model);
    if (!access.ok) return failure(access.finding, region, models);
    const offer: Answer<AgreementOffer | undefined> = access.value.isAgreed
      ? { ok: true, value: undefined }
      : await calls.agreementOffer(session, region, model);
    if (!offer.ok) return failure(offer.finding, region, models);
    standings.push({ access: access.value, offer: offer.value });
  }
  const isAsked = standings.some(({ access }) => !access.isAuthorized);
  const sent = isAsked ? await calls.hasUseCase(session, region) : undefined;
  if (sent && !sent.ok) return failure(sent.finding, region, models);
  return planAccess(place, standings, sent?.value ?? true, form);
}

async function carryOut(
  calls: Calls,
  session: AwsSession,
  region: string,
  plan: AccessPlan,
  { planId, accepted }: NonNullable<EnableWish['agreed']>,
): Promise<Outcome<AccessPlan>> {
  if (plan.planId !== planId) return planChanged();
  const yes = accepted.map(foundationId);
  const missing = plan.steps.find((step) => 'offer' in step && !yes.includes(step.offer.model));
  if (missing && 'offer' in missing) return notAccepted(missing.offer.model);
  for (const step of plan.steps) {
    const answer =
      step.call === 'PutUseCaseForModelAccess'
        ? await calls.sendUseCase(session, region, step.form)
        : await calls.acceptOffer(session, region, step.offer);
    const models = plan.steps.flatMap((one) => ('offer' in one ? one.offer.model : []));
    if (!answer.ok) return failure(answer.finding, region, models);
  }
  return success(plan);
}

/** Whoever may not is told what to send to whoever may. */
function failure(
  { id, message, fix, denied }: Extract<Answer<never>, { ok: false }>['finding'],
  region: string,
  models: readonly string[],
): Outcome<never> {
  const isDenied = denied !== undefined || id === 'model-subscription';
  const problem: Problem = {
    code: id,
    message,
    fix: isDenied ? accessLetter(region, models, undefined) : fix,
  };
  return { ok: false, problem };
}

function planChanged(): Outcome<never> {
  return refusal(
    'plan-changed',
    'What AWS offers, or the form, is not what the plan showed.',
    'Look at it again with --plan, and apply the new id.',
  );
}

function notAccepted(model: string): Outcome<never> {
  return refusal(
    'option-missing',
    `Nobody has said yes to the terms of ${model}.`,
    `Read them in the plan, and add --accept ${model}.`,
  );
}

function noKey(): Outcome<never> {
  return refusal(
    'option-conflict',
    'An Amazon Bedrock API key invokes models, and accepts nothing for an account.',
    'Use a profile: --profile PROFILE',
  );
}
