import { setMaxListeners } from 'node:events';
import type { World } from '../world.ts';
import { type Answer, answered } from './finding.ts';
import { type RequestHandler, requestHandler } from './request-handler.ts';
import { inSdkEnvironment } from './sdk-environment.ts';
import { type AccessKeys, keysAtHand, type Signer } from './signer.ts';

/** How long a credential chain may take: a credential process may open a browser, a role chain asks several times. */
const CREDENTIALS_DEADLINE_MS = 30_000;

/** Everything a call to AWS needs: who signs, how requests travel, and when to give up. */
export interface AwsSession {
  readonly signer: Signer;
  /** Absent with an API key. */
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
      const session = await open(world, signer, region, handler);
      return session.ok ? answered(await work(session.value)) : session;
    } finally {
      handler.destroy();
    }
  });
}

async function open(
  world: World,
  signer: Signer,
  region: string,
  handler: RequestHandler,
): Promise<Answer<AwsSession>> {
  const { env, interrupted } = world;
  const session = { signer, handler, env, interrupted };
  if (signer.kind === 'api-key') return answered(session);
  const keys = keysAtHand(signer, env);
  if (keys) return answered({ ...session, credentials: keys });
  const { resolveCredentials } = await import('./credentials.ts');
  const patience = { ms: CREDENTIALS_DEADLINE_MS, interrupted };
  const credentials = await resolveCredentials(signer, region, handler, patience);
  return credentials.ok ? answered({ ...session, credentials: credentials.value }) : credentials;
}

/** A short-term API key works in one region; elsewhere AWS would only say that it is not valid. */
export function isKeyOfAnotherRegion({ signer }: AwsSession, region: string): boolean {
  return signer.kind === 'api-key' && signer.region !== undefined && signer.region !== region;
}
