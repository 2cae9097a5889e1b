import { expect, test } from 'vitest';
import { exampleApiKey } from '../../src/sandbox/index.ts';
import { runData } from '../support/run.ts';
import { put } from '../support/world.ts';
import { ENV, makePerson, type Person } from './person.ts';

/** What people of public threads ran into, each held against a run of Claude Code 2.1.332 in the same home. */
interface Situation {
  readonly when: string;
  arrange(person: Person): unknown;
  /** What the doctor has to say first, such as `fail proxy`; without it, nothing is to be said. */
  readonly first?: string;
  readonly found?: RegExp;
  readonly fix?: RegExp;
}

const { AWS_PROFILE: _, ...WITHOUT_PROFILE } = ENV;

const withEnv =
  (more: Readonly<Record<string, string | undefined>>, top: object = {}) =>
  ({ settings }: Person) =>
    settings({ env: { ...ENV, ...more }, ...top });

const SETTINGS: readonly Situation[] = [
  {
    when: 'variables stand in .claude.json, where they beat the shell and not the settings',
    arrange: async ({ world, env, settings }) => {
      const { CLAUDE_CODE_USE_BEDROCK, AWS_REGION, ...rest } = ENV;
      await put(
        `${world.home}/.claude.json`,
        JSON.stringify({ env: { CLAUDE_CODE_USE_BEDROCK: 1, AWS_REGION } }),
      );
      env.AWS_REGION = 'us-west-2';
      await settings({ env: rest });
    },
  },
  ...(
    [
      [
        'X-Team: a\n{"X-Guardrail": "g"}',
        /In line 2 of env\.ANTHROPIC_CUSTOM_HEADERS .* no name of a header/,
      ],
      ['-H X-Team: a', /no name of a header/],
      ['X-Team: 日', /the value has a character/],
    ] as const
  ).map(([value, found]) => ({
    when: `the headers are ${JSON.stringify(value)}`,
    arrange: withEnv({ ANTHROPIC_CUSTOM_HEADERS: value }),
    first: 'fail custom-headers',
    found,
    fix: /^Write "Name: value" there/,
  })),
  {
    when: 'headers have blanks, an accent and a line of words',
    arrange: withEnv({ ANTHROPIC_CUSTOM_HEADERS: 'X-Team:\té\r\nX-None:\nwords' }),
  },
];

const CREDENTIALS: readonly Situation[] = [
  {
    when: 'an API key signs where signing is switched off',
    arrange: ({ settings, env, sandbox }) => {
      env.ANTHROPIC_BEDROCK_BASE_URL = sandbox.urlIn('eu-central-1');
      const key = { AWS_BEARER_TOKEN_BEDROCK: exampleApiKey().token, CLAUDE_CODE_SKIP_BEDROCK_AUTH: '1' };
      return settings({ env: { ...WITHOUT_PROFILE, ...key } });
    },
  },
];

const NETWORK: readonly Situation[] = [
  {
    when: 'a proxy that was stopped is named for https, and AWS is asked by http',
    arrange: withEnv({ HTTPS_PROXY: 'http://127.0.0.1:9' }),
    first: 'fail endpoint-unreachable',
    found: /^HTTPS_PROXY \(env\.HTTPS_PROXY in .*\) leads to http:\/\/127\.0\.0\.1:9/,
  },
  {
    when: 'a range of NO_PROXY excepts what is asked',
    arrange: withEnv({ HTTPS_PROXY: 'http://127.0.0.1:9', NO_PROXY: 'example.com, 127.0.0.0/8' }),
  },
  ...['"http://proxy.example:80"', 'proxy.example:port', 'http://'].map((value) => ({
    when: `the proxy is ${value}`,
    arrange: withEnv({ HTTPS_PROXY: value, NO_PROXY: '*' }),
    first: 'fail proxy',
    found: /^What env\.HTTPS_PROXY in .* cannot be read as the address of a proxy/,
    fix: /^Write it as http:\/\/HOST:PORT/,
  })),
];

test.each([...SETTINGS, ...CREDENTIALS, ...NETWORK])('$when', async ({ arrange, first, found, fix }) => {
  const person = await makePerson();
  await arrange(person);
  const { findings, verdict } = await runData(person.world, 'doctor');
  const problems = findings.filter(({ status }: { status: string }) => !['ok', 'skipped'].includes(status));
  if (first === undefined) {
    expect(problems).toEqual([]);
    expect(verdict.status).toBe('healthy');
    return;
  }
  expect(`${problems[0]?.status} ${problems[0]?.id}`).toBe(first);
  if (found) expect(problems[0].found).toMatch(found);
  if (fix) expect(`${problems[0].fix?.say} ${problems[0].fix?.run ?? ''}`).toMatch(fix);
});
