import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { setupSchema } from '../../../src/report/changes/setup.ts';
import { EXAMPLE, exampleApiKey, GATEWAY_TOKEN } from '../../../src/sandbox/index.ts';
import { ENV, makePerson, type Person } from '../../doctor/person.ts';
import { runData, runRefusal, runText } from '../../support/run.ts';
import { put } from '../../support/world.ts';

let person: Person;
let file: string;

beforeEach(async () => {
  person = await makePerson();
  file = await person.settings({ theme: 'dark' });
});

const plan = (...options: string[]) => runData(person.world, 'setup', '--plan', ...options);
const refusal = async (...options: string[]) =>
  (await runRefusal(person.world, 'setup', '--plan', ...options)).code;
const settings = async () => JSON.parse(await readFile(file, 'utf8'));

/** Plans, then applies what was planned. */
async function setup(...options: string[]) {
  const { planId } = await plan(...options);
  return runData(person.world, 'setup', '--apply', '--plan-id', planId, ...options);
}

/** A file with a key, which nobody else may read. */
async function key(text: string) {
  const name = await put(join(person.world.home, 'key.txt'), text);
  await chmod(name, 0o600);
  return name;
}
const asked = () =>
  person.sandbox.requests
    .filter(({ service }) => /mantle|external|gateway|bedrock/.test(service))
    .map(({ service, operation, body, status }) => {
      const { stream } = (body ?? {}) as { stream?: boolean };
      return `${service} ${operation}${stream ? ' as a stream' : ''} ${status}`;
    });

/** Whatever was asked, a gateway says this. */
const said = (body: string, status: number) =>
  ({
    kind: 'altered',
    alter: () => ({ status, headers: { 'content-type': 'application/json' }, body: [Buffer.from(body)] }),
  }) as const;
const NOT_FOUND = JSON.stringify({ type: 'error', error: { type: 'not_found_error', message: 'Not Found' } });

const PLATFORM = ['--way', 'platform', '--workspace', EXAMPLE.workspace];
const MANTLE = ['--way', 'mantle'];
const WORK = ['--profile', 'work', '--region', 'eu-central-1'];

describe('Claude Platform on AWS', () => {
  test('is set up with a workspace and a profile, and proved before anything is written', async () => {
    const report = await plan(...PLATFORM, ...WORK, '--model', 'claude-opus-5-5');
    expect(setupSchema.parse(report)).toEqual(report);
    expect(report.warnings).toEqual([]);
    expect(report.proof).toEqual({
      model: 'claude-opus-5-5',
      at: `${person.sandbox.url}/claude-platform`,
      region: 'eu-central-1',
    });
    expect(asked()).toEqual([
      'aws-external-anthropic CreateMessage 200',
      'aws-external-anthropic CreateMessage as a stream 200',
      'aws-external-anthropic ListModels 200',
    ]);
    await setup(...PLATFORM, ...WORK, '--model', 'claude-opus-5-5');
    expect(await settings()).toEqual({
      theme: 'dark',
      env: {
        CLAUDE_CODE_USE_ANTHROPIC_AWS: '1',
        ANTHROPIC_AWS_WORKSPACE_ID: 'wrkspc_1',
        AWS_PROFILE: 'work',
        AWS_REGION: 'eu-central-1',
        ANTHROPIC_MODEL: 'claude-opus-5-5',
      },
      awsAuthRefresh: expect.stringContaining('login --auth-refresh --profile=work'),
    });
  });

  test('takes the key of the workspace from a file, and shows it nowhere', async () => {
    const options = [...PLATFORM, '--auth', 'api-key', '--api-key-file', await key(EXAMPLE.workspaceKey)];
    const report = await plan(...options, '--region', 'eu-central-1');
    expect(report.proof).toMatchObject({ model: 'claude-opus-5-5' });
    const { text } = await runText(person.world, 'setup', '--plan', ...options, '--region', 'eu-central-1');
    expect(text).toContain('claude-opus-5-5 answered at');
    expect(text + JSON.stringify(report)).not.toContain(EXAMPLE.workspaceKey);
    await setup(...options, '--region', 'eu-central-1');
    expect((await settings()).env).toMatchObject({ ANTHROPIC_AWS_API_KEY: EXAMPLE.workspaceKey });
  });

  test.each([
    ['no workspace', ['--way', 'platform', ...WORK], 'option-missing'],
    [
      'a workspace of another shape',
      ['--way', 'platform', '--workspace', 'default', ...WORK],
      'workspace-malformed',
    ],
    ['GovCloud', [...PLATFORM, '--profile', 'work', '--region', 'us-gov-west-1'], 'way-not-in-region'],
    [
      'a model as Bedrock names it',
      [...PLATFORM, ...WORK, '--model', 'eu.anthropic.claude-opus-5-5'],
      'model-malformed',
    ],
    ['a workspace without the way', ['--workspace', 'wrkspc_1', ...WORK], 'option-conflict'],
    [
      'an address of a gateway',
      [...PLATFORM, ...WORK, '--base-url', 'https://gw.example.com'],
      'option-conflict',
    ],
  ])('refuses %s', async (_what, options, code) => {
    expect(await refusal(...options)).toBe(code);
  });

  test.each([
    ['of Amazon Bedrock', exampleApiKey().token],
    ['of AWS', EXAMPLE.accessKeyId],
  ])('refuses a key %s, and shows it to nobody', async (_whose, text) => {
    const options = [...PLATFORM, '--auth', 'api-key', '--api-key-file', await key(text)];
    expect(await refusal(...options, '--region', 'eu-central-1')).toBe('api-key-other-way');
    expect(asked()).toEqual([]);
  });

  test('refuses a workspace that AWS does not know', async () => {
    expect(await refusal('--way', 'platform', '--workspace', 'wrkspc_2', ...WORK)).toBe('workspace-unknown');
  });

  test.each([
    [
      'an account without web identity federation',
      ({ sandbox }: Person) => {
        for (const one of sandbox.cloud.accounts) one.isFederationOff = true;
      },
      ['--workspace', 'wrkspc_1'],
      /federation is disabled/,
    ],
  ])('warns of %s', async (_what, arrange, workspace, said) => {
    arrange(person);
    const { warnings, proof } = await plan('--way', 'platform', ...workspace, ...WORK);
    expect(proof).toBeUndefined();
    expect(warnings).toEqual([{ code: 'way-not-proved', message: expect.stringMatching(said) }]);
  });
});

describe('Mantle', () => {
  test('is set up alone, and proved', async () => {
    const report = await plan(...MANTLE, ...WORK, '--pin', 'opus=anthropic.claude-opus-5-5');
    expect(report.warnings).toEqual([]);
    expect(report.proof).toMatchObject({ model: 'anthropic.claude-opus-5-5', region: 'eu-central-1' });
    expect(asked()).toEqual([
      'bedrock-mantle CreateMessage 200',
      'bedrock-mantle CreateMessage as a stream 200',
      'bedrock-mantle ListModels 200',
    ]);
    await setup(...MANTLE, ...WORK, '--pin', 'opus=anthropic.claude-opus-5-5');
    expect((await settings()).env).toEqual({
      CLAUDE_CODE_USE_MANTLE: '1',
      AWS_PROFILE: 'work',
      AWS_REGION: 'eu-central-1',
      ANTHROPIC_DEFAULT_OPUS_MODEL: 'anthropic.claude-opus-5-5',
    });
  });

  test('beside Invoke, ids decide', async () => {
    const report = await plan(
      ...[...MANTLE, '--with-invoke', ...WORK, '--model', 'anthropic.claude-opus-5-5'],
      ...['--pin', 'haiku=eu.anthropic.claude-haiku-4-5-20251001-v1:0'],
    );
    expect(report.warnings).toEqual([]);
    expect(report.proof).toMatchObject({ model: 'anthropic.claude-opus-5-5' });
    expect(report.changes.map(({ key: name }: { key: string }) => name)).toEqual(
      expect.arrayContaining(['env.CLAUDE_CODE_USE_BEDROCK', 'env.CLAUDE_CODE_USE_MANTLE']),
    );
  });

  test.each([
    ['a region that has none', ['--profile', 'work', '--region', 'eu-west-3'], 'way-not-in-region'],
    ['an inference profile', [...WORK, '--model', 'eu.anthropic.claude-opus-5-5'], 'model-malformed'],
  ])('refuses %s', async (_what, options, code) => {
    delete person.env.ANTHROPIC_BEDROCK_MANTLE_BASE_URL;
    expect(await refusal(...MANTLE, ...options)).toBe(code);
  });

  test('warns of a model that is not listed, and of one that IAM does not allow', async () => {
    const { warnings } = await plan(...MANTLE, ...WORK, '--pin', 'opus=anthropic.claude-opus-9-9');
    expect(warnings[0].code).toBe('way-not-proved');
    for (const account of person.sandbox.cloud.accounts)
      account.denies.push({ kind: 'identity-policy', action: 'bedrock-mantle:*', resource: '*' });
    const denied = await plan(...MANTLE, ...WORK);
    expect(denied.warnings[0].message).toMatch(/bedrock-mantle:CreateInference/);
  });
});

describe('a gateway', () => {
  const gateway = () => ['--way', 'gateway', '--base-url', `${person.sandbox.url}/gateway`];
  const PIN = ['--pin', 'opus=eu.anthropic.claude-opus-5-5'];

  test('is set up with its key, and proved', async () => {
    const options = [...gateway(), ...PIN, '--api-key-file', await key(GATEWAY_TOKEN)];
    const report = await plan(...options);
    expect(report.warnings).toEqual([]);
    expect(report.proof).toEqual({
      model: 'eu.anthropic.claude-opus-5-5',
      at: `${person.sandbox.url}/gateway`,
    });
    expect(JSON.stringify(report)).not.toContain(GATEWAY_TOKEN);
    await setup(...options);
    expect((await settings()).env).toEqual({
      CLAUDE_CODE_USE_BEDROCK: '1',
      ANTHROPIC_BEDROCK_BASE_URL: `${person.sandbox.url}/gateway`,
      CLAUDE_CODE_SKIP_BEDROCK_AUTH: '1',
      ANTHROPIC_AUTH_TOKEN: GATEWAY_TOKEN,
      ANTHROPIC_DEFAULT_OPUS_MODEL: 'eu.anthropic.claude-opus-5-5',
    });
  });

  test('takes a command that prints its key', async () => {
    const report = await plan(...gateway(), '--key-helper', `echo ${GATEWAY_TOKEN}`);
    expect(report.proof).toBeDefined();
    expect(report.changes).toContainEqual(expect.objectContaining({ key: 'apiKeyHelper', after: 'echo …' }));
  });

  test('takes its key from standard input', async () => {
    const world = {
      ...person.world,
      readStdin: async () => `${GATEWAY_TOKEN}\n`,
      isStdinTerminal: () => false,
    };
    const options = [...gateway(), '--api-key-stdin'];
    const { planId, proof } = await runData(world, 'setup', '--plan', ...options);
    expect(proof).toMatchObject({ at: `${person.sandbox.url}/gateway` });
    await runData(world, 'setup', '--apply', '--plan-id', planId, ...options);
    expect((await settings()).env).toMatchObject({ ANTHROPIC_AUTH_TOKEN: GATEWAY_TOKEN });
  });

  test('with a slash at its end is written without', async () => {
    const options = ['--way', 'gateway', '--base-url', `${person.sandbox.url}/gateway/`, '--offline'];
    const { changes } = await plan(...options);
    expect(changes).toContainEqual(
      expect.objectContaining({
        key: 'env.ANTHROPIC_BEDROCK_BASE_URL',
        after: `${person.sandbox.url}/gateway`,
      }),
    );
  });

  test.each([
    ['no address', [], 'option-missing'],
    ['plain http', ['--base-url', 'http://gw.example.com/bedrock'], 'gateway-malformed'],
    ['a password in the address', ['--base-url', 'https://a:b@gw.example.com'], 'gateway-malformed'],
    ['the path of a request', ['--base-url', 'https://gw.example.com/model/x/invoke'], 'gateway-malformed'],
    ['a query', ['--base-url', 'https://gw.example.com/?a=b'], 'gateway-malformed'],
    ['AWS itself', ['--base-url', 'https://bedrock-runtime.eu-central-1.amazonaws.com'], 'gateway-malformed'],
    ['a profile', ['--base-url', 'https://gw.example.com', '--profile', 'work'], 'option-conflict'],
    ['the environment', ['--base-url', 'https://gw.example.com', '--auth', 'environment'], 'option-conflict'],
  ])('refuses %s', async (_what, options, code) => {
    expect(await refusal('--way', 'gateway', '--offline', ...options)).toBe(code);
  });

  test.each([
    ['a web page', '/gateway', { kind: 'html', status: 200 } as const, 'gateway-no-bedrock', /web page/],
    ["Anthropic's own API", '/gateway', said(NOT_FOUND, 404), 'gateway-no-bedrock', /Anthropic's own API/],
    ['404 to everything', '/gateway', said('not found', 404), 'gateway-no-bedrock', /says: HTTP 404/],
    ['another API of AWS', '/nothing', undefined, 'gateway-no-bedrock', /Unknown operation/],
    ['text in the place of JSON', '/gateway', said('ok', 200), 'gateway-no-bedrock', /HTTP 200/],
    [
      'that the key is unknown',
      '/gateway',
      undefined,
      'gateway-key-refused',
      /HTTP 401, gateway: unknown token/,
    ],
  ])('that answers with %s is refused', async (_what, path, fault, code, said) => {
    if (fault) person.sandbox.fail({ service: 'gateway' }, fault);
    const url = `${person.sandbox.url}${path}`;
    const refused = await runRefusal(person.world, 'setup', '--plan', '--way', 'gateway', '--base-url', url);
    expect(refused).toMatchObject({ code, message: expect.stringMatching(said) });
  });

  test.each([
    ['of Amazon Bedrock', exampleApiKey().token],
    ['of AWS', EXAMPLE.accessKeyId],
    ["of Anthropic's own service", 'sk-ant-api03-000000000000'],
  ])('is shown no key %s', async (_whose, text) => {
    expect(await refusal(...gateway(), '--api-key-file', await key(text))).toBe('api-key-other-way');
    expect(asked()).toEqual([]);
  });
});

describe('from one way to another', () => {
  const gateway = async () => [
    ...['--way', 'gateway', '--base-url', `${person.sandbox.url}/gateway`],
    ...['--api-key-file', await key(GATEWAY_TOKEN), '--pin', 'opus=eu.anthropic.claude-opus-5-5'],
  ];
  const invoke = ['--way', 'invoke', ...WORK, '--pin', 'opus=eu.anthropic.claude-opus-5-5'];
  const WAYS = {
    invoke: async () => invoke,
    mantle: async () => [...MANTLE, ...WORK, '--pin', 'opus=anthropic.claude-opus-5-5'],
    platform: async () => [
      ...PLATFORM,
      ...WORK,
      '--pin',
      'opus=claude-opus-5-5',
      '--model',
      'claude-sonnet-5',
    ],
    gateway,
  };
  const pairs = Object.keys(WAYS).flatMap((from) =>
    Object.keys(WAYS).flatMap((to) => (from === to ? [] : [[from, to] as const])),
  ) as (readonly [keyof typeof WAYS, keyof typeof WAYS])[];

  test.each(pairs)('%s to %s leaves what %s alone would', async (from, to) => {
    await setup(...(await WAYS[to]()), '--offline');
    const alone = await settings();
    await runData(person.world, 'reset', '--plan').then(({ planId }) =>
      runData(person.world, 'reset', '--apply', '--plan-id', planId),
    );
    expect(await settings()).toEqual({ theme: 'dark' });
    await setup(...(await WAYS[from]()), '--offline');
    await setup(...(await WAYS[to]()), '--offline');
    const { AWS_REGION: _, ...env } = (await settings()).env;
    // Before a gateway the region stays, which says no more than which models are Claude Code's own choice.
    expect(to === 'gateway' ? { ...(await settings()), env } : await settings()).toEqual(alone);
  });

  test('without --way, what is set beside Bedrock Invoke stays', async () => {
    await person.settings({ env: { ...ENV, CLAUDE_CODE_USE_MANTLE: '1' } });
    expect((await plan(...WORK)).changes.map(({ key: name }: { key: string }) => name)).toEqual([
      'awsAuthRefresh',
    ]);
  });

  test.each([
    ['mantle', WORK, ['env.ANTHROPIC_MODEL']],
    ['platform', WORK, ['env.ANTHROPIC_MODEL']],
    ['gateway', [], ['env.ANTHROPIC_MODEL']],
  ] as const)('without --way, %s that stands stays, and that is said', async (way, options, changed) => {
    await setup(...(await WAYS[way]()), '--offline');
    const model = { mantle: 'anthropic.claude-sonnet-5', platform: 'claude-opus-5', gateway: 'sonnet' }[way];
    const given = [...options, '--model', model, '--offline'];
    const report = await plan(...given);
    expect(report.changes.map(({ key: name }: { key: string }) => name)).toEqual(changed);
    expect(report.warnings).toContainEqual({
      code: 'way-kept',
      message: expect.stringContaining('--way invoke'),
    });
    expect(report.applyOptions).not.toContain('--way');
    await setup(...given);
    expect((await settings()).env).toMatchObject({ ANTHROPIC_MODEL: model });
  });

  test('what the way that stands does not take is refused with the way out of it', async () => {
    await setup(...(await gateway()), '--offline');
    const refused = await runRefusal(person.world, 'setup', '--plan', ...WORK, '--offline');
    expect(refused).toMatchObject({ code: 'option-conflict', fix: expect.stringContaining('--way invoke') });
    expect((await plan('--way', 'invoke', ...WORK, '--offline')).changes).not.toEqual([]);
  });

  test('a way that an untrusted folder names is not kept', async () => {
    const stranger = JSON.stringify({ env: { CLAUDE_CODE_USE_MANTLE: '1' } });
    await put(join(person.world.cwd, '.claude', 'settings.json'), stranger);
    const { changes } = await plan(...WORK, '--offline', '--scope', 'project');
    expect(changes).toContainEqual(expect.objectContaining({ key: 'env.CLAUDE_CODE_USE_BEDROCK' }));
  });

  test('names and abilities go with the model that they describe, and alone stay', async () => {
    const named = (of: string) => ({ [`${of}_NAME`]: 'Mine', [`${of}_SUPPORTED_CAPABILITIES`]: 'effort' });
    await person.settings({
      env: {
        ...ENV,
        ANTHROPIC_DEFAULT_OPUS_MODEL: 'eu.anthropic.claude-opus-5-5',
        ...named('ANTHROPIC_DEFAULT_OPUS_MODEL'),
        ANTHROPIC_CUSTOM_MODEL_OPTION: 'claude-sonnet-5',
        ...named('ANTHROPIC_CUSTOM_MODEL_OPTION'),
      },
    });
    await setup(...PLATFORM, ...WORK, '--offline');
    const { env } = await settings();
    expect(Object.keys(env).filter((name) => /OPUS|CUSTOM/.test(name))).toEqual([
      'ANTHROPIC_CUSTOM_MODEL_OPTION',
      'ANTHROPIC_CUSTOM_MODEL_OPTION_NAME',
      'ANTHROPIC_CUSTOM_MODEL_OPTION_SUPPORTED_CAPABILITIES',
    ]);
  });

  test('a way that the shell exports is switched off', async () => {
    person.env.CLAUDE_CODE_USE_BEDROCK = '1';
    const { changes } = await plan(...PLATFORM, ...WORK, '--offline');
    expect(changes).toContainEqual(
      expect.objectContaining({ key: 'env.CLAUDE_CODE_USE_BEDROCK', after: '0' }),
    );
  });

  test('a way in a scope that wins is refused by name, one in a scope below is covered', async () => {
    await person.settings({ env: { CLAUDE_CODE_USE_BEDROCK: '1' } }, 'project');
    const refused = await runRefusal(person.world, 'setup', '--plan', ...PLATFORM, ...WORK, '--offline');
    expect(refused).toMatchObject({ code: 'way-conflict', fix: expect.stringContaining('--scope project') });
    const { changes } = await plan(...PLATFORM, ...WORK, '--offline', '--scope', 'local');
    expect(changes).toContainEqual(
      expect.objectContaining({ key: 'env.CLAUDE_CODE_USE_BEDROCK', after: '' }),
    );
  });

  test('a token of others is not sent to a new gateway', async () => {
    await person.settings({ apiKeyHelper: 'print-it', env: { ANTHROPIC_AUTH_TOKEN: 'for-something-else' } });
    const options = ['--way', 'gateway', '--base-url', `${person.sandbox.url}/gateway`, '--offline'];
    const { changes } = await plan(...options);
    const gone = changes.filter(({ after }: { after?: string }) => after === undefined);
    expect(gone.map(({ key: name }: { key: string }) => name).sort()).toEqual([
      'apiKeyHelper',
      'env.ANTHROPIC_AUTH_TOKEN',
    ]);
  });
});
