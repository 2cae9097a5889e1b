import type { Answer } from '../../facts/answer.ts';
import { parseModelId } from '../../knowledge/model-id.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import type { World } from '../../model/world.ts';
import type { Rollout } from '../../rollout/file/rollout.ts';
import type { Destinations } from '../../rollout/iam/policy.ts';
import { type ModelsQuestion, readQuestion } from '../models/models-question.ts';
import { renewSignIn } from '../sign-in/renew-sign-in.ts';

/** What AWS told of one profile: the ARNs of the models that it leads to. */
export interface Led {
  readonly id: string;
  readonly told: Answer<readonly string[]>;
}

/** Whether an id leads anywhere but to one model in one region. */
export function isLeading(id: string): boolean {
  return /^(inference-profile|application)/.test(parseModelId(id).kind);
}

/** Asks what profiles lead to, as they are called from a region. */
export async function askLed(
  { world, aws: profiles, signIn }: ModelsQuestion,
  region: string,
  ids: readonly string[],
): Promise<Outcome<readonly Led[]>> {
  const renewed = await renewSignIn(world, signIn.signer, profiles);
  if (!renewed.ok) return renewed;
  const aws = await import('../../aws/index.ts');
  const answer = await aws.withHeldToken(renewed.value, () =>
    aws.withSession(world, signIn.signer, region, (session) =>
      Promise.all(ids.map(async (id) => ({ id, told: await aws.profileDestinations(session, region, id) }))),
    ),
  );
  return answer.ok ? success(answer.value) : refused(answer.finding);
}

/** Where the profiles of a rollout lead, as AWS says it to the administrator's own sign-in. */
export async function askDestinations(
  world: World,
  { aws, models }: Rollout,
  profile: string | undefined,
): Promise<Outcome<Destinations>> {
  const ids = aws?.endpoint === 'mantle' ? [] : models.map(({ id }) => id).filter(isLeading);
  if (!aws || ids.length === 0) return success(() => undefined);
  const question = await readQuestion(world, { profile, region: [aws.region], model: ids });
  if (!question.ok) return question;
  const led = await askLed(question.value, aws.region, ids);
  if (!led.ok) return led;
  const regions = new Map<string, readonly string[]>();
  for (const { id, told } of led.value) {
    if (!told.ok) return refused(told.finding);
    regions.set(id, [...new Set(told.value.map((arn) => arn.split(':')[3] ?? ''))].sort());
  }
  return success((id) => regions.get(id));
}

function refused({ id, message, fix }: Extract<Led['told'], { ok: false }>['finding']): Outcome<never> {
  return refusal(id, message, fix);
}
