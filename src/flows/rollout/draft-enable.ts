import { resolve } from 'node:path';
import type { Answer, Finding } from '../../aws/index.ts';
import type { Enabling } from '../../aws/models/enabling.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import type { World } from '../../model/world.ts';
import { sha256 } from '../../plan/edit/plan-id.ts';
import { readRolloutFile } from '../../rollout/file/read-rollout.ts';
import type { Rollout } from '../../rollout/file/rollout.ts';
import { enablePolicy, modelsToEnable } from '../../rollout/iam/enable-models.ts';
import { useCaseForm } from '../../rollout/iam/use-case-form.ts';
import { readQuestion } from '../models/models-question.ts';
import { renewSignIn } from '../sign-in/renew-sign-in.ts';

/** A call that enables something, and what came of it. */
export interface EnableCall {
  readonly call: 'PutUseCaseForModelAccess' | 'CreateFoundationModelAgreement';
  /** The model, or what the form says. */
  readonly about: string;
  readonly state: 'planned' | 'done' | 'failed';
  readonly why?: string;
}

/** What enabling comes to. */
export interface EnableDraft {
  readonly planId: string;
  readonly region: string;
  readonly accountId: string | undefined;
  readonly calls: readonly EnableCall[];
  /** Models that need nothing. */
  readonly enabled: readonly string[];
  /** What cannot be done by calls: a model that the region does not have, a form that the file does not hold. */
  readonly obstacles: readonly string[];
  /** The policy to send to whoever may give rights, where some were missing. */
  readonly send?: object;
}

/** What is asked for. */
export interface EnableAsked {
  readonly file: string;
  readonly profile: string | undefined;
}

/** Looks at the account, and tells each call that is missing. With `agreedId` it makes just these calls, or refuses. */
export async function enableModels(
  world: World,
  asked: EnableAsked,
  agreedId?: string,
): Promise<Outcome<EnableDraft>> {
  const rollout = readRolloutFile(resolve(world.cwd, asked.file));
  if (!rollout.ok) return rollout;
  const region = rollout.value.aws?.region;
  if (region === undefined)
    return refusal(
      'rollout-unsupported',
      'Behind a gateway there is no account to enable models in.',
      'Enable them in the account of the gateway.',
    );
  const question = await readQuestion(world, { profile: asked.profile, region: [region] });
  if (!question.ok) return question;
  const { signIn, aws: profiles, world: seen } = question.value;
  const renewed = await renewSignIn(seen, signIn.signer, profiles);
  if (!renewed.ok) return renewed;
  const aws = await import('../../aws/index.ts');
  world.progress(`Asking Amazon Bedrock in ${region}…`);
  const answer = await aws.withHeldToken(renewed.value, () =>
    aws.withSession(seen, signIn.signer, region, async (session) => {
      const [who, { enabling }] = await Promise.all([
        session.credentials ? aws.callerIdentity(session, region) : undefined,
        aws.enabling(),
      ]);
      const accountId = who?.ok ? who.value.accountId : undefined;
      const foreign = otherAccount(rollout.value, accountId);
      if (foreign) return foreign;
      return lookAndCall(rollout.value, { region, accountId }, enabling(session, region), agreedId);
    }),
  );
  return answer.ok ? answer.value : failure(answer.finding);
}

function otherAccount({ signIn, aws }: Rollout, accountId: string | undefined): Outcome<never> | undefined {
  const wanted = ('accountId' in signIn ? signIn.accountId : undefined) ?? aws?.accountId;
  if (wanted === undefined || accountId === undefined || wanted === accountId) return undefined;
  return refusal(
    'rollout-account',
    `The sign-in leads to account ${accountId}, and the rollout is for ${wanted}.`,
    'Name a profile of that account with --profile.',
  );
}

type Place = Pick<EnableDraft, 'region' | 'accountId'>;

async function lookAndCall(
  rollout: Rollout,
  place: Place,
  bedrock: Enabling,
  agreedId: string | undefined,
): Promise<Outcome<EnableDraft>> {
  const models = modelsToEnable(rollout);
  const [hasForm, ...standings] = await Promise.all([
    bedrock.hasForm(),
    ...models.map((id) => bedrock.standing(id)),
  ]);
  const refused = [hasForm, ...standings].find((one) => !one.ok);
  if (refused && !refused.ok) return failure(refused.finding);
  const form = useCaseForm(rollout);
  const obstacles: string[] = [];
  const calls: EnableCall[] = [];
  const enabled: string[] = [];
  if (hasForm.ok && !hasForm.value) {
    if (form) calls.push({ call: 'PutUseCaseForModelAccess', about: JSON.stringify(form), state: 'planned' });
    else
      obstacles.push(
        'The form for the models of Anthropic was never sent, and the file has no "useCase" to fill it in.',
      );
  }
  for (const [index, model] of models.entries()) {
    const standing = standings[index];
    if (!standing?.ok) continue;
    if (!standing.value.isInRegion) obstacles.push(`${model} is not available in ${place.region}.`);
    else if (standing.value.hasAgreement) enabled.push(model);
    else calls.push({ call: 'CreateFoundationModelAgreement', about: model, state: 'planned' });
  }
  const planId = sha256(JSON.stringify([place, calls])).slice(0, 16);
  const draft = { planId, ...place, calls, enabled, obstacles };
  if (agreedId === undefined) return success(draft);
  if (agreedId !== planId)
    return refusal(
      'plan-changed',
      'The account or the rollout changed since the plan was shown.',
      'Plan again.',
    );
  return success(await carryOut(draft, form ?? {}, bedrock));
}

/** One after the other; what fails stops none of the others, for they are of other models. */
async function carryOut(
  draft: EnableDraft,
  form: Readonly<Record<string, string>>,
  bedrock: Enabling,
): Promise<EnableDraft> {
  const calls: EnableCall[] = [];
  let isDenied = false;
  for (const call of draft.calls) {
    const answer: Answer<unknown> =
      call.call === 'PutUseCaseForModelAccess'
        ? await bedrock.sendForm(form)
        : await bedrock.agree(call.about);
    isDenied ||= !answer.ok && answer.finding.denied !== undefined;
    calls.push(outcome(call, answer));
  }
  return { ...draft, calls, ...(isDenied && { send: enablePolicy() }) };
}

function outcome(call: EnableCall, answer: Answer<unknown>): EnableCall {
  if (!answer.ok) return { ...call, state: 'failed', why: reason(answer.finding) };
  if (answer.value === false) return { ...call, state: 'failed', why: 'AWS makes no public offer for it.' };
  return { ...call, state: 'done' };
}

function reason({ message, denied }: Finding): string {
  return denied ? `IAM does not allow ${denied.action}.` : message;
}

/** Where rights are missing, the text to send stands in the fix. */
function failure(finding: Finding): Outcome<never> {
  const { id, message, fix, denied } = finding;
  if (!denied) return refusal(id, message, fix);
  const policy = JSON.stringify(enablePolicy());
  return refusal(
    'iam-denied',
    `IAM does not allow ${denied.action}.`,
    `Send this to the IAM administrator: To enable Claude on Amazon Bedrock I need, once: ${policy}`,
  );
}
