import type { Answer } from '../../facts/answer.ts';
import type { Quota } from '../../facts/quota.ts';
import { spent } from '../models/ask-models.ts';
import type { ModelsQuestion } from '../models/models-question.ts';
import { renewSignIn } from '../sign-in/renew-sign-in.ts';

/** Asks Service Quotas for what the account may ask of Claude in a region. */
export async function askQuotas(
  { world, aws: profiles, signIn }: Pick<ModelsQuestion, 'world' | 'aws' | 'signIn'>,
  region: string,
): Promise<Answer<readonly Quota[]>> {
  world.progress(`Asking Service Quotas in ${region}…`);
  const renewed = await renewSignIn(world, signIn.signer, profiles);
  if (!renewed.ok) return spent(renewed.problem);
  const aws = await import('../../aws/index.ts');
  const { listQuotas } = await aws.quotaCalls();
  const answer = await aws.withHeldToken(renewed.value, () =>
    aws.withSession(world, signIn.signer, region, (session) => listQuotas(session, region)),
  );
  return answer.ok ? answer.value : answer;
}
