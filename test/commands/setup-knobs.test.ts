import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { SETTINGS_KEYS, type ValueShape } from '../../src/knowledge/settings-keys.ts';
import { withGuardrail } from '../../src/plan/setup/guardrail.ts';
import { setupSchema } from '../../src/report/changes/setup.ts';
import { EXAMPLE } from '../../src/sandbox/index.ts';
import { ENV, makePerson, type Person } from '../doctor/person.ts';
import { runData, runRefusal, runText } from '../support/run.ts';
import { put } from '../support/world.ts';

const WORK = ['--profile', 'work', '--region', 'eu-central-1'];

let person: Person;
let file: string;

beforeEach(async () => {
  person = await makePerson();
  file = await person.settings({ env: ENV });
});

const plan = (...options: string[]) => runData(person.world, 'setup', '--plan', ...WORK, ...options);
const refusal = (...options: string[]) => runRefusal(person.world, 'setup', '--plan', ...WORK, ...options);

/** The `env` once the plan of these options was carried out. */
async function envAfter(...options: string[]) {
  const { planId } = await plan(...options);
  await runData(person.world, 'setup', '--apply', '--plan-id', planId, ...WORK, ...options);
  return JSON.parse(await readFile(file, 'utf8')).env;
}

describe('--region-prefix', () => {
  test.each([
    ['eu', /may be answered in AWS regions of Europe\. IAM .* in each of these regions/],
    ['global', /in any commercial AWS region of the world\. IAM .* without a region/],
  ])('%s says where requests may be answered, and what IAM needs', async (prefix, said) => {
    const report = await plan('--region-prefix', prefix, '--offline');
    expect(setupSchema.parse(report)).toEqual(report);
    expect(report.residency).toEqual([expect.stringMatching(said)]);
    const { text } = await runText(
      person.world,
      'setup',
      '--plan',
      ...WORK,
      '--region-prefix',
      prefix,
      '--offline',
    );
    expect(text.replace(/\s+/g, ' ')).toMatch(said);
    expect(await envAfter('--region-prefix', prefix, '--offline')).toMatchObject({
      ANTHROPIC_BEDROCK_REGION_PREFIX: prefix,
    });
  });

  test.each([
    ['of another part of the world', ['--region-prefix', 'us'], 'model-wrong-prefix'],
    ['on a way that has none', ['--region-prefix', 'eu', '--way', 'mantle'], 'option-conflict'],
  ])('%s is refused', async (_what, options, code) => {
    expect((await refusal(...options, '--offline')).code).toBe(code);
  });
});

describe('--1m', () => {
  test('on and off, for models that are named and for those that stand, but for Haiku', async () => {
    const on = await envAfter('--1m', 'on', '--pin', 'sonnet=eu.anthropic.claude-sonnet-4-6', '--offline');
    expect(on).toMatchObject({
      ANTHROPIC_DEFAULT_OPUS_MODEL: 'eu.anthropic.claude-opus-5-5[1m]',
      ANTHROPIC_DEFAULT_SONNET_MODEL: 'eu.anthropic.claude-sonnet-4-6[1m]',
      ANTHROPIC_DEFAULT_HAIKU_MODEL: ENV.ANTHROPIC_DEFAULT_HAIKU_MODEL,
    });
    const { warnings } = await plan('--1m', 'on', '--offline');
    expect(warnings).toContainEqual({
      code: 'long-context-cost',
      message: expect.stringContaining('200,000'),
    });
    const off = await envAfter('--1m', 'off', '--offline');
    expect(off).toMatchObject({ ANTHROPIC_DEFAULT_OPUS_MODEL: ENV.ANTHROPIC_DEFAULT_OPUS_MODEL });
  });
});

describe('--behind', () => {
  const ARN = EXAMPLE.claudeProfileArn;
  const US = ['--profile', 'work', '--region', 'us-east-1'];

  test('writes name and capabilities along with an ARN, and they go with it', async () => {
    const options = ['--pin', `sonnet=${ARN}`];
    const { warnings } = await runData(person.world, 'setup', '--plan', ...US, ...options);
    expect(warnings).toContainEqual({
      code: 'arn-nameless',
      message: expect.stringContaining('--behind sonnet=claude-sonnet-4-6'),
    });
    const named = [...US, ...options, '--behind', 'sonnet=claude-sonnet-4-6'];
    const { planId, warnings: none } = await runData(person.world, 'setup', '--plan', ...named);
    expect(none).toEqual([]);
    await runData(person.world, 'setup', '--apply', '--plan-id', planId, ...named);
    expect(JSON.parse(await readFile(file, 'utf8')).env).toMatchObject({
      ANTHROPIC_DEFAULT_SONNET_MODEL: ARN,
      ANTHROPIC_DEFAULT_SONNET_MODEL_NAME: 'Claude Sonnet 4.6',
      ANTHROPIC_DEFAULT_SONNET_MODEL_DESCRIPTION: 'Application inference profile k7v2m9x4q1ab in us-east-1',
      ANTHROPIC_DEFAULT_SONNET_MODEL_SUPPORTED_CAPABILITIES:
        'effort,max_effort,thinking,adaptive_thinking,interleaved_thinking',
    });
    const after = await envAfter('--pin', 'sonnet=eu.anthropic.claude-sonnet-5', '--offline');
    expect(Object.keys(after).filter((key) => /_NAME|_DESCRIPTION|_CAPABILITIES/.test(key))).toEqual([]);
  });

  test('is refused where the pin is no ARN', async () => {
    const options = ['--pin', 'sonnet=eu.anthropic.claude-sonnet-5', '--behind', 'sonnet=claude-sonnet-5'];
    expect((await refusal(...options, '--offline')).code).toBe('option-conflict');
  });
});

describe('--override', () => {
  const ARN = 'arn:aws:bedrock:eu-central-1:111122223333:application-inference-profile/abc123def456';

  test('is written beside the others, taken back by name, and undone byte for byte', async () => {
    const before = { env: ENV, modelOverrides: { 'claude-opus-5': 'eu.anthropic.claude-opus-5' } };
    const file = await person.settings(before);
    const text = await readFile(file, 'utf8');
    const options = ['--override', `claude-sonnet-4-6=${ARN}`, ...WORK, '--offline'];
    const { planId, changes } = await runData(person.world, 'setup', '--plan', ...options);
    expect(changes).toContainEqual(
      expect.objectContaining({ key: 'modelOverrides.claude-sonnet-4-6', after: ARN }),
    );
    await runData(person.world, 'setup', '--apply', '--plan-id', planId, ...options);
    const { modelOverrides } = JSON.parse(await readFile(file, 'utf8'));
    expect(modelOverrides).toEqual({ ...before.modelOverrides, 'claude-sonnet-4-6': ARN });
    const gone = await plan('--override', 'claude-sonnet-4-6=', '--offline');
    expect(gone.changes).toContainEqual(expect.objectContaining({ key: 'modelOverrides.claude-sonnet-4-6' }));
    const reset = await runData(person.world, 'reset', '--plan');
    await runData(person.world, 'reset', '--apply', '--plan-id', reset.planId);
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  test('that takes back what is not there changes nothing', async () => {
    const { changes } = await plan('--override', 'claude-sonnet-4-6=', '--offline');
    expect(changes.filter(({ key }: { key: string }) => key.startsWith('modelOverrides'))).toEqual([]);
  });

  test.each([
    ['a model as Bedrock names it', `anthropic.claude-sonnet-4-6=${ARN}`, 'model-malformed'],
    ['what is no id', 'claude-sonnet-4-6=sonnet', 'model-malformed'],
    [
      'an ARN of another region',
      `claude-sonnet-4-6=${ARN.replace('eu-central-1', 'us-east-1')}`,
      'arn-region',
    ],
    ['an ARN that is cut off', `claude-sonnet-4-6=${ARN.slice(0, 50)}`, 'model-malformed'],
  ])('%s is refused', async (_what, text, code) => {
    expect((await refusal('--override', text, '--offline')).code).toBe(code);
  });
});

test.each([
  'ANTHROPIC_DEFAULT_SONNET_MODEL_SUPPORTED_CAPABILITIES=flying',
  'CLAUDE_CODE_EFFORT_LEVEL=utmost',
  'ANTHROPIC_BEDROCK_SERVICE_TIER=gold',
])('--set %s: a value that Claude Code does not have is refused', async (text) => {
  expect((await refusal('--set', text, '--offline')).code).toBe('setting-invalid');
});

describe('--guardrail', () => {
  test('is tried, and written beside the other headers', async () => {
    for (const account of person.sandbox.cloud.accounts)
      account.guardrails = [{ id: 'gr1', versions: ['2'] }];
    await person.settings({ env: { ...ENV, ANTHROPIC_CUSTOM_HEADERS: 'X-Team: a' } });
    expect((await plan('--guardrail', 'gr1:2')).warnings).toEqual([]);
    expect((await envAfter('--guardrail', 'gr1:2')).ANTHROPIC_CUSTOM_HEADERS).toBe(
      'X-Team: a\nX-Amzn-Bedrock-GuardrailIdentifier: gr1\nX-Amzn-Bedrock-GuardrailVersion: 2',
    );
    expect(await refusal('--guardrail', 'gr1:3')).toMatchObject({ code: 'guardrail-missing' });
  });

  test('of which IAM says no is a warning that names the right', async () => {
    for (const account of person.sandbox.cloud.accounts)
      account.denies.push({ kind: 'identity-policy', action: 'bedrock:ApplyGuardrail', resource: '*' });
    const { warnings } = await plan('--guardrail', 'gr1:2');
    expect(warnings).toEqual([
      { code: 'guardrail-not-proved', message: expect.stringContaining('bedrock:ApplyGuardrail') },
    ]);
  });

  test.each([
    ['without a version', 'gr1', 'guardrail-malformed'],
    ['with a word for a version', 'gr1:latest', 'guardrail-malformed'],
    ['of another region', 'arn:aws:bedrock:us-east-1:111122223333:guardrail/gr1:1', 'arn-region'],
  ])('%s is refused', async (_what, text, code) => {
    expect((await refusal('--guardrail', text, '--offline')).code).toBe(code);
  });

  test('takes the place of another', () => {
    const standing = 'x-amzn-bedrock-guardrailidentifier: old\nX-Team: a\nX-Amzn-Bedrock-GuardrailVersion: 1';
    expect(withGuardrail(standing, { id: 'new', version: 'DRAFT' })).toBe(
      'X-Team: a\nX-Amzn-Bedrock-GuardrailIdentifier: new\nX-Amzn-Bedrock-GuardrailVersion: DRAFT',
    );
  });
});

describe('--ca-file', () => {
  test('is written with its whole path', async () => {
    const name = await put(join(person.world.cwd, 'ca.pem'), '-----BEGIN CERTIFICATE-----\nAA==\n');
    expect(await envAfter('--ca-file', 'ca.pem', '--offline')).toMatchObject({ NODE_EXTRA_CA_CERTS: name });
  });

  test.each([
    ['that is not there', undefined],
    ['that is no certificate', 'not PEM'],
  ])('%s is refused', async (_what, text) => {
    if (text !== undefined) await put(join(person.world.cwd, 'ca.pem'), text);
    expect((await refusal('--ca-file', 'ca.pem', '--offline')).code).toBe('ca-file-unusable');
  });
});

describe('--proxy', () => {
  test('that somebody listens at is written, one that nobody does is a warning', async () => {
    const options = ['--proxy', person.sandbox.url];
    expect((await plan(...options)).warnings).toEqual([]);
    expect(await envAfter(...options, '--offline')).toMatchObject({ HTTPS_PROXY: person.sandbox.url });
    expect((await plan('--proxy', 'http://localhost:9')).warnings).toEqual([
      { code: 'proxy-unreachable', message: expect.stringContaining('ECONNREFUSED') },
    ]);
  });

  test.each([
    'proxy.example.com:8080',
    'socks5://proxy:1080',
    'http://ada:secret@proxy:8080',
    'http://proxy/path',
  ])('%s is refused, and no password is repeated', async (text) => {
    const { code, message, fix } = await refusal('--proxy', text, '--offline');
    expect(code).toBe('proxy-malformed');
    expect(message + fix).not.toContain('secret');
  });
});

describe('every key that --set takes', () => {
  const WORDS: Partial<Record<ValueShape['kind'], string>> = {
    switch: '1',
    flag: 'true',
    region: 'eu-central-1',
    profile: 'work',
    model: 'eu.anthropic.claude-sonnet-5',
    models: 'sonnet,opus',
    url: 'https://gw.example.com',
    proxy: 'http://proxy.example.com:8080',
    hosts: '.example.com',
    file: '/etc/ssl/company.pem',
    workspace: 'wrkspc_01AbCd',
    headers: 'X-A: b',
    betas: 'a,b',
    text: 'Opus',
    json: '{"a":1}',
  };
  const wordOf = (shape: ValueShape) => {
    if (shape.kind === 'integer') return `${shape.max}`;
    if (shape.kind === 'choice' || shape.kind === 'choices') return shape.choices[0];
    return WORDS[shape.kind];
  };
  // What other options write.
  const OTHERWISE = /^(?:AWS_(?:PROFILE|REGION|DEFAULT_REGION)|CLAUDE_CODE_USE_)/;
  const keys = SETTINGS_KEYS.filter(({ settable, name }) => settable && !OTHERWISE.test(name));

  test('is written, seen by status and taken back byte for byte, all of them at once', async () => {
    expect(keys.length).toBeGreaterThan(80);
    const before = await readFile(file, 'utf8');
    const sets = keys.flatMap(({ name, shape }) => ['--set', `${name}=${wordOf(shape)}`]);
    await envAfter('--offline', ...sets);
    const { effective } = await runData(person.world, 'status');
    const seen = new Set(effective.map(({ key }: { key: string }) => key));
    expect(keys.filter(({ name }) => !seen.has(name))).toEqual([]);
    const { planId } = await runData(person.world, 'reset', '--plan');
    await runData(person.world, 'reset', '--apply', '--plan-id', planId);
    expect(await readFile(file, 'utf8')).toBe(before);
  });
});
