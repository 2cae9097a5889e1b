import type { Waited } from '../../aws/identity-center/sign-in.ts';
import { dropPending, dropRunOut, keepPending } from '../../effects/pending-login.ts';
import { reserveToken, writeSsoToken } from '../../effects/sso-cache.ts';
import { listPending, type PendingLogin, readPending } from '../../facts/sign-in/pending-login.ts';
import { readSsoToken } from '../../facts/sign-in/sso-cache.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import { isTokenValid, type SsoToken } from '../../model/sso-token.ts';
import type { World } from '../../model/world.ts';
import type { Login } from '../../report/sign-in/login.ts';
import { pendingReport, signedInReport } from '../../report/sign-in/login-report.ts';
import { commandLine } from '../../shell/command-line.ts';
import type { PortalQuestion } from './portal-question.ts';
import { refusedBy, tokenOf } from './standing-sign-in.ts';

/** `login --finish`: waits a bounded time for the person; may be called again. */
export async function finishLogin(question: PortalQuestion, seconds: number): Promise<Outcome<Login>> {
  const { world, config } = question;
  await dropOthers(question);
  const pending = findPending(question);
  if (!pending.ok) return pending;
  if (!pending.value) return withoutPending(question);
  world.progress('Waiting for the sign-in to be allowed in the browser…');
  const until = new Date(world.now().getTime() + seconds * 1000);
  const finished = await waitFor(question, pending.value, until);
  // What nobody will be asked for again is not kept.
  const isOver = finished.ok && finished.value.state !== 'pending';
  if (isOver) await dropPending(config, pending.value.portal);
  return finished;
}

/** Waits until the person has decided, or `until`. How to go on is kept where the sign-in itself is. */
export async function waitFor(
  question: PortalQuestion,
  pending: PendingLogin,
  until: Date,
): Promise<Outcome<Login>> {
  const { world } = question;
  // AWS gives one token for a code: it is asked for only where it can be kept.
  const reserved = await reserveToken(world, portalOf(pending));
  if (!reserved.ok) return reserved;
  await reserved.value.drop();
  const answer = await awaitToken(world, pending, until);
  if (!answer.ok) return answer;
  const waited = answer.value;
  if (waited.state === 'pending') return stillPending(question, pending, waited);
  if (waited.state === 'invalid') return spent(question, pending);
  if (waited.state !== 'approved') return success(pendingReport(waited.state, pending));
  const { token } = waited;
  const written = await writeSsoToken(world, portalOf(pending), token);
  if (!written.ok) return written;
  return success(signedInReport('approved', portalOf(pending), token, world));
}

/** What came of waiting for the person, with the token as it is kept; writes nothing. */
type AwaitedToken =
  | Exclude<Waited, { state: 'approved' }>
  | { readonly state: 'approved'; readonly token: SsoToken };

/** Waits until the person has decided, or `until`, and keeps nothing of it. */
async function awaitToken(world: World, pending: PendingLogin, until: Date): Promise<Outcome<AwaitedToken>> {
  const { portal, deviceCode, intervalMs } = pending;
  const client = { ...pending.client, expiresAt: new Date(pending.client.expiresAt) };
  const awaited = { client, deviceCode, intervalMs, notBefore: new Date(pending.notBefore) };
  const aws = await (await import('../../aws/index.ts')).identityCenter();
  const answer = await aws.withPortal(world, portal.region, (session) =>
    aws.awaitDevice(session, awaited, until, world.now),
  );
  if (!answer.ok) return refusedBy(answer.finding, portalOf(pending));
  const waited = answer.value;
  if (waited.state !== 'approved') return success(waited);
  return success({ state: 'approved', token: tokenOf(waited.token, client, world.now()) });
}

/** A polling interval that AWS made longer counts for the next call too. */
async function stillPending(
  { world, config }: PortalQuestion,
  pending: PendingLogin,
  { intervalMs, notBefore }: Extract<Waited, { state: 'pending' }>,
): Promise<Outcome<Login>> {
  const isKept = readPending(config, portalOf(pending))?.deviceCode === pending.deviceCode;
  const next = { ...pending, intervalMs, notBefore: notBefore.toISOString() };
  const kept = isKept ? await keepPending(world, config, next) : success(undefined);
  return kept.ok ? success(pendingReport('pending', pending)) : kept;
}

/** AWS gives one token for a code. Where it is spent, another `--finish` was faster. */
function spent({ world }: PortalQuestion, pending: PendingLogin): Outcome<Login> {
  const token = readSsoToken(world, portalOf(pending));
  if (!token || !isTokenValid(token, world.now())) return success(pendingReport('expired', pending));
  return success(signedInReport('approved', portalOf(pending), token, world));
}

/** Of the sign-in that is asked for it is told that it has run out. */
async function dropOthers({ world, config, portal }: PortalQuestion): Promise<void> {
  if (!portal) await dropRunOut(config, world.now());
}

function findPending({ world, config, portal }: PortalQuestion): Outcome<PendingLogin | undefined> {
  if (portal) return success(readPending(config, portal));
  const [first, second] = listPending(config, world.now()).standing;
  if (!first || !second) return success(first);
  return refusal(
    'option-missing',
    'More than one sign-in was begun.',
    `Say which: claude-bedrock login --finish ${commandLine(first.portal.options)}, or ${commandLine(second.portal.options)}.`,
  );
}

function withoutPending({ world, portal }: PortalQuestion): Outcome<Login> {
  const token = portal && readSsoToken(world, portal);
  if (token && isTokenValid(token, world.now()))
    return success(signedInReport('already', portal, token, world));
  const options = portal ? ` ${commandLine(portal.options)}` : '';
  return refusal(
    'login-not-started',
    'No sign-in is in progress.',
    `Begin one: claude-bedrock login --start${options}`,
  );
}

function portalOf({ portal }: PendingLogin) {
  const { session, ...rest } = portal;
  return { ...rest, ...(session !== undefined && { session }) };
}
