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

/** What breaks, and what the doctor then finds first. */
interface Fault {
  readonly what: string;
  breaks(place: Place): unknown;
  /** In the verdict, and what helps. */
  readonly found: RegExp;
}
interface Place {
  readonly sandbox: Sandbox;
  /** Writes other values into `env` of the settings. */
  set(env: Readonly<Record<string, string>>): Promise<unknown>;
}

interface Way {
  readonly way: string;
  /** Whether an AWS profile stands there already. */
  readonly isSignedIn: boolean;
  options(sandbox: Sandbox, keyFile: string): readonly string[];
  readonly key?: string;
  /** The requests of the client's first turn: service, path, who signed, for which service. */
  readonly asked: object;
  readonly faults?: readonly Fault[];
}

const WORK = ['--profile', 'work', '--region', 'eu-central-1'];
const signed = (service: string) => ({ signer: { kind: 'sigv4', region: 'eu-central-1', service } });

const signedOut: Fault = {
  what: 'the sign-in is over',
  breaks: ({ sandbox }) => sandbox.cloud.ssoTokens.splice(0),
  found: /^sso-expired .*Sign in again/,
};
const denied = (action: string, found: RegExp): Fault => ({
  what: `IAM denies ${action}`,
  breaks: ({ sandbox }) =>
    sandbox.cloud.accounts.map((account) =>
      account.denies.push({ kind: 'identity-policy', action, resource: '*' }),
    ),
  found,
});
const changed = (name: string, value: string, found: RegExp): Fault => ({
  what: `${name} is ${value}`,
  breaks: ({ set }) => set({ [name]: value }),
  found,
});
const answered = (
  service: 'gateway' | 'bedrock-mantle',
  body: string,
  status: number,
  found: RegExp,
): Fault => ({
  what: `something else answers, with ${status}`,
  breaks: ({ sandbox }) => {
    const headers = { 'content-type': 'text/html' };
    sandbox.fail(
      { service },
      { kind: 'altered', alter: () => ({ status, headers, body: [Buffer.from(body)] }) },
    );
  },
  found,
});

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
    faults: [
      signedOut,
      denied('bedrock:InvokeModel*', /^iam-denied .*bedrock:InvokeModelWithResponseStream/),
      changed(
        'ANTHROPIC_DEFAULT_OPUS_MODEL',
        'eu.anthropic.claude-opus-9-9',
        /^model-not-listed .*Use eu.anthropic.claude-opus-5-5 instead/,
      ),
    ],
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
    faults: [
      signedOut,
      denied('bedrock-mantle:*', /^provider-refuses .*bedrock-mantle:CreateInference/),
      answered(
        'bedrock-mantle',
        '<html>Sign in</html>',
        200,
        /^provider-refuses .*captive portal.*HTTPS_PROXY/,
      ),
    ],
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
    faults: [
      signedOut,
      denied('aws-external-anthropic:*', /^provider-refuses .*aws-external-anthropic:CreateInference/),
      changed(
        'ANTHROPIC_AWS_WORKSPACE_ID',
        'wrkspc_2',
        /^provider-refuses .*Workspace wrkspc_2 not found.*check env.ANTHROPIC_AWS_WORKSPACE_ID/,
      ),
    ],
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
    faults: [
      changed(
        'ANTHROPIC_AUTH_TOKEN',
        'wrong',
        /^proxy .*HTTP 401.*whether its token holds: env.ANTHROPIC_AUTH_TOKEN/,
      ),
      answered('gateway', '<html>Sign in</html>', 200, /^proxy .*HTTP 200.*whether its address is right/),
      answered('gateway', 'not found', 404, /^proxy .*HTTP 404.*whether its address is right/),
    ],
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
    // The doctor ends with 1 where something is broken.
    const words = ['-c', '"$0" "$@" || true', process.execPath, PROGRAM, ...args, '--json'];
    const { data } = JSON.parse(await run(person, '/bin/sh', words));
    return data;
  };
  return { sandbox, person, file, ours };
}

test.each(WAYS)(
  '$way (signed in: $isSignedIn): set up, asked as chosen, healthy, its faults found, undone',
  async (one) => {
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

    const settings = await readFile(file, 'utf8');
    const { ssoTokens, accounts } = structuredClone(sandbox.cloud);
    for (const { what, breaks, found } of one.faults ?? []) {
      const { env, ...rest } = JSON.parse(settings);
      await breaks({
        sandbox,
        set: (more) => put(file, JSON.stringify({ ...rest, env: { ...env, ...more } })),
      });
      const { verdict, nextStep } = await ours('doctor');
      expect([what, `${verdict.finding} ${verdict.say} ${nextStep.say}`]).toEqual([
        what,
        expect.stringMatching(found),
      ]);
      sandbox.clearFaults();
      Object.assign(sandbox.cloud, structuredClone({ ssoTokens, accounts }));
      await put(file, settings);
    }

    const { planId } = await ours('reset', '--plan');
    await ours('reset', '--apply', '--plan-id', planId);
    expect(await readFile(file, 'utf8')).toBe(BEFORE);
  },
);

interface Body {
  readonly max_tokens?: number;
}
