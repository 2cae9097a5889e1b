import type { PortalSession } from '../../aws/identity-center/sign-in.ts';
import { dropRunOut, keepPending } from '../../effects/pending-login.ts';
import { tokenObstacle, writeRegistration } from '../../effects/sso-cache.ts';
import { type PendingLogin, readPending } from '../../facts/sign-in/pending-login.ts';
import { readRegistration } from '../../facts/sign-in/sso-cache.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import type { Portal } from '../../model/portal.ts';
import { isRegistrationValid, type SsoRegistration } from '../../model/sso-token.ts';
import type { World } from '../../model/world.ts';
import { checkSignInAddress, signInEndpoint } from '../../plan/profile/check-sign-in-address.ts';
import type { PortalQuestion } from './portal-question.ts';
import { refusedBy } from './standing-sign-in.ts';

type SignIn = typeof import('../../aws/identity-center/sign-in.ts');

/** A code that is about to run out is not shown again. */
const REST_OF_CODE_MS = 60_000;

/**
 * The sign-in that was begun before and whose code still holds, since the person may have it before them already; else
 * a new one. What finishing it needs is kept.
 */
export async function openLogin(
  { world, config }: PortalQuestion,
  portal: Portal,
): Promise<Outcome<PendingLogin>> {
  const kept = readPending(config, portal);
  const opened = kept && isFresh(kept, portal, world) ? success(kept) : await beginLogin(world, portal);
  if (!opened.ok) return opened;
  await dropRunOut(config, world.now());
  const saved = await keepPending(world, config, opened.value);
  return saved.ok ? opened : saved;
}

function isFresh({ expiresAt, portal: kept }: PendingLogin, portal: Portal, world: World): boolean {
  const isSame = kept.startUrl === portal.startUrl && kept.region === portal.region;
  return isSame && new Date(expiresAt).getTime() - world.now().getTime() > REST_OF_CODE_MS;
}

/**
 * Begins a device authorization: what the person is to be shown, and what finishing it needs. Writes nothing but the
 * registration of this program.
 */
async function beginLogin(world: World, portal: Portal): Promise<Outcome<PendingLogin>> {
  const obstacle = tokenObstacle(world, portal);
  if (obstacle) return obstacle;
  world.progress(`Asking IAM Identity Center in ${portal.region}…`);
  const aws = await (await import('../../aws/index.ts')).identityCenter();
  return aws.withPortal(world, portal.region, async (session) => {
    const known = readRegistration(world, portal);
    if (known && isRegistrationValid(known, world.now())) {
      const begun = await start(aws, session, world, portal, known);
      // AWS has forgotten what the cache remembers: register anew.
      if (!begun.ok || begun.value !== 'unregistered') return begun as Outcome<PendingLogin>;
    }
    const registered = await aws.registerClient(session, portal.scopes);
    if (!registered.ok) return refusedBy(registered.finding, portal);
    const written = await writeRegistration(world, portal, registered.value);
    if (!written.ok) return written;
    const begun = await start(aws, session, world, portal, registered.value);
    if (!begun.ok || begun.value !== 'unregistered') return begun as Outcome<PendingLogin>;
    const message = 'AWS registered this program and does not know it a moment later.';
    return refusal('unclassified', message, 'Try again in a minute.');
  });
}

async function start(
  aws: SignIn,
  session: PortalSession,
  world: World,
  portal: Portal,
  client: SsoRegistration,
): Promise<Outcome<PendingLogin | 'unregistered'>> {
  const answer = await aws.startDevice(session, client, portal.startUrl);
  if (!answer.ok) return refusedBy(answer.finding, portal);
  if (answer.value === 'unregistered') return success('unregistered');
  const { expiresIn, interval, ...device } = answer.value;
  const circumstances = { startUrl: portal.startUrl, endpoint: signInEndpoint(world.env) };
  const page = checkSignInAddress(device.verificationUri, circumstances);
  const complete = checkSignInAddress(device.verificationUriComplete, circumstances);
  if (!page.ok) return page;
  if (!complete.ok) return complete;
  const now = world.now();
  return success({
    version: 1,
    portal: { ...portal, scopes: [...portal.scopes], options: texts(portal) },
    client: { ...client, expiresAt: client.expiresAt.toISOString() },
    ...device,
    verificationUri: page.value.href,
    verificationUriComplete: complete.value.href,
    host: complete.value.host,
    expiresAt: new Date(now.getTime() + expiresIn * 1000).toISOString(),
    intervalMs: interval * 1000,
    notBefore: now.toISOString(),
  });
}

function texts({ options }: Portal): Record<string, string> {
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [name, String(value)]));
}
