import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { DoctorReport } from '../../../src/report/doctor/doctor.ts';
import { EXAMPLE, exampleApiKey, shortTermApiKey } from '../../../src/sandbox/index.ts';
import { CONFIG, ENV, makePerson, type Person, PINS } from '../../doctor/person.ts';
import { runData } from '../../support/run.ts';
import { findingOf, liveFactsOf, SHORT } from '../live.ts';

const { accessKeyId, secretAccessKey, sandboxAccount, roleArn } = EXAMPLE;
const KEYS = `aws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;
const PRINTED = JSON.stringify({ Version: 1, AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey });
const USER = `arn:aws:iam::${sandboxAccount}:user/developer`;

let person: Person;
beforeEach(async () => {
  person = await makePerson();
});

/** Settings that differ from the healthy person's; `undefined` takes one away. */
function settings(env: Record<string, string | undefined>, more: object = {}) {
  return person.settings({ env: { ...ENV, ...env }, ...more });
}

test('learns all there is to know of a healthy setup, in one request each', async () => {
  const live = await liveFactsOf(person.world);
  expect(live).toMatchObject({
    credentials: { ok: true, value: { kind: 'keys', from: 'profile', hasSessionToken: true } },
    identity: { ok: true, value: { accountId: sandboxAccount, arn: expect.stringContaining('BedrockUser') } },
    listing: { ok: true },
    exported: undefined,
    process: undefined,
    signInUntil: undefined,
    routes: [],
    cli: undefined,
  });
  expect(Math.abs(live.clockAheadMs ?? Number.NaN)).toBeLessThan(5_000);
  expect(new Map(live.invocations.map(({ id, answer }) => [id, answer.ok]))).toEqual(
    new Map(Object.values(PINS).map((id) => [id, true])),
  );
  expect(person.sandbox.requests.map(({ operation }) => operation).sort()).toEqual([
    'GetCallerIdentity',
    'GetRoleCredentials',
    ...Array(3).fill('InvokeModelWithResponseStream'),
    'ListFoundationModels',
    'ListInferenceProfiles',
    'ListInferenceProfiles',
  ]);
});

test.each<[string, string, Record<string, string | undefined>, string]>([
  ['static keys', `[profile work]\n${KEYS}`, {}, 'profile'],
  [
    'a role that is assumed',
    `[profile work]\nrole_arn = ${roleArn}\nsource_profile = keys\n[profile keys]\n${KEYS}`,
    {},
    'profile',
  ],
  ['a credential process', `[profile work]\ncredential_process = echo '${PRINTED}'\n`, {}, 'profile'],
  ['the profile default', `[default]\n${KEYS}`, { AWS_PROFILE: undefined }, 'profile'],
  [
    'keys in the environment',
    '',
    { AWS_PROFILE: undefined, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey },
    'environment',
  ],
])('signs with %s', async (_, config, env, from) => {
  await person.config(config);
  await settings(env);
  const { credentials, identity, invocations } = await liveFactsOf(person.world);
  expect(credentials).toMatchObject({ ok: true, value: { from, kind: 'keys' } });
  expect(identity).toMatchObject({ ok: true, value: { accountId: sandboxAccount } });
  expect(invocations.every(({ answer }) => answer.ok)).toBe(true);
});

test.each([
  ['a long-term', () => exampleApiKey().token],
  ['a short-term', () => shortTerm('eu-central-1')],
])('asks nobody who signs with %s API key', async (_, key) => {
  // Nothing but the address tells the sandbox the region of such a key.
  person.env.ANTHROPIC_BEDROCK_BASE_URL = person.sandbox.urlIn('eu-central-1');
  await settings({ AWS_BEARER_TOKEN_BEDROCK: key() });
  const { credentials, identity, listing, invocations } = await liveFactsOf(person.world);
  expect(credentials).toMatchObject({ ok: true, value: { from: 'api-key', kind: 'api-key' } });
  expect([identity, findingOf(listing)]).toEqual([undefined, 'ok']);
  expect(invocations.map(({ answer }) => answer)).toEqual(Array(3).fill({ ok: true, value: 'usable' }));
  expect(new Set(person.sandbox.requests.map(({ signer }) => signer?.kind))).toEqual(new Set(['bearer']));
});

test('lists without a signature, as Claude Code does, where only turns are signed with the API key', async () => {
  person.env.ANTHROPIC_BEDROCK_BASE_URL = person.sandbox.urlIn('eu-central-1');
  const key = { AWS_BEARER_TOKEN_BEDROCK: exampleApiKey().token };
  await settings({ ...key, CLAUDE_CODE_SKIP_BEDROCK_AUTH: '1' });
  const { listing, listed, invocations } = await liveFactsOf(person.world);
  expect([findingOf(listing), listed]).toEqual(['ok', []]);
  expect(invocations.every(({ answer }) => answer.ok)).toBe(true);
  await settings(key);
  expect((await liveFactsOf(person.world)).listed).not.toEqual([]);
});

test('asks nothing with a short-term API key of another region', async () => {
  await settings({ AWS_BEARER_TOKEN_BEDROCK: shortTerm('us-east-1') });
  const { listing, invocations } = await liveFactsOf(person.world);
  expect(findingOf(listing)).toBe('bearer-wrong-region');
  expect(invocations.map(({ answer }) => findingOf(answer as typeof listing))).toEqual(
    Array(3).fill('bearer-wrong-region'),
  );
  expect(person.sandbox.requests).toEqual([]);
});

test.each([
  ['/gateway', 'sandbox-gateway-token', true],
  ['/gateway/', 'sandbox-gateway-token', true],
  ['/gateway', ' sandbox-gateway-token ', true],
  ['/gateway?team=a', 'sandbox-gateway-token', false],
  ['/gateway#a', 'sandbox-gateway-token', false],
])(
  'asks behind the gateway %s with the token "%s" as Claude Code does: works is %s',
  async (path, token, works) => {
    const ANTHROPIC_BEDROCK_BASE_URL = `${person.sandbox.url}${path}`;
    const own = {
      ANTHROPIC_BEDROCK_BASE_URL,
      CLAUDE_CODE_SKIP_BEDROCK_AUTH: '1',
      ANTHROPIC_AUTH_TOKEN: token,
    };
    await settings(own);
    const { invocations } = await liveFactsOf(person.world);
    expect(invocations.every(({ answer }) => answer.ok)).toBe(works);
    const report: DoctorReport = await runData(person.world, 'doctor');
    const wrong = report.findings.find(({ id }) => id === 'base-url');
    expect(wrong?.status).toBe(works ? 'ok' : 'fail');
    if (!works) expect(wrong?.found).toContain('behind a ? or # it is lost');
  },
);

test("sends a header of one's own where the token is blank", async () => {
  await settings({
    ANTHROPIC_BEDROCK_BASE_URL: `${person.sandbox.url}/gateway`,
    CLAUDE_CODE_SKIP_BEDROCK_AUTH: '1',
    ANTHROPIC_AUTH_TOKEN: ' ',
    ANTHROPIC_CUSTOM_HEADERS: 'Authorization: Bearer sandbox-gateway-token',
  });
  const { invocations } = await liveFactsOf(person.world);
  expect(invocations.every(({ answer }) => answer.ok)).toBe(true);
});

test('signs nothing where a gateway does', async () => {
  await settings({ CLAUDE_CODE_SKIP_BEDROCK_AUTH: '1', ANTHROPIC_AUTH_TOKEN: 'of-the-gateway' });
  const { credentials, identity } = await liveFactsOf(person.world);
  expect([credentials, identity]).toEqual([undefined, undefined]);
  const kinds = person.sandbox.requests.map(({ operation, signer }) => `${operation} ${signer?.kind}`);
  expect(new Set(kinds)).toEqual(
    new Set([
      'InvokeModelWithResponseStream bearer',
      'ListInferenceProfiles undefined',
      'ListFoundationModels undefined',
    ]),
  );
});

test('invokes what Claude Code would take where no setting names the primary model', async () => {
  await settings({ ANTHROPIC_DEFAULT_OPUS_MODEL: undefined, ANTHROPIC_DEFAULT_SONNET_MODEL: undefined });
  const { invocations } = await liveFactsOf(person.world);
  expect(invocations[0]).toMatchObject({ id: 'eu.anthropic.claude-opus-5-5', answer: { ok: true } });
  expect(invocations).toHaveLength(2);
});

test('invokes what could be pinned where no setting names a model, each once', async () => {
  await settings(Object.fromEntries(Object.keys(PINS).map((key) => [key, undefined])));
  const { invocations, pinnable } = await liveFactsOf(person.world);
  expect(invocations.map(({ id }) => id)).toEqual([PINS.ANTHROPIC_DEFAULT_OPUS_MODEL]);
  const { ANTHROPIC_DEFAULT_SONNET_MODEL: sonnet, ANTHROPIC_DEFAULT_HAIKU_MODEL: haiku } = PINS;
  expect(pinnable.map(({ id, answer }) => [id, answer.ok]).sort()).toEqual([
    [haiku, true],
    [sonnet, true],
  ]);
  const asked = person.sandbox.requests.filter(({ operation }) => operation.startsWith('InvokeModel'));
  expect(asked).toHaveLength(3);
});

test('invokes nothing more where the models are named', async () => {
  expect((await liveFactsOf(person.world)).pinnable).toEqual([]);
});

test('invokes although listing is denied', async () => {
  for (const { denies } of person.sandbox.cloud.accounts) {
    denies.push({ kind: 'identity-policy', action: 'bedrock:ListInferenceProfiles', resource: '*' });
  }
  const { listing, invocations } = await liveFactsOf(person.world);
  expect(findingOf(listing)).toBe('list-denied');
  expect(invocations.map(({ answer }) => answer.ok)).toEqual([true, true, true]);
});

test('invokes the background model in the region that is set for it', async () => {
  const haiku = 'us.anthropic.claude-haiku-4-5-20251001-v1:0';
  await settings({
    ANTHROPIC_DEFAULT_HAIKU_MODEL: haiku,
    ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION: 'us-east-1',
  });
  const { invocations } = await liveFactsOf(person.world);
  expect(invocations.find(({ id }) => id === haiku)).toMatchObject({
    region: 'us-east-1',
    answer: { ok: true },
  });
});

test('asks whom the AWS CLI would be where keys in the environment come first for it', async () => {
  Object.assign(person.env, { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey });
  const { identity, cli } = await liveFactsOf(person.world);
  expect(identity).toMatchObject({ value: { arn: expect.stringContaining('BedrockUser') } });
  expect(cli).toMatchObject({ value: { arn: USER } });
});

test('notes how far the clock is ahead, from refusals too', async () => {
  person.sandbox.fail({}, { kind: 'skew', seconds: -3_600 });
  const { identity, clockAheadMs = 0 } = await liveFactsOf(person.world);
  expect(findingOf(identity)).toBe('clock-skew');
  expect(Math.round(clockAheadMs / 60_000)).toBe(60);
});

test('renews a sign-in that is over, keeps what it got, and goes on', async () => {
  const file = await person.signIn({ expiresAt: new Date(Date.now() - 60_000).toISOString() });
  const { credentials, signInUntil, invocations } = await liveFactsOf(person.world);
  expect(findingOf(credentials)).toBe('ok');
  expect(signInUntil?.getTime()).toBeGreaterThan(Date.now());
  expect(invocations.every(({ answer }) => answer.ok)).toBe(true);
  expect(file).toContain(join('sso', 'cache'));
  expect(findingOf((await liveFactsOf(person.world)).credentials)).toBe('ok');
  expect(person.sandbox.requests.filter(({ operation }) => operation === 'CreateToken')).toHaveLength(1);
});

test('waits for the answer once it has asked to renew a sign-in, and keeps it, whatever its own deadline', async () => {
  const file = await person.signIn({ expiresAt: new Date(Date.now() - 60_000).toISOString() });
  person.sandbox.fail({ operation: 'CreateToken' }, { kind: 'delay', ms: 2 * SHORT.questionsMs });
  const tokenIn = async () => JSON.parse(await readFile(file, 'utf8')).accessToken;
  const before = await tokenIn();
  const { credentials } = await liveFactsOf(person.world, SHORT);
  expect(findingOf(credentials)).not.toBe('ok');
  const accessToken = await tokenIn();
  expect(accessToken).not.toBe(before);
  expect(person.sandbox.cloud.ssoTokens.at(-1)?.accessToken).toBe(accessToken);
  person.sandbox.clearFaults();
  expect(findingOf((await liveFactsOf(person.world)).credentials)).toBe('ok');
});

test.each<[string, Record<string, unknown>, string]>([
  ['cannot be renewed', { refreshToken: undefined }, 'sso-expired'],
  ['is not renewed by AWS', { refreshToken: 'aorAAAA-spent' }, 'sso-expired'],
  ['has a registration that is over', { registrationExpiresAt: '2020-01-01T00:00:00Z' }, 'sso-expired'],
])('says that the sign-in is over where it %s', async (_, changed, id) => {
  await person.signIn({ expiresAt: new Date(Date.now() - 60_000).toISOString(), ...changed });
  const { credentials, identity, invocations, routes } = await liveFactsOf(person.world);
  expect(findingOf(credentials)).toBe(id);
  expect([identity, invocations, routes]).toEqual([undefined, [], []]);
});

test('no secret is in what it learned', async () => {
  await person.config(`${CONFIG}[profile process]\ncredential_process = echo '${PRINTED}'\n`);
  await settings({ AWS_PROFILE: 'process' });
  const text = JSON.stringify(await liveFactsOf(person.world));
  expect(text).toContain('AKIA…');
  for (const secret of [secretAccessKey, accessKeyId]) expect(text).not.toContain(secret);
});

function shortTerm(region: string): string {
  const now = new Date();
  return shortTermApiKey({ accessKeyId, secretAccessKey }, region, now, 3_600);
}
