import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { ssoTokenFile } from '../../../src/facts/sign-in/sso-cache.ts';
import {
  EXAMPLE,
  type Fault,
  type FaultTarget,
  type HttpResponse,
  ssoToken,
} from '../../../src/sandbox/index.ts';
import { chunkFrames } from '../../../src/sandbox/model/event-stream.ts';
import { AWS_CONFIG, AWS_CREDENTIALS } from '../../support/aws-home.ts';
import type { Attack, Ground } from './attack.ts';

const BY_SESSION = ['--sso-session', 'corp'];
const LOGIN = ['login', '--no-browser', ...BY_SESSION];
const HOUR_MS = 3_600_000;
/** No name, code or address of AWS is longer. */
const MOST_CHARACTERS = 200;

/** Who answers, and what asks it; of those that wait long, only the last. */
const ASKED: readonly { readonly who: string; readonly where: FaultTarget; readonly runs: Attack['runs'] }[] =
  [
    {
      who: 'the access portal, of accounts',
      where: { operation: 'ListAccounts' },
      runs: [['accounts', ...BY_SESSION], ['accounts', ...BY_SESSION, '--json'], LOGIN],
    },
    {
      who: 'the access portal, of roles',
      where: { operation: 'ListAccountRoles' },
      runs: [['accounts', ...BY_SESSION, '--json']],
    },
    {
      who: 'the access portal, of credentials',
      where: { operation: 'GetRoleCredentials' },
      runs: [
        ['doctor', '--json'],
        ['models', '--profile', 'work', '--json'],
        ['credentials', '--profile', 'work'],
      ],
    },
    {
      who: 'OIDC, of this program',
      where: { operation: 'RegisterClient' },
      runs: [['login', '--start', '--again', '--no-browser', ...BY_SESSION]],
    },
    {
      who: 'OIDC, of a code',
      where: { operation: 'StartDeviceAuthorization' },
      runs: [['login', '--start', '--again', '--no-browser', ...BY_SESSION, '--json']],
    },
    {
      who: 'OIDC, of a token',
      where: { operation: 'CreateToken' },
      runs: [
        ['login', '--start', '--again', '--no-browser', ...BY_SESSION],
        ['login', '--finish', ...BY_SESSION, '--wait', '3', '--json'],
      ],
    },
    {
      who: 'STS',
      where: { service: 'sts' },
      runs: [
        ['doctor', '--json'],
        ['models', '--profile', 'keys', '--json'],
        ['hook', 'doctor'],
      ],
    },
    {
      who: 'Amazon Bedrock',
      where: { service: 'bedrock' },
      runs: [
        ['models', '--profile', 'keys'],
        ['models', '--profile', 'keys', '--json'],
        ['doctor', '--json'],
      ],
    },
    {
      who: 'Service Quotas',
      where: { service: 'servicequotas' },
      runs: [['quota', '--profile', 'keys', '--json']],
    },
    {
      who: 'Amazon Bedrock, of access',
      where: { service: 'bedrock' },
      runs: [['models', '--profile', 'keys', '--enable', 'anthropic.claude-opus-5-5', '--plan', '--json']],
    },
    {
      who: 'a model',
      where: { service: 'bedrock-runtime' },
      runs: [
        ['doctor', '--json'],
        ['models', '--profile', 'keys', '--probe', '--json'],
        ['hook', 'doctor'],
      ],
    },
  ];

/** What moves the cursor, turns the direction of writing, ends a line, or is endless. */
const HOSTILE = `\u001b]0;x\u0007\u009b31m\r\n\u202egnp\u2066\u200f${'x'.repeat(2_000)}`;

/** A page that is full to the limit of what is read. */
const FULL_BYTES = 3_500_000;

/** The same with another value in its body. */
function altered(
  { headers, body, ...rest }: HttpResponse,
  change: (value: unknown) => unknown,
): HttpResponse {
  const text = Buffer.concat(body).toString('utf8');
  if (headers['content-type']?.includes('eventstream'))
    return {
      ...rest,
      headers,
      body: chunkFrames([change({ type: 'error', error: { message: 'x' } }) as object]),
    };
  if (headers['content-type']?.includes('xml'))
    return { ...rest, headers, body: [Buffer.from(text.replace(/>[^<\n]+</g, `>${xml(change('x'))}<`))] };
  return { ...rest, headers, body: [Buffer.from(JSON.stringify(change(JSON.parse(text || 'null'))))] };
}

const xml = (value: unknown) =>
  [...String(value)].map((c) => (/[\x20-\x7e]/.test(c) ? c : `&#${c.codePointAt(0)};`)).join('');

const textsTo =
  (text: string) =>
  (value: unknown): unknown =>
    mapped(value, (leaf) => (typeof leaf === 'string' ? text : leaf));

function mapped(value: unknown, leaf: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapped(item, leaf));
  if (typeof value !== 'object' || value === null) return leaf(value);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mapped(item, leaf)]));
}

/** As many as AWS is asked for, and a text for each of them. */
const PAGE = 100;
const LONG = 'x'.repeat(2_000);

/** Each list as long as told, its items told apart. */
function filled(value: unknown, most = Number.POSITIVE_INFINITY, more = ''): unknown {
  if (Array.isArray(value)) {
    const [item = null] = value;
    const times = Math.min(most, Math.floor(FULL_BYTES / (JSON.stringify(item).length + 8)));
    return Array.from({ length: times }, (_, i) =>
      mapped(item, (leaf) => (typeof leaf === 'string' ? `${leaf}${i}${more}` : leaf)),
    );
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, filled(item, most, more)]));
}

/** The page that came first, ever again: AWS knows no page `more`. */
function everAnother(): Fault {
  let first: HttpResponse | undefined;
  const more = (value: unknown) => ({ ...(filled(value, PAGE, LONG) as object), nextToken: 'more' });
  return {
    kind: 'altered',
    alter: (answer) => {
      if (answer.status !== 200) return first ?? answer;
      const page = altered(answer, more);
      // Of models there is one page.
      if (!Buffer.concat(page.body).includes('modelSummaries')) first ??= page;
      return page;
    },
  };
}

/** What comes instead of an answer. */
const ANSWERS: readonly { readonly what: string; fault(): Fault; readonly isSlow?: true }[] = [
  { what: 'never ends', fault: () => ({ kind: 'huge', bytes: Number.POSITIVE_INFINITY }) },
  { what: 'comes one byte at a time', fault: () => ({ kind: 'trickle' }), isSlow: true },
  {
    what: 'is nested half a million times',
    fault: () => ({
      kind: 'altered',
      alter: (answer) => ({ ...answer, body: [Buffer.from('{"a":'.repeat(500_000))] }),
    }),
  },
  {
    what: 'moves the cursor in each of its texts',
    fault: () => ({ kind: 'altered', alter: (answer) => altered(answer, textsTo(HOSTILE)) }),
  },
  {
    what: 'is a refusal in hostile words',
    fault: () => ({ kind: 'error', status: 403, code: 'AccessDenied', message: HOSTILE.repeat(500) }),
  },
  {
    what: 'is as full as it can be',
    fault: () => ({ kind: 'altered', alter: (answer) => altered(answer, (value) => filled(value)) }),
  },
  { what: 'has ever another page', fault: everAnother, isSlow: true },
  {
    what: 'leads to another host',
    fault: () => ({
      kind: 'altered',
      alter: (answer) => ({
        ...answer,
        status: 307,
        headers: { ...answer.headers, location: 'http://127.0.0.1:9/evil' },
      }),
    }),
  },
];

/** A person who is signed in, by what Claude Code uses too. */
function signIn({ home, put, sandbox: { cloud } }: Ground): void {
  const [center] = cloud.identityCenters;
  if (!center) throw new Error('no portal');
  center.pollSeconds = 0;
  const until = new Date(Date.now() + HOUR_MS);
  const token = ssoToken(center, until);
  cloud.ssoTokens.push(token);
  put('home/.aws/config', AWS_CONFIG);
  put('home/.aws/credentials', AWS_CREDENTIALS);
  const { startUrl, ssoRegion: region } = EXAMPLE;
  const portal = { startUrl, region, session: 'corp', scopes: [], options: {} };
  const file = ssoTokenFile({ home, env: {} } as Parameters<typeof ssoTokenFile>[0], portal);
  mkdirSync(dirname(file), { recursive: true });
  put(
    file.slice(join(home, '..').length + 1),
    JSON.stringify({ startUrl, region, accessToken: token.accessToken, expiresAt: until.toISOString() }),
  );
  const settings = { env: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'work', AWS_REGION: 'eu-central-1' } };
  put('home/.claude/settings.json', JSON.stringify(settings));
}

/** Every text of a JSON answer is bounded, but for those that we wrote around them. */
const MOST_IN_ALL = 100_000;
const NAMES = /^(accountId|name|email|roles|userCode|host|arn|account|code|id|verificationUri\w*)$/;

function expectBounded(answer: unknown, name = ''): void {
  if (typeof answer === 'string' && NAMES.test(name))
    expect(answer.length).toBeLessThanOrEqual(MOST_CHARACTERS);
  if (typeof answer !== 'object' || answer === null) return;
  const isList = Array.isArray(answer);
  for (const [key, value] of Object.entries(answer)) expectBounded(value, isList ? name : key);
}

/** Answers of AWS, or of who sits between, that are not what they should be. */
export const ANSWERED: readonly Attack[] = ASKED.flatMap(({ who, where, runs = [] }) =>
  ANSWERS.map(
    ({ what, fault, isSlow }): Attack => ({
      name: `${who}: what it answers ${what}`,
      runs: isSlow ? runs.slice(-1) : runs,
      deadlineMs: 60_000,
      mayWrite: ['home/.aws/sso'],
      arrange: (ground) => {
        signIn(ground);
        ground.sandbox.fail(where, fault());
      },
      held: ({ stdout }, _ground, run) => {
        expect(stdout.length).toBeLessThan(MOST_IN_ALL);
        if (run.includes('--json')) expectBounded(JSON.parse(stdout));
      },
    }),
  ),
);
