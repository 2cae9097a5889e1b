import { setMaxListeners } from 'node:events';
import { type Answer, answered } from '../../facts/answer.ts';
import type { AccessKeys } from '../../model/credentials.ts';
import type { World } from '../../model/world.ts';
import type { Patience } from '../http/deadline.ts';
import { type RequestHandler, requestHandler } from '../http/request-handler.ts';
import { inSdkEnvironment } from '../http/sdk-environment.ts';
import { keysAtHand, type Signer } from './signer.ts';

/** How long a credential chain may take: a credential process may open a browser, a role chain asks several times. */
const CREDENTIALS_DEADLINE_MS = 30_000;

/** Everything a call to AWS needs: who signs, how requests travel, and when to give up. */
export interface AwsSession {
  readonly signer: Signer;
  /** Absent with an API key, and where nothing signs. */
  readonly credentials?: AccessKeys;
  readonly handler: RequestHandler;
  readonly interrupted: AbortSignal;
  /** The environment as Claude Code sees it: it may name other endpoints. */
  readonly env: World['env'];
}

/**
 * Runs `work` with a session, and ends its connections. `region` is where roles are assumed when the profile names
 * no region of its own. `world` is the world as Claude Code sees it.
 */
export async function withSession<T>(
  world: World,
  signer: Signer,
  region: string,
  work: (session: AwsSession) => Promise<T>,
): Promise<Answer<T>> {
  // Every request under way listens for Ctrl-C; with all regions that is a hundred, and no leak.
  setMaxListeners(0, world.interrupted);
  return inSdkEnvironment(world, async () => {
    const handler = await requestHandler(world);
    try {
      const patience = { ms: CREDENTIALS_DEADLINE_MS, interrupted: world.interrupted };
      const session = await openSession({ world, signer, region, handler, patience });
      return session.ok ? answered(await work(session.value)) : session;
    } finally {
      handler.destroy();
    }
  });
}

/** What a session is opened with; `patience` is for resolving credentials, its signal for the session as well. */
interface Opening {
  readonly world: World;
  readonly signer: Signer;
  readonly region: string;
  readonly handler: RequestHandler;
  readonly patience: Patience;
}

/** Opens a session, credentials resolved. To be called inside the SDK's environment; the handler is the caller's. */
async function openSession({
  world: { env },
  signer,
  region,
  handler,
  patience,
}: Opening): Promise<Answer<AwsSession>> {
  const session = { signer, handler, env, interrupted: patience.interrupted };
  if (signer.kind === 'api-key' || signer.kind === 'nothing') return answered(session);
  const keys = keysAtHand(signer, env);
  if (keys || signer.kind === 'keys') return answered({ ...session, ...(keys && { credentials: keys }) });
  const { resolveCredentials } = await import('./credentials.ts');
  const credentials = await resolveCredentials(signer, region, handler, patience);
  return credentials.ok ? answered({ ...session, credentials: credentials.value }) : credentials;
}

/** A short-term API key works in one region; elsewhere AWS would only say that it is not valid. */
export function isKeyOfAnotherRegion({ signer }: AwsSession, region: string): boolean {
  return signer.kind === 'api-key' && signer.region !== undefined && signer.region !== region;
}
