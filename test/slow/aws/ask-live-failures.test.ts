import { beforeEach, expect, test } from 'vitest';
import { askLive } from '../../../src/aws/index.ts';
import { gatherFacts } from '../../../src/client/gather-facts.ts';
import type { LiveFacts } from '../../../src/facts/live-facts.ts';
import { EXAMPLE, type Fault } from '../../../src/sandbox/index.ts';
import { findingOf, liveFactsOf, SHORT } from '../../aws/live.ts';
import { proxyTo } from '../../aws/proxy.ts';
import { isSilent } from '../../aws/support.ts';
import { tlsServer } from '../../aws/tls-server.ts';
import { ENV, makePerson, type Person } from '../../doctor/person.ts';
import { PATIENT } from '../../support/environment.ts';

const KEYS = `[profile work]
aws_access_key_id = ${EXAMPLE.accessKeyId}
aws_secret_access_key = ${EXAMPLE.secretAccessKey}
`;

let person: Person;
beforeEach(async () => {
  person = await makePerson();
});

/** What became of identity, listing and the primary model. */
function findings({ identity, listing, invocations }: LiveFacts) {
  return [identity, listing, invocations[0]?.answer as LiveFacts['listing']].map(findingOf);
}

test.each<[Fault, string]>([
  [{ kind: 'hang' }, 'endpoint-unreachable'],
  [{ kind: 'trickle' }, 'endpoint-unreachable'],
  [{ kind: 'reset' }, 'endpoint-unreachable'],
  [{ kind: 'html', status: 200 }, 'proxy'],
  [{ kind: 'html', status: 302 }, 'proxy'],
  [{ kind: 'huge', bytes: 10_000_000 }, 'proxy'],
])('says of everything that the way is blocked where %j answers', async (fault, id) => {
  await person.config(KEYS);
  person.sandbox.fail({}, fault);
  const live = await liveFactsOf(
    person.world,
    isSilent(fault) ? { ...SHORT, credentialsMs: 20_000 } : undefined,
  );
  expect(findings(live)).toEqual([id, id, id]);
  const { hostname: host, port } = new URL(person.sandbox.url);
  expect(live.routes).toMatchObject([{ host, port: Number(port) }]);
});

test.each<[number, string, string, string]>([
  [
    403,
    'ExpiredTokenException',
    'The security token included in the request is expired',
    'credentials-expired',
  ],
  [403, 'UnrecognizedClientException', 'The security token … is invalid.', 'credentials-invalid'],
  [429, 'ThrottlingException', 'Too many tokens, please wait before trying again.', 'quota'],
  [503, 'ServiceUnavailableException', 'Try again.', 'service-unavailable'],
])('says why AWS refuses (%i %s), and looks at no route', async (status, code, message, id) => {
  person.sandbox.fail(
    { operation: 'InvokeModelWithResponseStream' },
    { kind: 'error', status, code, message },
  );
  const live = await liveFactsOf(person.world);
  expect(findings(live)).toEqual(['ok', 'ok', id]);
  expect(live.routes).toEqual([]);
});

test('looks at every host where nobody listens, the one of the sign-in too', async () => {
  const url = 'http://127.0.0.1:1';
  Object.assign(person.env, { AWS_ENDPOINT_URL_STS: url, ANTHROPIC_BEDROCK_BASE_URL: 'http://127.0.0.1:2' });
  const live = await liveFactsOf(person.world);
  expect(findings(live)).toEqual(Array(3).fill('endpoint-unreachable'));
  expect(
    live.routes.map(({ port, reached, code, status }) => [port, reached, code ?? status]).sort(),
  ).toEqual(
    [
      [1, 'dns', 'ECONNREFUSED'],
      [2, 'dns', 'ECONNREFUSED'],
      [Number(new URL(person.sandbox.url).port), 'http', 404],
    ].sort(),
  );
});

test.each<[string, Fault]>([
  ['hangs', { kind: 'hang' }],
  ['resets', { kind: 'reset' }],
])('looks at the hosts where the sign-in %s, and asks nothing more', async (_, fault) => {
  person.sandbox.fail({ service: 'sso' }, fault);
  const limits = isSilent(fault) ? SHORT : undefined;
  const { credentials, identity, routes } = await liveFactsOf(person.world, limits);
  expect([findingOf(credentials), identity]).toEqual(['endpoint-unreachable', undefined]);
  expect(routes).toHaveLength(1);
});

test('says that renewing the sign-in failed on the way, not that it is over', async () => {
  await person.signIn({ expiresAt: new Date(Date.now() - 60_000).toISOString() });
  person.sandbox.fail({ service: 'sso-oidc' }, { kind: 'hang' });
  expect(findingOf((await liveFactsOf(person.world, SHORT)).credentials)).toBe('endpoint-unreachable');
});

test('names the issuer of a certificate that is not trusted, until the settings name it', async () => {
  const { url, port, ca } = await tlsServer();
  Object.assign(person.env, { AWS_ENDPOINT_URL_STS: url });
  const live = await liveFactsOf(person.world);
  expect(findings(live)).toEqual(['tls', 'ok', 'ok']);
  expect(live.routes).toContainEqual({
    host: 'localhost',
    port,
    reached: 'connect',
    code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    issuer: 'localhost, Example Inspection',
  });
  await person.settings({ env: { ...ENV, NODE_EXTRA_CA_CERTS: ca } });
  expect(findings(await liveFactsOf(person.world))[0]).not.toBe('tls');
});

test('says how far it goes through a proxy', async () => {
  const { url } = await proxyTo(person.sandbox);
  // It leads to what is asked by http, too, and this one only connects.
  Object.assign(person.env, {
    HTTPS_PROXY: url,
    NO_PROXY: '127.0.0.1',
    AWS_ENDPOINT_URL_STS: 'https://sts.example',
  });
  const live = await liveFactsOf(person.world);
  expect(findings(live)).toEqual(['tls', 'ok', 'ok']);
  expect(live.routes).toContainEqual({
    host: 'sts.example',
    port: 443,
    proxy: url,
    reached: 'connect',
    code: expect.stringMatching(/^(ERR_SSL_|EPROTO)/),
  });
});

test('says that the base URL is none', async () => {
  person.env.ANTHROPIC_BEDROCK_BASE_URL = 'bedrock.example';
  expect(findings(await liveFactsOf(person.world))).toEqual(['ok', 'base-url', 'base-url']);
});

test('loses no answer to a question that cannot even be asked', async () => {
  const { facts, seen } = await gatherFacts(person.world);
  const [first, ...others] = facts.models.named;
  if (!first) throw new TypeError('the healthy person has pins');
  const named = [{ ...first, id: undefined as unknown as string }, ...others];
  const odd = { ...facts, models: { ...facts.models, named } };
  const live = await askLive(seen, odd, { renewSignIn: async () => ({ state: 'standing' }) });
  // First what Claude Code asks by itself, as that is not among them.
  const said = live.invocations.map(({ answer }) => (answer.ok ? 'ok' : answer.finding.id));
  expect(said).toEqual(['ok', 'unclassified', 'ok', 'ok']);
});

test('says that it failed where renewing the sign-in has a bug', async () => {
  await person.signIn({ expiresAt: new Date(Date.now() + 60_000).toISOString() });
  const { facts, seen } = await gatherFacts(person.world);
  const renewSignIn = () => Promise.reject(new RangeError('a bug'));
  const { credentials } = await askLive(seen, facts, { renewSignIn });
  expect(findingOf(credentials)).toBe('credentials-unavailable');
});

test('stops at once when interrupted', async () => {
  const controller = new AbortController();
  person.sandbox.fail({}, { kind: 'hang' });
  const world = { ...person.world, interrupted: controller.signal };
  const asked = liveFactsOf(world);
  await expect.poll(() => person.sandbox.requests.length, PATIENT).toBeGreaterThan(0);
  controller.abort();
  expect(findingOf((await asked).credentials)).toBe('endpoint-unreachable');
});
