import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, answered, failed } from '../../facts/answer.ts';
import type { FailureId } from '../../knowledge/failures.ts';
import type { SsoRegistration } from '../../model/sso-token.ts';
import { deviceToken, type IssuedToken } from './oidc.ts';
import type { PortalSession } from './with-portal.ts';

/** RFC 8628 section 3.5: a client that polls too fast adds 5 seconds to its interval, for good. */
const SLOW_DOWN_MS = 5_000;
const SHORTEST_PAUSE_MS = 20;
/** What may be over at the next attempt: the network is away, AWS is busy. */
const PASSING: readonly FailureId[] = [
  'endpoint-unreachable',
  'service-unavailable',
  'sso-throttled',
  'proxy',
];

/** What is polled for. `intervalMs` and `notBefore` tell how soon. */
export interface Awaited {
  readonly client: Pick<SsoRegistration, 'clientId' | 'clientSecret'>;
  readonly deviceCode: string;
  readonly intervalMs: number;
  /** When AWS may be asked next. */
  readonly notBefore: Date;
}

/** What came of waiting; while `pending`, how to go on. */
export type Waited =
  | { readonly state: 'approved'; readonly token: IssuedToken }
  | { readonly state: 'denied' | 'expired' | 'invalid' }
  | { readonly state: 'pending'; readonly intervalMs: number; readonly notBefore: Date };

/**
 * Polls until the person has decided, the code has run out or `until` is reached. A network that goes away is waited
 * for; it is a failure only where it is still away at the end.
 */
export async function awaitDevice(
  session: PortalSession,
  awaited: Awaited,
  until: Date,
  now: () => Date,
): Promise<Answer<Waited>> {
  const { client, deviceCode } = awaited;
  let { intervalMs, notBefore } = awaited;
  for (;;) {
    if (notBefore > until) return answered({ state: 'pending', intervalMs, notBefore });
    await pause(notBefore.getTime() - now().getTime(), session.interrupted);
    const answer = await deviceToken(session, client, deviceCode);
    if (session.interrupted.aborted) return answered({ state: 'pending', intervalMs, notBefore });
    const hasToSlowDown = answer.ok ? answer.value === 'slow-down' : answer.finding.id === 'sso-throttled';
    if (hasToSlowDown) intervalMs += SLOW_DOWN_MS;
    notBefore = new Date(now().getTime() + Math.max(intervalMs, SHORTEST_PAUSE_MS));
    if (!answer.ok) {
      if (!PASSING.includes(answer.finding.id) || notBefore > until) return failed(answer.finding);
      continue;
    }
    if (typeof answer.value === 'object') return answered({ state: 'approved', token: answer.value });
    if (answer.value !== 'pending' && answer.value !== 'slow-down') return answered({ state: answer.value });
  }
}

async function pause(ms: number, interrupted: AbortSignal): Promise<void> {
  // Ctrl-C ends the pause; the caller looks at the signal.
  if (ms > 0) await sleep(ms, undefined, { signal: interrupted }).catch(() => undefined);
}
