import type { Finding, LiveOptions } from '../../aws/index.ts';
import { invocationOf, primaryModel } from '../../checks/helpers/models-to-judge.ts';
import { gatherFacts } from '../../client/gather-facts.ts';
import type { OfflineFacts } from '../../facts/doctor-facts.ts';
import type { LiveFacts } from '../../facts/live-facts.ts';
import type { World } from '../../model/world.ts';
import { renewalOf } from '../sign-in/renewal.ts';

/** What asking came to; `untried` where it is not known what Claude Code would ask, or with what. */
export type Proof =
  | { readonly state: 'answered'; readonly id: string; readonly region: string }
  | { readonly state: 'refused'; readonly finding: Finding }
  | { readonly state: 'untried'; readonly why: string };

/** The doctor is run again and again; the proof is waited for. */
const PATIENT: NonNullable<LiveOptions['limits']> = {
  credentialsMs: 30_000,
  probeMs: 10_000,
  questionsMs: 45_000,
  routesMs: 2_500,
};

const NOT_TRUSTED =
  'The settings of this folder count once you trust it: start claude here and trust the folder, then run claude-bedrock doctor.';

/**
 * Asks the primary model as Claude Code will: what signs, which model and where come from the settings alone, as they
 * stand on the disk, and the answer is a stream.
 */
export async function askAsClaude(world: World): Promise<Proof> {
  const { inTurn, ...first } = await gatherFacts(world);
  if (first.facts.untrusted.length > 0) return { state: 'untried', why: NOT_TRUSTED };
  const proof = await proofOf(first);
  return proof.state === 'refused' && inTurn ? proofOf(inTurn) : proof;
}

async function proofOf({ facts, seen }: OfflineFacts): Promise<Proof> {
  const { askLive } = await import('../../aws/index.ts');
  // It is the primary model that has to answer, and each request costs the person tokens.
  const named = facts.models.named.filter(({ roles }) => roles.includes('primary'));
  const models = { ...facts.models, named };
  const live = await askLive(
    seen,
    { ...facts, models },
    {
      limits: PATIENT,
      asksPinnable: false,
      renewSignIn: (waiting, profile) => renewalOf(waiting, profile, facts),
    },
  );
  const judged = { client: facts.client, models, live };
  const model = primaryModel(judged);
  const asked = model && invocationOf(judged, model.id);
  if (asked?.answer.ok) return { state: 'answered', id: asked.id, region: asked.region };
  if (asked && !asked.answer.ok) return { state: 'refused', finding: asked.answer.finding };
  return unasked(live);
}

/** Without credentials Claude Code gets no answer either; else it may be that it knows more than is known here. */
function unasked({ credentials, listing }: LiveFacts): Proof {
  if (credentials && !credentials.ok) return { state: 'refused', finding: credentials.finding };
  const choosing = 'No setting names a model, so Claude Code chooses one when it starts';
  if (!listing) return { state: 'untried', why: 'It is unknown which credentials Claude Code will use.' };
  if (listing.ok)
    return { state: 'untried', why: `${choosing}, and the region has none that it would choose.` };
  return { state: 'untried', why: `${choosing}. ${listing.finding.message}` };
}
