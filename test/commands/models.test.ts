import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { World } from '../../src/model/world.ts';
import { modelsSchema } from '../../src/report/models/models.ts';
import { EXAMPLE, exampleApiKey, type Sandbox, shortTermApiKey } from '../../src/sandbox/index.ts';
import { sandboxWorld } from '../aws/support.ts';
import { sandboxForTest } from '../sandbox/support.ts';
import { putAwsFiles, putSsoToken } from '../support/aws-home.ts';
import { runData, runRefusal, runText } from '../support/run.ts';
import { put } from '../support/world.ts';

const OPUS = 'eu.anthropic.claude-opus-5-5';
const KEYS = ['--profile', 'keys'] as const;

let sandbox: Sandbox;
let world: World & { home: string };

beforeEach(async () => {
  sandbox = await sandboxForTest();
  world = await sandboxWorld(sandbox, { AWS_ENDPOINT_URL_SSO: sandbox.urlIn(EXAMPLE.ssoRegion) });
  await putAwsFiles(world.home);
});

/** The answer of `models --json`, which always has the shape of its schema. */
async function models(...options: string[]) {
  const data = await runData(world, 'models', ...options);
  expect(modelsSchema.parse(data)).toEqual(data);
  return modelsSchema.parse(data);
}
const refusal = (...options: string[]) => runRefusal(world, 'models', ...options);
const putSettings = (env: object) => put(join(world.home, '.claude/settings.json'), JSON.stringify({ env }));
const signers = () => new Set(sandbox.requests.map(({ signer }) => signer?.kind));

test('probing says who asked', async () => {
  const { signedBy } = await models(...KEYS, '--probe');
  expect(signedBy).toEqual({
    kind: 'profile',
    name: 'keys',
    key: 'AKIA…OPER',
    accountId: '111122223333',
    arn: 'arn:aws:iam::111122223333:user/developer',
  });
});

test('lists the models of the region of the profile', async () => {
  const data = await models(...KEYS);
  expect(data.regions).toEqual([{ region: 'us-west-2', state: 'listed' }]);
  expect(data.models.filter(({ recommended }) => recommended).map(({ id }) => id)).toEqual([
    'global.anthropic.claude-opus-5-5',
    'global.anthropic.claude-sonnet-5',
    'global.anthropic.claude-haiku-4-5-20251001-v1:0',
    'global.anthropic.claude-fable-5',
  ]);
  expect(data.nextStep).toMatch(/claude-bedrock models --profile keys --region us-west-2 --probe$/);
});

test('probes the recommended models, and offers the way on to setup', async () => {
  const data = await models(...KEYS, '--region', 'eu-central-1', '--probe');
  expect(data.models.find(({ id }) => id === OPUS)).toMatchObject({ recommended: true, probe: 'usable' });
  const fable = data.models.find(({ family }) => family === 'fable');
  expect(fable).toMatchObject({
    recommended: false,
    probe: 'data-retention',
    probeMessage: expect.any(String),
  });
  expect(data.choices[0]).toMatchObject({ region: 'eu-central-1', routing: 'geographic', recommended: true });
  expect(data.nextStep).toContain(`claude-bedrock setup --plan --profile keys ${data.choices[0]?.options}`);
});

test('probes named models too, also where the region does not list them', async () => {
  const data = await models(
    ...KEYS,
    '--region',
    'eu-central-1',
    '--model',
    `${OPUS}[1m]`,
    '--model',
    'us.anthropic.claude-sonnet-5',
  );
  const probed = data.models
    .filter(({ probe }) => probe)
    .map(({ id, probe, isListed }) => [id, probe, isListed]);
  expect(probed).toEqual([
    [OPUS, 'usable', undefined],
    ['us.anthropic.claude-sonnet-5', 'model-not-listed', false],
  ]);
});

test('probes named models where listing is denied', async () => {
  for (const { denies } of sandbox.cloud.accounts) {
    denies.push({ kind: 'identity-policy', action: 'bedrock:List*', resource: '*' });
  }
  const data = await models(...KEYS, '--region', 'eu-central-1', '--model', OPUS);
  expect(data.regions).toMatchObject([{ state: 'failed', finding: 'list-denied' }]);
  expect(data.models).toMatchObject([{ id: OPUS, probe: 'usable' }]);
  expect(await refusal(...KEYS, '--region', 'eu-central-1')).toMatchObject({
    code: 'list-denied',
    exitCode: 1,
  });
});

test('asks several regions side by side, each once, and reports each', async () => {
  sandbox.fail({ region: 'eu-west-1' }, { kind: 'html', status: 200 });
  const regions = ['us-east-1', 'mx-central-1', 'eu-west-1', 'us-east-1'];
  const data = await models(...KEYS, ...regions.flatMap((region) => ['--region', region]));
  expect(data.regions).toMatchObject([
    { region: 'us-east-1', state: 'listed' },
    { region: 'mx-central-1', state: 'none' },
    { region: 'eu-west-1', state: 'failed', finding: 'proxy' },
  ]);
});

test('asks every region with Claude for all', async () => {
  const { regions } = await models(...KEYS, '--region', 'all');
  expect(regions.length).toBeGreaterThan(20);
  expect(regions.map(({ region }) => region)).not.toContain('us-gov-west-1');
});

test('signs with what Claude Code uses where no option says otherwise', async () => {
  await putSettings({ AWS_PROFILE: 'keys', AWS_REGION: 'eu-central-1' });
  const data = await models();
  expect(data.signedBy).toMatchObject({ kind: 'profile', name: 'keys' });
  expect(data.regions).toMatchObject([{ region: 'eu-central-1' }]);
});

test('does not let a repository that may not be trusted say where requests go', async () => {
  const env = { ANTHROPIC_BEDROCK_BASE_URL: 'http://127.0.0.1:1', AWS_CONFIG_FILE: '/nowhere' };
  await put(join(world.cwd, '.claude/settings.json'), JSON.stringify({ env }));
  expect((await models(...KEYS)).regions).toMatchObject([{ state: 'listed' }]);
});

test('signs in through Identity Center, and asks nothing when that is over', async () => {
  const code = 'sso-not-signed-in';
  expect(await refusal('--profile', 'work')).toMatchObject({
    code,
    fix: expect.stringContaining('--profile work'),
  });
  const expiresAt = new Date(Date.now() - 60_000).toISOString();
  await putSsoToken(world.home, 'corp', { accessToken: 'SECRET-TOKEN', expiresAt });
  expect(await refusal('--profile', 'work')).toMatchObject({ code: 'sso-expired' });
  expect(sandbox.requests).toEqual([]);
});

describe('with an Amazon Bedrock API key', () => {
  const keyFile = (key: string) => put(join(world.home, 'key.txt'), `${key}\n`);

  test('asks with the key and never shows it', async () => {
    const { token } = exampleApiKey();
    const options = ['--api-key-file', await keyFile(token), '--region', 'eu-central-1', '--probe'];
    const { text, exitCode } = await runText(world, 'models', ...options);
    expect(exitCode).toBe(0);
    expect(text).toContain('setup --plan --auth api-key --api-key-file');
    expect(text + JSON.stringify(await models(...options))).not.toContain(token.slice(5, 40));
    expect(signers()).toEqual(new Set(['bearer']));
  });

  test('a short-term key is asked in its region, and refused for others before it is sent', async () => {
    const { accessKeyId, secretAccessKey } = EXAMPLE;
    const key = shortTermApiKey({ accessKeyId, secretAccessKey }, 'eu-west-1', new Date());
    const options = ['--api-key-file', await keyFile(key)];
    expect((await models(...options)).regions).toEqual([{ region: 'eu-west-1', state: 'listed' }]);
    const sent = sandbox.requests.length;
    expect(await refusal(...options, '--region', 'us-east-1')).toMatchObject({ code: 'bearer-wrong-region' });
    expect(sandbox.requests).toHaveLength(sent);
  });

  test('a key that AWS does not know is refused with the reason', async () => {
    const file = await keyFile('ABSKbm90LWEta2V5');
    expect(await refusal('--api-key-file', file, '--region', 'us-east-1')).toMatchObject({
      code: 'bearer-invalid',
      exitCode: 1,
    });
  });

  test('that setup has just written is offered before the restart, for models and for setup', async () => {
    const { token } = exampleApiKey();
    const where = ['--api-key-file', await keyFile(token), '--region', 'eu-central-1', '--offline'];
    const { planId } = await runData(world, 'setup', '--plan', '--auth', 'api-key', ...where);
    await runData(world, 'setup', '--apply', '--plan-id', planId, '--auth', 'api-key', ...where);
    const { offers } = await runData(world, 'status');
    expect(offers[0]).toEqual({
      label: 'API key in your settings',
      description: expect.stringMatching(
        /^Amazon Bedrock API key ABSK…\S{4}, which your settings hold already$/,
      ),
      options: '--auth api-key',
      isReady: true,
    });
    const options = offers[0].options.split(' ');
    const found = await models(...options, '--probe');
    expect(found).toMatchObject({ signedBy: { kind: 'api-key' }, regions: [{ region: 'eu-central-1' }] });
    const change = ['--plan', ...options, '--region', 'us-east-1', '--offline'];
    const plan = await runData(world, 'setup', ...change);
    expect(plan.changes.map(({ key }: { key: string }) => key)).toEqual(['env.AWS_REGION']);
  });

  test('in the settings of a repository that may not be trusted is not taken over', async () => {
    const env = { AWS_BEARER_TOKEN_BEDROCK: exampleApiKey().token };
    await put(join(world.cwd, '.claude/settings.json'), JSON.stringify({ env }));
    const { offers } = await runData(world, 'status');
    expect(offers.map(({ options }: { options: string }) => options)).not.toContain('--auth api-key');
    const options = ['--plan', '--auth', 'api-key', '--region', 'us-east-1', '--offline'];
    expect((await runRefusal(world, 'setup', ...options)).code).toBe('api-key-missing');
  });

  test('is not mixed with a profile', async () => {
    const file = await keyFile(exampleApiKey().token);
    expect(await refusal('--api-key-file', file, ...KEYS)).toMatchObject({ code: 'option-conflict' });
  });
});

describe('refuses', () => {
  const cases: readonly [string, string[], string][] = [
    ['an unknown profile, naming the nearest', ['--profile', 'kesy'], "'keys'"],
    ['a profile that the SDK does not read', ['--profile', 'two words'], 'profile-name-unsupported'],
    ['a profile with shell characters that does not exist', ['--profile', 'x;rm -rf ~'], 'profile-missing'],
    ['an incomplete profile, saying what is missing', ['--profile', 'broken'], 'sso_session names nowhere'],
    ['a malformed region, naming the nearest', [...KEYS, '--region', 'eu-cental-1x'], 'region-malformed'],
    ['a region that is a path', [...KEYS, '--region', 'evil.example/#'], 'region-malformed'],
    ['an alias as a model', [...KEYS, '--model', 'opus'], 'model-malformed'],
    [
      'an ARN of another region',
      [...KEYS, '--region', 'eu-west-1', '--model', EXAMPLE.claudeProfileArn],
      'arn-region',
    ],
    ['to ask without credentials', [], 'credentials-unavailable'],
  ];
  test.each(cases)('%s', async (_, options, expected) => {
    const answer = await refusal(...options);
    expect(JSON.stringify(answer)).toContain(expected);
    expect(answer.exitCode).toBe(1);
    expect(sandbox.requests).toEqual([]);
  });

  test('with a finding where no region answers', async () => {
    sandbox.fail({ service: 'bedrock' }, { kind: 'reset' });
    expect(await refusal(...KEYS)).toMatchObject({ code: 'endpoint-unreachable', exitCode: 1 });
  });

  test('a profile named $(id) as any other, quoted in the fix', async () => {
    expect(await refusal('--profile', '$(id)')).toMatchObject({
      code: 'sso-not-signed-in',
      fix: expect.stringContaining("--profile '$(id)'"),
    });
  });
});

test('as text shows both routings, marks the recommended one, and fits into 80 columns', async () => {
  const { text } = await runText(world, 'models', ...KEYS, '--region', 'eu-central-1', '--probe');
  expect(text).toMatch(/^ {2}\* eu\.anthropic\.claude-opus-5-5 +eu +✔ usable$/m);
  expect(text).toMatch(/^ {4}global\.anthropic\.claude-opus-5-5 +global +✔ usable$/m);
  const lines = text.split('\n').filter((line) => !line.startsWith('  claude-bedrock setup'));
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
});

test('as text names the choices in the words of the question', async () => {
  const options = [...KEYS, '--region', 'eu-central-1', '--probe'];
  const { choices } = await models(...options);
  expect(choices.map(({ label }) => label)).toEqual(['Only within the EU (Recommended)', 'Global']);
  const { text } = await runText(world, 'models', ...options);
  const flat = text.replace(/\s+/g, ' ');
  for (const { label, description } of choices) expect(flat).toContain(`${label} ${description}`);
  expect((await runText(world, 'models', ...KEYS, '--region', 'eu-central-1')).text).not.toContain(
    'Only within',
  );
});

test('where no model can be invoked says why, and where else to look', async () => {
  for (const account of sandbox.cloud.accounts) account.isRestricted = true;
  const { choices, nextStep } = await models(...KEYS, '--probe');
  expect(choices.filter(({ recommended }) => recommended)).toEqual([]);
  expect(nextStep).toMatch(
    /Only AWS Support can lift this.*claude-bedrock models --profile keys --region all --probe$/,
  );
});

test('a sign-in without a region is not sent to us-east-1 unasked', async () => {
  await put(
    join(world.home, '.aws/credentials'),
    '[bare]\naws_access_key_id = AKIA1\naws_secret_access_key = x\n',
  );
  expect(await refusal('--profile', 'bare')).toMatchObject({ code: 'option-missing' });
  expect(sandbox.requests).toEqual([]);
});

describe('a role that may invoke nothing', () => {
  const deny = (...actions: string[]) => {
    for (const { denies } of sandbox.cloud.accounts) {
      denies.push(...actions.map((action) => ({ kind: 'identity-policy' as const, action, resource: '*' })));
    }
  };

  test('is told each reason once, with what helps and how many models it is about', async () => {
    deny('bedrock:InvokeModel');
    const data = await models(...KEYS, '--region', 'eu-central-1', '--probe');
    const refused = data.models.filter(({ probe }) => probe === 'iam-denied');
    expect(refused.length).toBeGreaterThan(3);
    expect(data.reasons).toEqual([
      {
        probe: 'iam-denied',
        say: expect.stringMatching(
          /do not allow the request\. AWS says: .*user\/developer is not authorized to perform: bedrock:InvokeModel on resource: … /,
        ),
        fix: expect.stringContaining('Ask the administrator'),
        count: refused.length,
      },
    ]);
  });

  test('in every region is told in what Claude is shown of an output', async () => {
    deny('bedrock:InvokeModel');
    const argv = ['models', ...KEYS, '--region', 'all', '--probe', '--json'];
    const { text: json } = await runText(world, ...argv);
    expect(json.length).toBeLessThan(25_000);
    const data = modelsSchema.parse(JSON.parse(json).data);
    expect(Object.keys(data).indexOf('reasons')).toBeLessThan(Object.keys(data).indexOf('regions'));
    expect(data.reasons).toMatchObject([{ probe: 'iam-denied' }]);
    expect(data.reasons[0]?.count).toBeGreaterThan(30);
    expect(data.models).toMatchObject([{ probe: 'iam-denied', probeMessage: expect.any(String) }]);
    expect(data.regions.length).toBeGreaterThan(20);
  });

  test('and may list nothing either, with models named, has each region’s reason once', async () => {
    deny('bedrock:InvokeModel', 'bedrock:List*');
    const argv = [
      'models',
      ...KEYS,
      '--region',
      'all',
      '--probe',
      '--model',
      'global.anthropic.claude-opus-5-5',
    ];
    const { text: json } = await runText(world, ...argv, '--json');
    expect(json.length).toBeLessThan(25_000);
    const { regions } = modelsSchema.parse(JSON.parse(json).data);
    expect(regions.filter(({ finding }) => finding === 'list-denied').length).toBeGreaterThan(3);
    expect(regions.filter(({ message }) => message?.includes('List'))).toHaveLength(1);
  });
});

test('of many regions only what was asked or is recommended is told, what decides first', async () => {
  const data = await models(...KEYS, '--region', 'all', '--probe');
  expect(Object.keys(data).slice(0, 2)).toEqual(['nextStep', 'choices']);
  expect(data.models.every(({ recommended, probe }) => recommended || probe !== undefined)).toBe(true);
  expect(data.choices.filter(({ recommended }) => recommended).length).toBeLessThanOrEqual(1);
});
