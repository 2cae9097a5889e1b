import type { AwsSession, Finding, Signer } from '../../src/aws/index.ts';
import { withSession } from '../../src/aws/index.ts';
import type { World } from '../../src/model/world.ts';
import { EXAMPLE, type Fault, type Sandbox } from '../../src/sandbox/index.ts';
import { PATH } from '../support/environment.ts';
import { temporaryWorld } from '../support/world.ts';

/** The example developer's keys, as they stand in a profile. */
export const DEVELOPER: Signer = {
  kind: 'profile',
  name: 'keys',
  keys: { accessKeyId: EXAMPLE.accessKeyId, secretAccessKey: EXAMPLE.secretAccessKey },
};

/** True where only a deadline ends the request that meets this fault. */
export function isSilent({ kind }: Fault): boolean {
  return kind === 'hang' || kind === 'trickle';
}

/** The deadline of a request that meets this fault, in milliseconds: whatever does answer is given time to. */
export function deadlineFor(fault: Fault): number {
  return isSilent(fault) ? 200 : 20_000;
}

/** A world whose AWS is the sandbox. */
export function sandboxWorld(sandbox: Sandbox, env: World['env'] = {}, given: Partial<World> = {}) {
  const now = () => new Date();
  return temporaryWorld({ now, ...given, env: { PATH, ...sandbox.environment(), ...env } });
}

/** What `work` comes to in a session, or the finding why there was none. */
export async function inSession<T>(
  world: World,
  signer: Signer,
  work: (session: AwsSession) => Promise<T>,
): Promise<T | Finding> {
  const answer = await withSession(world, signer, 'eu-central-1', work);
  return answer.ok ? answer.value : answer.finding;
}
