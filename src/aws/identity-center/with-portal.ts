import { setMaxListeners } from 'node:events';
import type { World } from '../../model/world.ts';
import { type RequestHandler, requestHandler, transport } from '../http/request-handler.ts';
import { inSdkEnvironment } from '../http/sdk-environment.ts';

/** What a call to IAM Identity Center needs: nothing signs it. */
export interface PortalSession {
  readonly region: string;
  readonly handler: RequestHandler;
  readonly interrupted: AbortSignal;
}

/** Runs `work` with the IAM Identity Center of a region, and ends its connections. */
export async function withPortal<T>(
  world: World,
  region: string,
  work: (session: PortalSession) => Promise<T>,
): Promise<T> {
  // Every request under way listens for Ctrl-C.
  setMaxListeners(0, world.interrupted);
  return inSdkEnvironment(world, async () => {
    const handler = await requestHandler(world);
    try {
      return await work({ region, handler, interrupted: world.interrupted });
    } finally {
      handler.destroy();
    }
  });
}

/**
 * What the clients of IAM Identity Center are made with. The endpoint is the SDK's to find, as in Claude Code. These
 * requests are not signed: where one endpoint stands for all regions, only the user agent tells which is meant.
 */
export function portalConfig({ region, handler }: PortalSession) {
  const customUserAgent: [string, string][] = [['md/region', region]];
  return { region, ...transport(handler), userAgentAppId: 'claude-bedrock', customUserAgent };
}
