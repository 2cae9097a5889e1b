import type { Check } from '../../src/checks/check.ts';
import { gatherFacts } from '../../src/client/gather-facts.ts';
import type { Finding } from '../../src/facts/answer.ts';
import type { LiveFacts } from '../../src/facts/live-facts.ts';
import { FAILURES, type FailureId } from '../../src/knowledge/failures.ts';
import { type ClaudeModel, parseModelId } from '../../src/knowledge/model-id.ts';
import type { Model } from '../../src/model/models.ts';
import type { Problem } from '../../src/model/verdict.ts';
import { rankModels } from '../../src/plan/models/rank-models.ts';
import type { Person } from '../doctor/person.ts';

const SILENT = {
  credentials: undefined,
  identity: undefined,
  listing: undefined,
  invocations: [],
  pinnable: [],
  exported: undefined,
  process: undefined,
  signInUntil: undefined,
  clockAheadMs: undefined,
  routes: [],
  cli: undefined,
};

/** The one problem that a check finds in a person's setup, with what AWS is made to say. */
export async function problemOf(check: Check, { world }: Person, live: Partial<LiveFacts>): Promise<Problem> {
  const { facts } = await gatherFacts(world);
  const verdict = check.judge({ ...facts, live: { ...SILENT, ...live } as LiveFacts });
  const [problem] = (Array.isArray(verdict) ? verdict : [verdict]) as readonly Problem[];
  if (!problem?.title) throw new Error(`${check.id} found no problem`);
  return problem;
}

/** A refusal as it is classified. */
export function refusal(id: FailureId, more: Partial<Finding> = {}): { ok: false; finding: Finding } {
  const { title, say, fix } = FAILURES[id];
  return { ok: false, finding: { id, title, message: say, fix, ...more } };
}

/** What a model answered. */
export function invocation(id: string, answer: LiveFacts['invocations'][number]['answer']) {
  return { id, region: 'eu-central-1', ms: 1, answer };
}

/** A region's listing of these ids, ranked. */
export function listing(region: string, ...ids: readonly string[]): LiveFacts['listing'] {
  return {
    ok: true,
    value: rankModels(
      ids.map((id) => listed(id, region)),
      region,
    ),
  };
}

function listed(id: string, region: string): Model {
  const parsed = parseModelId(id) as ReturnType<typeof parseModelId> & ClaudeModel;
  const geography = 'geography' in parsed ? parsed.geography : undefined;
  return {
    id,
    name: id,
    family: parsed.family,
    version: parsed.version,
    routing: geography === 'global' ? 'global' : geography === undefined ? 'in-region' : 'geographic',
    ...(geography !== undefined && geography !== 'global' && { geography }),
    region,
    isActive: true,
    recommended: false,
  };
}
