import type { AwsSession } from '../credentials/session.ts';
import type { Asking } from '../live/asking.ts';
import { callerIdentity } from '../live/identity.ts';
import { listModels } from '../models/list-models.ts';
import { probeStream } from '../models/probe.ts';
import type { RequestHandler } from './request-handler.ts';

/** Where a request would go; `url` is such as `https://sts.eu-central-1.amazonaws.com:443`, without a path. */
export interface Endpoint {
  readonly url: string;
  readonly host: string;
  readonly port: number;
  readonly isTls: boolean;
}

/** Nobody's keys: what is signed with them is not sent. */
const DRY_KEYS = { accessKeyId: 'AKIANOBODY', secretAccessKey: 'nobody' } as const;

/**
 * The endpoints that Claude Code's requests go to, each once: found by making the same requests with a handler that
 * sends nothing, so that it is the SDK that knows of regions, endpoint settings and the like.
 */
export async function endpointsOf(asking: Asking): Promise<readonly Endpoint[]> {
  const { facts, world } = asking;
  const region = facts.region.value;
  const found = new Map<string, Endpoint>();
  const handler = dryHandler((endpoint) => found.set(endpoint.url, endpoint));
  const dry: AwsSession = {
    ...{ handler, env: world.env, interrupted: world.interrupted },
    signer: { kind: 'keys', keys: DRY_KEYS },
    credentials: DRY_KEYS,
  };
  const isSignedByKeys = facts.signedBy.kind !== 'api-key' && facts.signedBy.kind !== 'nothing';
  await Promise.allSettled([
    ...(isSignedByKeys ? [askPortal(asking, handler), callerIdentity(dry, region)] : []),
    listModels(dry, region),
    probeStream(dry, region, 'anything'),
  ]);
  return [...found.values()];
}

/** IAM Identity Center gives out a role's credentials in one place, and renews a sign-in in another. */
async function askPortal({ facts, world }: Asking, handler: RequestHandler): Promise<void> {
  const { key } = facts.token ?? {};
  if (key?.kind !== 'sso-session' && key?.kind !== 'sso-legacy') return;
  const section = key.kind === 'sso-session' ? facts.files.ssoSessions.get(key.id) : facts.section;
  const region = section?.sso_region;
  if (region === undefined) return;
  const { listAccounts, registerClient } = await import('../identity-center/sign-in.ts');
  const session = { region, handler, interrupted: world.interrupted };
  const ofSession = key.kind === 'sso-session' ? [registerClient(session, [])] : [];
  await Promise.all([listAccounts(session, 'no token'), ...ofSession]);
}

function dryHandler(note: (endpoint: Endpoint) => void): RequestHandler {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    handle: async ({ protocol, hostname: host, port: given }) => {
      const isTls = protocol === 'https:';
      const port = given ?? (isTls ? 443 : 80);
      note({ url: `${protocol}//${host}:${port}`, host, port, isTls });
      throw new Error('Nothing is sent.');
    },
    destroy: () => undefined,
  };
}
