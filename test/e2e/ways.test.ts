import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EXAMPLE, GATEWAY_TOKEN, type Sandbox } from '../../src/sandbox/index.ts';
import { sandboxForTest } from '../sandbox/support.ts';
import { PROGRAM } from '../support/program.ts';
import { put } from '../support/world.ts';
import { runClaudeCode } from './support/claude-code.ts';
import { type Home, makeHome, makeSignedInHome } from './support/home.ts';
import { run } from './support/run.ts';

const BEFORE = '{\n  "theme": "dark"\n}\n';
const ROLE = /assumed-role\/AWSReservedSSO_BedrockUser_/;

interface Way {
  readonly way: string;
  /** Whether an AWS profile stands there already. */
  readonly isSignedIn: boolean;
  options(sandbox: Sandbox, keyFile: string): readonly string[];
  readonly key?: string;
  /** The requests of the client's first turn: service, path, who signed, for which service. */
  readonly asked: object;
}

const WORK = ['--profile', 'work', '--region', 'eu-central-1'];
const signed = (service: string) => ({ signer: { kind: 'sigv4', region: 'eu-central-1', service } });

const WAYS: readonly Way[] = [
  {
    way: 'invoke',
    isSignedIn: true,
    options: () => [...WORK, '--pin', 'opus=eu.anthropic.claude-opus-5-5'],
    asked: {
      service: 'bedrock-runtime',
      path: '/model/eu.anthropic.claude-opus-5-5/invoke-with-response-stream',
      principal: expect.stringMatching(ROLE),
      ...signed('bedrock'),
    },
  },
  {
    way: 'mantle',
    isSignedIn: true,
    options: () => [...WORK, '--pin', 'opus=anthropic.claude-opus-5-5'],
    asked: {
      service: 'bedrock-mantle',
      path: '/anthropic/v1/messages?beta=true',
      principal: expect.stringMatching(ROLE),
      ...signed('bedrock-mantle'),
      body: { model: 'anthropic.claude-opus-5-5', stream: true },
    },
  },
  {
    way: 'mantle',
    isSignedIn: true,
    options: () => [...WORK, '--with-invoke', '--model', 'anthropic.claude-opus-5-5'],
    asked: {
      service: 'bedrock-mantle',
      ...signed('bedrock-mantle'),
      body: { model: 'anthropic.claude-opus-5-5', stream: true },
    },
  },
  {
    way: 'platform',
    isSignedIn: true,
    options: () => [...WORK, '--workspace', EXAMPLE.workspace],
    asked: {
      service: 'aws-external-anthropic',
      path: '/claude-platform/v1/messages?beta=true',
      principal: expect.stringMatching(ROLE),
      ...signed('aws-external-anthropic'),
      headers: { 'anthropic-workspace-id': EXAMPLE.workspace },
      body: { model: 'claude-opus-5-5', stream: true },
    },
  },
  {
    way: 'platform',
    isSignedIn: false,
    key: EXAMPLE.workspaceKey,
    options: (_sandbox, file) => [
      ...['--workspace', EXAMPLE.workspace, '--region', 'us-west-2'],
      ...['--auth', 'api-key', '--api-key-file', file],
    ],
    asked: {
      service: 'aws-external-anthropic',
      principal: expect.stringContaining('WorkspaceKey-demo'),
      body: { model: 'claude-opus-5-5', stream: true },
    },
  },
  {
    way: 'gateway',
    isSignedIn: false,
    key: GATEWAY_TOKEN,
    options: ({ url }, file) => [
      ...['--base-url', `${url}/gateway`, '--api-key-file', file],
      ...['--pin', 'opus=eu.anthropic.claude-opus-5-5'],
    ],
    asked: {
      service: 'gateway',
      path: '/gateway/model/eu.anthropic.claude-opus-5-5/invoke-with-response-stream',
      signer: { kind: 'bearer' },
    },
  },
  {
    way: 'gateway',
    isSignedIn: false,
    options: ({ url }) => [
      ...['--base-url', `${url}/gateway`, '--key-helper', `echo ${GATEWAY_TOKEN}`],
      ...['--pin', 'opus=eu.anthropic.claude-opus-5-5'],
    ],
    asked: { service: 'gateway', signer: { kind: 'bearer' } },
  },
];

/** A home on the sandbox in which every way leads there, and nothing says which to take. */
async function makePerson(isSignedIn: boolean) {
  const sandbox = await sandboxForTest();
  const made = isSignedIn ? await makeSignedInHome(sandbox) : await makeHome(sandbox);
  const { ANTHROPIC_BEDROCK_BASE_URL: _, ...env } = made.env;
  const person: Home = {
    ...made,
    env: {
      ...env,
      AWS_EC2_METADATA_DISABLED: 'true',
      ...(isSignedIn && { ANTHROPIC_BEDROCK_BASE_URL: sandbox.url }),
      ANTHROPIC_BEDROCK_MANTLE_BASE_URL: `${sandbox.url}/anthropic`,
      ANTHROPIC_AWS_BASE_URL: `${sandbox.url}/claude-platform`,
    },
  };
  sandbox.play(() => 'from AWS');
  const file = await put(join(made.home, '.claude', 'settings.json'), BEFORE);
  const ours = async (...args: string[]) => {
    const { data } = JSON.parse(await run(person, process.execPath, [PROGRAM, ...args, '--json']));
    return data;
  };
  return { sandbox, person, file, ours };
}

test.each(WAYS)('$way (signed in: $isSignedIn): set up, asked as chosen, healthy, undone', async (one) => {
  const { sandbox, person, file, ours } = await makePerson(one.isSignedIn);
  const keyFile = await put(join(person.root, 'key.txt'), one.key ?? '');
  await chmod(keyFile, 0o600);
  const options = ['--way', one.way, ...one.options(sandbox, keyFile)];

  const plan = await ours('setup', '--plan', ...options);
  expect(plan.warnings).toEqual([]);
  await ours('setup', '--apply', '--plan-id', plan.planId, ...options);

  const before = sandbox.requests.length;
  expect(await runClaudeCode(person, ['-p', 'hi'])).toBe('from AWS\n');
  const turns = sandbox.requests.slice(before).filter(({ body }) => (body as Body)?.max_tokens !== 1);
  const turn = turns.filter(({ operation }) => /^(Create|Invoke)/.test(operation)).at(-1);
  expect(turn).toMatchObject({ status: 200, ...one.asked });

  const { verdict, findings } = await ours('doctor', '--run-commands');
  const problems = findings.filter(({ status }: { status: string }) => status === 'fail');
  expect({ verdict: verdict.status, problems }).toMatchObject({ problems: [] });

  const { planId } = await ours('reset', '--plan');
  await ours('reset', '--apply', '--plan-id', planId);
  expect(await readFile(file, 'utf8')).toBe(BEFORE);
});

interface Body {
  readonly max_tokens?: number;
}
