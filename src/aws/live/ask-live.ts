import type { Answer } from '../../facts/answer.ts';
import type { OfflineFacts } from '../../facts/doctor-facts.ts';
import type { LiveFacts, Route } from '../../facts/live-facts.ts';
import type { FailureId } from '../../knowledge/failures.ts';
import type { World } from '../../model/world.ts';
import { askCredentials, type Signing } from '../credentials/ask-credentials.ts';
import { failedWith } from '../failures/failed-with.ts';
import { deadline } from '../http/deadline.ts';
import { type RequestHandler, requestHandler } from '../http/request-handler.ts';
import { inSdkEnvironment } from '../http/sdk-environment.ts';
import { askQuestions, NOT_ASKED, type Questions } from './ask-questions.ts';
import type { Asking, LiveLimits, RenewSignIn } from './asking.ts';

const LIMITS: LiveLimits = { credentialsMs: 5_000, probeMs: 5_000, questionsMs: 10_000, routesMs: 2_500 };

/** Claude Code waits so long for credentials. */
const CLIENT_PATIENCE_MS = 60_000;

/** How AWS is asked. */
export interface LiveOptions {
  readonly renewSignIn: RenewSignIn;
  readonly limits?: LiveLimits;
  /** Whether models are asked, too, that no setting names and Claude Code would not take first; they are. */
  readonly asksPinnable?: boolean;
  /** Whether the commands of the settings and the AWS files are started, whatever they are, with Claude Code's patience. */
  readonly runsCommands?: boolean;
}

/**
 * Asks AWS all that the doctor judges by, within 13 seconds whatever hangs, or as long as `limits` let it. `world` is
 * the one that Claude Code sees. Never rejects: what failed is in the facts.
 */
export function askLive(
  world: World,
  facts: OfflineFacts['facts'],
  { renewSignIn, limits: given, asksPinnable = true, runsCommands = false }: LiveOptions,
): Promise<LiveFacts> {
  const limits = given ?? (runsCommands ? patientLimits(world) : LIMITS);
  return inSdkEnvironment(world, async () => {
    const watch = watchClock(await requestHandler(world), world.now);
    const { signal, release } = deadline({ ms: limits.questionsMs, interrupted: world.interrupted });
    const asking: Asking = {
      ...{ world, facts, limits, renewSignIn, asksPinnable, runsCommands },
      handler: watch.handler,
      interrupted: signal,
    };
    try {
      const signing = await safeCredentials(asking);
      const questions = signing.session ? await askQuestions(asking, signing.session) : NOT_ASKED;
      const routes = await routesAfter(asking, signing, questions);
      return liveFacts(signing, questions, { routes, clockAheadMs: watch.aheadMs() });
    } finally {
      release();
      watch.handler.destroy();
    }
  });
}

/** The person said that programs may be started, and that they may take their time. */
function patientLimits({ env }: World): LiveLimits {
  const chosen = Number(env.CLAUDE_CODE_AWS_CHAIN_RESOLVE_TIMEOUT_MS);
  const credentialsMs = chosen > 0 ? chosen : CLIENT_PATIENCE_MS;
  return { ...LIMITS, credentialsMs, questionsMs: credentialsMs + LIMITS.questionsMs };
}

/** A bug of ours is a failure of this step, and not of the whole report. */
async function safeCredentials(asking: Asking): Promise<Signing> {
  try {
    return await askCredentials(asking);
  } catch (error) {
    const region = asking.facts.region.value;
    return { credentials: await failedWith(error, { attempt: 'credentials', region }) };
  }
}

async function routesAfter(
  asking: Asking,
  { credentials }: Signing,
  { identity, listing, invocations }: Questions,
): Promise<readonly Route[]> {
  const answers = [credentials, identity, listing, ...invocations.map(({ answer }) => answer)];
  if (!answers.some(isOnTheWay)) return [];
  const { walkRoutes } = await import('../http/walk-routes.ts');
  return walkRoutes(asking).catch(() => []);
}

/** Failures that lie on the way to AWS, not with AWS. */
const ON_THE_WAY: readonly FailureId[] = ['endpoint-unreachable', 'tls', 'proxy', 'base-url'];

function isOnTheWay(answer: Answer<unknown> | undefined): boolean {
  return answer !== undefined && !answer.ok && ON_THE_WAY.includes(answer.finding.id);
}

function liveFacts(
  { credentials, exported, helper, process, signInUntil, unkept, container }: Signing,
  questions: Questions,
  seen: Pick<LiveFacts, 'routes' | 'clockAheadMs'>,
): LiveFacts {
  return {
    ...{ credentials, exported, helper, process, signInUntil, unkept, container },
    ...questions,
    ...seen,
  };
}

/** A handler that notes how the clock of whoever answers differs from ours. */
interface ClockWatch {
  readonly handler: RequestHandler;
  /** How far our clock is ahead, in milliseconds; `undefined` where no answer told its time. */
  aheadMs(): number | undefined;
}

/** Notes the `Date` of every answer, of refusals too. Of several the nearest counts: an answer may come from a cache. */
function watchClock(handler: RequestHandler, now: World['now']): ClockWatch {
  let nearest: number | undefined;
  return {
    handler: {
      metadata: handler.metadata,
      handle: async (request, options) => {
        const answer = await handler.handle(request, options);
        const { date } = answer.response.headers;
        const ahead = now().getTime() - (date === undefined ? Number.NaN : Date.parse(date));
        if (Math.abs(ahead) < Math.abs(nearest ?? Number.POSITIVE_INFINITY)) nearest = ahead;
        return answer;
      },
      destroy: () => handler.destroy(),
    },
    aheadMs: () => nearest,
  };
}
