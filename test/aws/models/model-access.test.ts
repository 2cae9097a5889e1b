import { beforeEach, expect, test } from 'vitest';
import { accessCalls } from '../../../src/aws/index.ts';
import type { World } from '../../../src/model/world.ts';
import type { Sandbox } from '../../../src/sandbox/index.ts';
import { sandboxForTest } from '../../sandbox/support.ts';
import { DEVELOPER, inSession, sandboxWorld } from '../support.ts';

const REGION = 'us-east-1';
const WITHOUT_FORM = 'anthropic.claude-opus-4-5-20251101-v1:0';
const WITHOUT_AGREEMENT = 'anthropic.claude-opus-4-1-20250805-v1:0';
const FORM = {
  companyName: 'Example Corp',
  companyWebsite: 'https://example.com',
  intendedUsers: 'Internal',
  industryOption: 'Software',
  useCases: 'Writing software',
};

let sandbox: Sandbox;
let world: World;
beforeEach(async () => {
  sandbox = await sandboxForTest();
  world = await sandboxWorld(sandbox);
});

type Calls = Awaited<ReturnType<typeof accessCalls>>;
type Session = Parameters<Calls['modelAccess']>[0];

async function called<T>(work: (calls: Calls, session: Session) => Promise<T>): Promise<T> {
  const calls = await accessCalls();
  return (await inSession(world, DEVELOPER, (session) => work(calls, session))) as T;
}

const accessOf = (model: string) => called((calls, session) => calls.modelAccess(session, REGION, model));

test('a form that was not sent, and one call that sends it', async () => {
  expect(await accessOf(WITHOUT_FORM)).toMatchObject({ ok: true, value: { isAuthorized: false } });
  const sent = () => called((calls, session) => calls.hasUseCase(session, REGION));
  expect(await sent()).toEqual({ ok: true, value: false });
  expect(await called((calls, session) => calls.sendUseCase(session, REGION, FORM))).toEqual({
    ok: true,
    value: true,
  });
  expect(await sent()).toEqual({ ok: true, value: true });
  expect(await accessOf(WITHOUT_FORM)).toMatchObject({
    ok: true,
    value: { isAuthorized: true, isAgreed: true, isInRegion: true },
  });
});

test('an agreement that is missing: its offer, and one call that accepts it', async () => {
  expect(await accessOf(WITHOUT_AGREEMENT)).toMatchObject({ ok: true, value: { isAgreed: false } });
  const offer = await called((calls, session) => calls.agreementOffer(session, REGION, WITHOUT_AGREEMENT));
  expect(offer).toMatchObject({
    ok: true,
    value: {
      model: WITHOUT_AGREEMENT,
      terms: expect.stringMatching(/^https:/),
      rates: ['Input tokens 5.00 Million tokens', 'Output tokens 25.00 Million tokens'],
    },
  });
  const accepted = await called((calls, session) =>
    calls.acceptOffer(session, REGION, offer.ok && offer.value ? offer.value : { model: '', token: '' }),
  );
  expect(accepted).toEqual({ ok: true, value: true });
  expect(await accessOf(WITHOUT_AGREEMENT)).toMatchObject({ ok: true, value: { isAgreed: true } });
});

test.each([
  ['bedrock:PutUseCaseForModelAccess', (c: Calls, s: Session) => c.sendUseCase(s, REGION, FORM), 'denied'],
  [
    'bedrock:ListFoundationModelAgreementOffers',
    (c: Calls, s: Session) => c.agreementOffer(s, REGION, WITHOUT_AGREEMENT),
    'denied',
  ],
  [
    'aws-marketplace:Subscribe',
    (c: Calls, s: Session) =>
      c.acceptOffer(s, REGION, {
        model: WITHOUT_AGREEMENT,
        token: Buffer.from(`offer for ${WITHOUT_AGREEMENT}`).toString('base64'),
      }),
    'model-subscription',
  ],
])('whoever may not %s is told so, and nothing is tried twice', async (action, work, id) => {
  for (const account of sandbox.cloud.accounts)
    account.denies.push({ kind: 'identity-policy', action, resource: '*' });
  const before = sandbox.requests.length;
  const answer = await called<unknown>(work);
  expect(answer).toMatchObject({ ok: false, finding: { id: expect.stringContaining(id) } });
  expect(sandbox.requests.length).toBe(before + 1);
});
