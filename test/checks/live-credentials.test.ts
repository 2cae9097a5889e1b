import { expect, test } from 'vitest';
import type { Check } from '../../src/checks/check.ts';
import { chainDiffers } from '../../src/checks/rules/aws-profile/chain-differs.ts';
import { accountUnexpected } from '../../src/checks/rules/credentials/account-unexpected.ts';
import { credentialsExpired } from '../../src/checks/rules/credentials/credentials-expired.ts';
import { credentialsInvalid } from '../../src/checks/rules/credentials/credentials-invalid.ts';
import { processBroken } from '../../src/checks/rules/credentials/process-broken.ts';
import { clockSkew } from '../../src/checks/rules/sign-in/clock-skew.ts';
import { ssoAccessRemoved } from '../../src/checks/rules/sign-in/sso-access-removed.ts';
import { ssoExpired } from '../../src/checks/rules/sign-in/sso-expired.ts';
import { ssoNotSignedIn } from '../../src/checks/rules/sign-in/sso-not-signed-in.ts';
import { ssoPortalUnknown } from '../../src/checks/rules/sign-in/sso-portal-unknown.ts';
import { ssoRegionUnknown } from '../../src/checks/rules/sign-in/sso-region-unknown.ts';
import { ssoThrottled } from '../../src/checks/rules/sign-in/sso-throttled.ts';
import { ssoWrongRegion } from '../../src/checks/rules/sign-in/sso-wrong-region.ts';
import type { LiveFacts } from '../../src/facts/live-facts.ts';
import type { FailureId } from '../../src/knowledge/failures.ts';
import { CONFIG, ENV, type Person } from '../doctor/person.ts';
import { factsOf, judged, LIVE, refused } from './support.ts';

/** AWS gives no credentials, and says why. */
const none = (id: FailureId, detail?: string): Partial<LiveFacts> => ({
  credentials: refused(id, detail),
  identity: undefined,
});
/** AWS does not take the credentials, which came from the environment. */
const unheard = (id: FailureId): Partial<LiveFacts> => ({
  credentials: {
    ok: true,
    value: { kind: 'keys', from: 'environment', key: 'AKIA…RTED', hasSessionToken: false },
  },
  identity: refused(id),
});
const asIs = () => undefined;
const process = ({ config }: Person) => config('[profile work]\nregion = x\ncredential_process = echo x\n');
const over = ({ signIn }: Person) => signIn({ expiresAt: '2020-01-01T00:00:00Z', refreshToken: undefined });
const exported = async ({ settings, env }: Person) => {
  await settings({ env: { ...ENV, AWS_PROFILE: undefined } });
  Object.assign(env, { AWS_ACCESS_KEY_ID: 'AKIAEXPORTEDEXPORTED', AWS_SECRET_ACCESS_KEY: 'x'.repeat(40) });
};
const route = (host: string, reached: 'nothing' | 'http') => ({
  host,
  port: 443,
  reached,
  ...(reached === 'nothing' && { code: 'ENOTFOUND' }),
});
const PORTAL = 'portal.sso.eu-central-1.amazonaws.com';
const HOUR_MS = 3_600_000;
const VERSION_1 = ['Version', 'AccessKeyId', 'SecretAccessKey'];

test.each<[string, Check, (person: Person) => unknown, Partial<LiveFacts>, string, RegExp]>([
  ['a sign-in refused', ssoExpired, asIs, none('sso-expired', 'AWS says: no'), 'fail', /AWS says: no/],
  ['a sign-in over that still serves', ssoExpired, over, {}, 'ok', /^$/],
  ['none, by the word of the SDK', ssoNotSignedIn, asIs, none('sso-not-signed-in'), 'fail', /no sign-in for/],
  ['no access', ssoAccessRemoved, asIs, none('sso-access-removed'), 'fail', /not assigned to you/],
  [
    'an unknown portal',
    ssoPortalUnknown,
    asIs,
    none('sso-portal-unknown'),
    'fail',
    /Asked was the session corp/,
  ],
  [
    'an unknown region',
    ssoRegionUnknown,
    asIs,
    none('sso-region-unknown'),
    'fail',
    /sso_region = eu-central-1/,
  ],
  [
    'a portal without a name in the network',
    ssoRegionUnknown,
    asIs,
    {
      ...none('endpoint-unreachable'),
      routes: [route(PORTAL, 'nothing'), route('sts.amazonaws.com', 'http')],
    },
    'fail',
    /no endpoint of IAM Identity Center/,
  ],
  [
    'a network that knows no name at all',
    ssoRegionUnknown,
    asIs,
    {
      ...none('endpoint-unreachable'),
      routes: [route(PORTAL, 'nothing'), route('sts.amazonaws.com', 'nothing')],
    },
    'ok',
    /^$/,
  ],
  ['a throttled portal', ssoThrottled, asIs, none('sso-throttled'), 'fail', /throttles these requests/],
  [
    'another region that works',
    ssoWrongRegion,
    ({ config }) => config(CONFIG.replace('sso_region = eu', 'sso_region = us')),
    {},
    'ok',
    /^$/,
  ],
  [
    'a program that hangs',
    processBroken,
    process,
    { ...none('process-broken'), process: { state: 'timed-out', ms: 60_000, fields: [] } },
    'fail',
    /^It did not end within 60 seconds\.$/,
  ],
  [
    'a program that is given up sooner than Claude Code would',
    processBroken,
    process,
    { credentials: undefined, identity: undefined, process: { state: 'timed-out', ms: 5_000, fields: [] } },
    'warn',
    /^It did not end within 5 seconds\. Claude Code waits for a minute/,
  ],
  [
    'a program that takes its time',
    processBroken,
    process,
    { process: { state: 'exported', ms: 18_000, fields: VERSION_1 } },
    'warn',
    /^It took 18 seconds/,
  ],
  [
    'a program whose credentials are over',
    processBroken,
    process,
    { ...none('process-broken'), process: { state: 'expired', ms: 5, fields: VERSION_1 } },
    'fail',
    /have ended/,
  ],
  [
    'a program of which the SDK alone tells',
    processBroken,
    process,
    none('process-broken', 'secret'),
    'fail',
    /^[^()]*usable credentials\.$/,
  ],
  [
    'keys that are over',
    credentialsExpired,
    exported,
    unheard('credentials-expired'),
    'fail',
    /AKIA…RTED \(AWS_ACCESS_KEY_ID in the environment\) ended/,
  ],
  [
    'keys that are not known',
    credentialsInvalid,
    exported,
    unheard('credentials-invalid'),
    'fail',
    /in the environment\) is not accepted/,
  ],
  [
    'a refused signature',
    clockSkew,
    asIs,
    { ...unheard('clock-skew'), clockAheadMs: -HOUR_MS },
    'fail',
    /60 minutes behind/,
  ],
  ['a clock that is off', clockSkew, asIs, { clockAheadMs: 2 * HOUR_MS }, 'warn', /2 hours ahead of/],
  [
    'a clock that keeps a sign-in from being used',
    clockSkew,
    over,
    { ...none('sso-expired'), clockAheadMs: 9 * HOUR_MS },
    'fail',
    /9 hours ahead of/,
  ],
  ['a clock that is nearly right', clockSkew, asIs, { clockAheadMs: 60_000 }, 'ok', /^$/],
])('of %s', async (_, check, arrange, live, status, found) => {
  const verdict = judged(check, await factsOf(arrange, live));
  expect({ ...verdict, found: verdict.found ?? '' }).toMatchObject({
    status,
    found: expect.stringMatching(found),
  });
});

test('who manages IAM Identity Center is told account, role and portal', async () => {
  const { fix } = judged(ssoAccessRemoved, await factsOf(asIs, none('sso-access-removed')));
  expect(fix?.send).toMatch(
    /permission set BedrockUser in the AWS account 111122223333 .*https:\/\/example\.awsapps\.com\/start, .* in eu-central-1/,
  );
});

const identity = (accountId: string, name: string): LiveFacts['identity'] => ({
  ok: true,
  value: { accountId, arn: `arn:aws:sts::${accountId}:assumed-role/${name}` },
});

test.each([
  ['111122223333', 'ok'],
  ['444455556666', 'warn'],
])('account %s of a profile of account 111122223333: %s', async (account, status) => {
  const facts = await factsOf(asIs, { identity: identity(account, 'BedrockUser/ada') });
  expect(judged(accountUnexpected, facts)).toMatchObject({ status });
});

test('a command that names its profile is held to the account of that one', async () => {
  const arrange = async ({ settings, config, env }: Person) => {
    await config(
      `${CONFIG}\n[profile pay]\nrole_arn = arn:aws:iam::444455556666:role/R\nsource_profile = work\n`,
    );
    await settings({
      awsCredentialExport: 'aws configure export-credentials --profile pay',
      env: { ...ENV, AWS_PROFILE: undefined },
    });
    env.AWS_PROFILE = 'work';
  };
  const judge = async (account: string) =>
    judged(accountUnexpected, await factsOf(arrange, { identity: identity(account, 'R/x') })).status;
  expect([await judge('444455556666'), await judge('111122223333')]).toEqual(['ok', 'warn']);
});

test.each<[string, LiveFacts['cli'], string]>([
  ['the same role in another session', identity('111122223333', 'BedrockUser/other'), 'ok'],
  ['another role', identity('111122223333', 'Admin/ada'), 'warn'],
  ['nobody it knows', refused('credentials-invalid'), 'ok'],
])('where keys in the environment make the AWS CLI %s', async (_, cli, status) => {
  const arrange = ({ env }: Person) =>
    Object.assign(env, { AWS_ACCESS_KEY_ID: 'ASIAEXPORTED', AWS_SECRET_ACCESS_KEY: 'x' });
  expect(judged(chainDiffers, await factsOf(arrange, { ...LIVE, cli }))).toMatchObject({ status });
});
