import { clientOf } from '../../client/client-of.ts';
import { type Answer, answered } from '../../facts/answer.ts';
import type { ModelInUse } from '../../facts/claude-code/models-in-use.ts';
import { unpinnedRoles } from '../../facts/claude-code/unpinned-roles.ts';
import type { Invocation, LiveFacts } from '../../facts/live-facts.ts';
import { isRegionShaped } from '../../knowledge/regions.ts';
import type { Model } from '../../model/models.ts';
import { rankModels } from '../../plan/models/rank-models.ts';
import { bestOfEach } from '../../plan/models/replacement-model.ts';
import type { AwsSession } from '../credentials/session.ts';
import { keysAtHand } from '../credentials/signer.ts';
import type { Circumstances } from '../failures/classify.ts';
import { failedWith } from '../failures/failed-with.ts';
import { listModels } from '../models/list-models.ts';
import { probeStream } from '../models/probe.ts';
import type { Asking } from './asking.ts';
import { callerIdentity } from './identity.ts';

/** What is asked of AWS as soon as it is known what signs. */
export type Questions = Pick<LiveFacts, 'identity' | 'listing' | 'invocations' | 'pinnable' | 'cli'>;

/** Asks all together who this is, which models there are, and whether those in use can be invoked. Never rejects. */
export async function askQuestions(asking: Asking, session: AwsSession): Promise<Questions> {
  const { facts, limits } = asking;
  const region = facts.region.value;
  const whoIs = (who: AwsSession) =>
    safely({ attempt: 'identity', region }, () => callerIdentity(who, region, limits.probeMs));
  const listing = safely({ attempt: 'list', region }, () => listRanked(session, region, limits.probeMs));
  const cliSession = asCli(asking, session);
  const invokeAll = (ids: readonly string[]) =>
    Promise.all(ids.map((id) => invoke(asking, session, id, region)));
  const [identity, cli, listed, chosen, pinnable, named] = await Promise.all([
    session.credentials && whoIs(session),
    cliSession && whoIs(cliSession),
    listing,
    listing.then((answer) => invokeAll(defaultIds(asking, answer))),
    listing.then((answer) => invokeAll(pinnableIds(asking, answer))),
    Promise.all(
      facts.models.named.map((model) => invoke(asking, session, model.id, regionOf(model, asking))),
    ),
  ]);
  return { identity, cli, listing: listed, invocations: [...chosen, ...named], pinnable };
}

async function listRanked(
  session: AwsSession,
  region: string,
  ms: number,
): Promise<Answer<readonly Model[]>> {
  const answer = await listModels(session, region, ms);
  return answer.ok ? answered(rankModels(answer.value, region)) : answer;
}

/**
 * What Claude Code takes where nothing names the primary model, by what the region lists. A gateway that signs by
 * itself need not list anything: there it is known by Claude Code's own table.
 */
function defaultIds({ facts }: Asking, listing: Answer<readonly Model[]>): readonly string[] {
  const { primaryFamily, named } = facts.models;
  if (primaryFamily === undefined || (!listing.ok && facts.signedBy.kind !== 'nothing')) return [];
  const listed = listing.ok ? systemProfiles(listing.value) : [];
  const { id } = clientOf(facts, listed.length > 0 ? { listed } : {}).models.main.value;
  return named.some((one) => one.id === id) ? [] : [id];
}

/** The profiles that AWS itself defines, which are all that Claude Code chooses from. */
function systemProfiles(models: readonly Model[]): readonly string[] {
  return models.flatMap(({ id, routing }) => (routing === 'global' || routing === 'geographic' ? [id] : []));
}

/** That a model is listed does not prove that it answers; what is asked already is not asked twice. */
function pinnableIds(asking: Asking, listing: Answer<readonly Model[]>): readonly string[] {
  const { facts, asksPinnable } = asking;
  if (!listing.ok || !asksPinnable) return [];
  const asked = [...facts.models.named.map(({ id }) => id), ...defaultIds(asking, listing)];
  const best = [...unpinnedRoles(facts).keys()].flatMap((family) => bestOfEach(family, listing.value));
  return [...new Set(best.map(({ id }) => id))].filter((id) => !asked.includes(id));
}

async function invoke(
  { world, limits }: Asking,
  session: AwsSession,
  id: string,
  region: string,
): Promise<Invocation> {
  const start = world.now().getTime();
  const answer = await safely({ attempt: 'invoke', region }, () =>
    probeStream(session, region, id, limits.probeMs),
  );
  return { id, region, ms: world.now().getTime() - start, answer };
}

/** A setting may send the background model to another region, if it names that model. */
function regionOf({ roles, key }: ModelInUse, { facts, world }: Asking): string {
  const region = world.env.ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION ?? '';
  const isNamed = key === 'ANTHROPIC_DEFAULT_HAIKU_MODEL' || key === 'ANTHROPIC_SMALL_FAST_MODEL';
  return roles.includes('background') && isNamed && isRegionShaped(region) ? region : facts.region.value;
}

/** Keys in the environment come before AWS_PROFILE for the AWS CLI, for the SDK behind it. */
function asCli({ world, facts }: Asking, session: AwsSession): AwsSession | undefined {
  if (facts.signedBy.kind !== 'profile') return undefined;
  const keys = keysAtHand({ kind: 'environment' }, { ...world.env, AWS_PROFILE: undefined });
  return keys && { ...session, signer: { kind: 'keys', keys }, credentials: keys };
}

/** A bug of ours in one question must not lose the others. */
async function safely<T>(circumstances: Circumstances, ask: () => Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await ask();
  } catch (error) {
    return failedWith(error, circumstances);
  }
}
