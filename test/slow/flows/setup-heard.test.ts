import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXAMPLE, exampleApiKey, GATEWAY_TOKEN, shortTermApiKey } from '../../../src/sandbox/index.ts';
import { play, stepOf } from '../../flows/talk/play.ts';
import { put, trust } from '../../support/world.ts';
import { keysScene, wizardScene } from '../../wizard/support.ts';

test('a short-term key of another region names it, and that region is one answer away', async () => {
  const { world: plain, sandbox } = await wizardScene();
  const world = { ...plain, env: { ...plain.env, AWS_ENDPOINT_URL: sandbox.urlIn('eu-central-1') } };
  await put(join(world.home, 'key'), shortTermApiKey(EXAMPLE, 'eu-central-1', new Date(world.now())));
  const call = 'talk setup --auth api-key --api-key-file ~/key --region us-east-1';
  const { steps, last } = await play(world, call, ['eu-central-1 (Recommended)']);
  expect(steps[0]?.say).toMatch(/^The API key was made for eu-central-1 and does not work in us-east-1\./);
  expect(steps[0]?.ask?.options.map(({ label }) => label)).toContain('Another key');
  expect(last.ask?.header).toBe('Apply');
  expect(last.say).toContain('"AWS_REGION": "eu-central-1"');
});

test('of a gateway whose name leads nowhere that is said, and no region', async () => {
  const { world } = await keysScene();
  const host = `${'no-such-host-'.repeat(5)}.invalid`;
  const { last } = await play(world, `talk setup --way gateway --base-url https://${host} --keyless`, []);
  expect(last.say).toContain(`No host named ${host} was found.`);
  expect(last.say).not.toMatch(/region/i);
  expect(last.ask?.options[0]?.label).toBe('Yes');
});

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
test.each([
  'key: ABSKQmVkcm9ja0FQSUtleS1hYmNkZWZnaGlqa2xtbm9w',
  `AKIAIOSFODNN7EXAMPLE ${SECRET}`,
  SECRET,
  `aws_secret_access_key = ${SECRET}`,
  `AWS_SECRET_ACCESS_KEY=${SECRET}`,
  `my secret is ${SECRET}`,
  'Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abcdefghij',
  'it is sk-litellm-1234567890abcdefghijklmnop',
])('a key in the place of its file is not said back: %s', async (typed) => {
  const { world } = await wizardScene();
  const step = await stepOf(world, `talk setup --auth api-key --api-key-file '${typed}'`);
  expect(step.say).toContain('looks like the key itself');
  for (const word of typed.split(/[\s=]+/).filter((one) => one.length > 15))
    expect(JSON.stringify(step)).not.toContain(word);
});

test.each([
  'its in ~/bedrock-api-key',
  '"~/bedrock-api-key"',
  '$HOME/bedrock-api-key',
  '~/bedrock-api-key please.',
  'bedrock-api-key',
])('the file of a key is found as people write it: %s', async (typed) => {
  const { world, sandbox } = await wizardScene();
  const env = { ...world.env, AWS_ENDPOINT_URL: sandbox.urlIn('us-east-1') };
  await put(join(world.home, 'bedrock-api-key'), exampleApiKey().token);
  const call = 'talk setup --auth api-key --region us-east-1 --api-key-file';
  const { last } = await play({ ...world, env }, `${call} '${typed}'`, ['Yes']);
  expect(last.say).toContain('`~/bedrock-api-key` can be deleted');
});

test('of two words that exclude each other none is taken, also beside a misspelt one', async () => {
  const { world } = await keysScene();
  const said = "talk setup --said 'kyes in us-east-1 or us-west-2'";
  const { steps, last } = await play(world, said, ['us-west-2', 'keys']);
  expect(steps.map(({ ask }) => ask?.header)).toEqual(['Which', 'Misspelt', 'Apply']);
  expect(last.say).toContain('the AWS profile keys (account 111122223333) in us-west-2');
});

describe('at the account', () => {
  const PORTAL = { typed: 'example.awsapps.com' };
  test.each([
    ['Sandbox: BedrockUser', 'Apply', /account 111122223333|\(111122223333\)/],
    ['sandbox/BedrockUser', 'Apply', undefined],
    ['1', 'Apply', undefined],
    ['sandbox bedrockuser in ireland', 'Apply', /in eu-west-1/],
    ['api key', 'Key file', undefined],
    ['the wrong portal', 'Portal', undefined],
  ])('%s is heard', async (typed, header, say) => {
    const { world } = await wizardScene();
    const { last } = await play(world, 'talk setup', [PORTAL, { typed }]);
    expect(last.ask?.header).toBe(header);
    if (say) expect(last.say).toMatch(say);
  });

  test('what is not meant is not offered', async () => {
    const { world } = await wizardScene();
    const { last } = await play(world, 'talk setup', [PORTAL, { typed: 'not sandbox' }]);
    expect(JSON.stringify(last.ask ?? last.say)).not.toContain('Sandbox');
  });

  test('after one that has no models another is found by its name', async () => {
    const { world } = await wizardScene();
    const { steps, last } = await play(world, 'talk setup', [
      PORTAL,
      'Sandbox: ReadOnly',
      { typed: 'production' },
    ]);
    expect(steps.map(({ ask }) => ask?.header)).toContain('No model');
    expect(last.say ?? '').not.toContain('None of your');
  });
});

describe('an older sign-in that could renew itself', () => {
  const OLD = `[profile old]\nsso_start_url = ${EXAMPLE.startUrl}\nsso_region = eu-central-1\nsso_account_id = 111122223333\nsso_role_name = BedrockUser\nregion = eu-central-1\n`;
  test.each([
    ['yes', /session/],
    ['no', undefined],
    ['keep the old form', undefined],
  ])('%s answers the question', async (typed, say) => {
    const { world } = await wizardScene();
    await put(join(world.home, '.aws', 'config'), OLD);
    const { last, steps } = await play(world, 'talk setup --said old', [{ typed }]);
    expect(steps[0]?.ask?.header).toBe('Renewal');
    expect(last.ask?.header).toBe('Apply');
    if (say) expect(last.say).toMatch(say);
    else expect(last.say).not.toContain('sso_session');
  });
});

describe('what stands in the settings already', () => {
  test('a model of another geography is replaced, and the plan says so', async () => {
    const { world } = await keysScene();
    const model = 'us.anthropic.claude-opus-4-1-20250805-v1:0';
    await put(join(world.home, '.claude', 'settings.json'), JSON.stringify({ model }));
    const { last } = await play(world, 'talk setup', []);
    expect(last.say).toContain(
      `${model} ("model" in ~/.claude/settings.json) cannot be called from eu-central-1`,
    );
    expect(last.say).toContain('+ env.ANTHROPIC_MODEL = eu.anthropic.claude-opus');
  });

  test('a setup for this project alone is where the next one looks', async () => {
    const { world } = await keysScene();
    await trust(world);
    await play(world, 'talk setup --said local', ['Yes']);
    const { last } = await play(world, 'talk setup', []);
    expect(last).toMatchObject({
      end: true,
      say: expect.stringContaining('Your settings already say this.'),
    });
    const moved = await play(world, 'talk setup --scope user', []);
    expect(moved.last.say).toContain('~/.claude/settings.json');
  });

  test('a colleague who types another profile has it for this project alone', async () => {
    const { world } = await keysScene();
    await trust(world);
    const env = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'team-dev', AWS_REGION: 'eu-central-1' };
    await put(join(world.cwd, '.claude', 'settings.json'), JSON.stringify({ env }));
    const typed = await play(world, 'talk setup', [{ typed: 'keys' }]);
    expect(typed.last.say).toContain('settings.local.json');
    const again = await play(world, 'talk setup', [{ typed: 'hm' }]);
    expect(again.last.ask?.options[0]?.label).toBe('Make team-dev (Recommended)');
  });

  test('where all projects have it, this one needs nothing', async () => {
    const { world } = await keysScene();
    await play(world, 'talk setup', ['Yes']);
    const { last } = await play(world, 'talk setup --said local', []);
    expect(last.say).toContain('Your settings for all projects say this already');
  });

  test('another profile that is typed brings its own region', async () => {
    const { world } = await keysScene();
    const file = join(world.home, '.aws', 'config');
    await put(file, '[profile keys]\nregion = eu-central-1\n[profile acme-prod]\nregion = us-east-1\n');
    const keys = `aws_access_key_id = ${EXAMPLE.accessKeyId}\naws_secret_access_key = ${EXAMPLE.secretAccessKey}\n`;
    await put(join(world.home, '.aws', 'credentials'), `[keys]\n${keys}[acme-prod]\n${keys}`);
    const { last } = await play(world, 'talk setup --profile keys', [{ typed: 'acme-prod' }]);
    expect(last.say).toMatch(/the AWS profile acme-prod .*in us-east-1/);
  });
});

describe('on another way', () => {
  const SIGNED = { AWS_PROFILE: 'keys', AWS_REGION: 'us-east-1' };
  const PLATFORM = {
    CLAUDE_CODE_USE_ANTHROPIC_AWS: '1',
    ANTHROPIC_AWS_WORKSPACE_ID: EXAMPLE.workspace,
    ...SIGNED,
  };
  const MANTLE = { CLAUDE_CODE_USE_MANTLE: '1', ...SIGNED };

  async function standing(env: object) {
    const { world, sandbox } = await keysScene();
    Object.assign(world.env, {
      ANTHROPIC_AWS_BASE_URL: `${sandbox.url}/claude-platform`,
      ANTHROPIC_BEDROCK_MANTLE_BASE_URL: `${sandbox.url}/anthropic`,
    });
    await put(join(world.home, '.claude', 'settings.json'), JSON.stringify({ env }));
    return { world, sandbox };
  }

  test.each([
    ['Claude Platform on AWS', PLATFORM, '+ env.ANTHROPIC_MODEL = claude-opus-4-8'],
    ['Mantle', MANTLE, '+ env.ANTHROPIC_MODEL = anthropic.claude-opus-4-8'],
  ])('%s takes a model in everyday words', async (_, env, id) => {
    const { world } = await standing(env);
    const { last } = await play(world, "talk setup --said 'opus 4.8'", []);
    expect(last.say).toContain(id);
    expect(last.ask?.header).toBe('Apply');
  });

  test('a name that the way does not have is asked about, without options of a command line', async () => {
    const { world } = await standing(PLATFORM);
    const { last } = await play(world, 'talk setup --model eu.anthropic.claude-opus-4-8', []);
    expect(last.say).toMatch(
      /^'eu\.anthropic\.claude-opus-4-8': this is not how Claude Platform on AWS names/,
    );
    expect(last.ask?.header).toBe('Models');
  });

  test('a workspace that AWS does not know is asked for again', async () => {
    const { world } = await standing(PLATFORM);
    const { last } = await play(world, 'talk setup --said wrkspc_2', []);
    expect(last.say).toMatch(/^The workspace wrkspc_2 does not exist for this account and region\./);
    expect(last.ask?.header).toBe('Workspace');
  });

  test.each(['bedrock', 'use Amazon Bedrock instead'])('%s leads back to it', async (said) => {
    const { world } = await standing(PLATFORM);
    const { last } = await play(world, `talk setup --said '${said}'`, []);
    expect(last.say).toContain('+ env.CLAUDE_CODE_USE_BEDROCK = 1');
  });

  const gateway = (url: string) => ({
    CLAUDE_CODE_USE_BEDROCK: '1',
    CLAUDE_CODE_SKIP_BEDROCK_AUTH: '1',
    ANTHROPIC_BEDROCK_BASE_URL: `${url}/gateway`,
    ANTHROPIC_AUTH_TOKEN: GATEWAY_TOKEN,
  });

  test.each([
    ['gateway', '--base-url', 'the address is https://gw.invalid/x without a key', 'Apply'],
    ['gateway', '--base-url', 'gw.invalid/x', 'Key file'],
    ['gateway', '--base-url', 'bedrock', 'Apply'],
    ['gateway', '--base-url', 'https://api.anthropic.com', 'Gateway'],
    ['platform', '--workspace', `workspace ${EXAMPLE.workspace}`, 'Apply'],
    ['platform', '--workspace', 'use bedrock instead', 'Apply'],
    ['platform', '--workspace', 'hm', 'Workspace'],
  ])('words at the question of the %s are heard: %s %s', async (way, option, typed, header) => {
    const { world } = await keysScene();
    const { last } = await play(world, `talk setup --way ${way} ${option} '${typed}'`, []);
    expect(last.ask?.header).toBe(header);
    expect(last.say ?? '').not.toContain('--base-url');
  });

  test('a gateway that wants a key asks for its file, and for the team a key is nobody else’s', async () => {
    const { world, sandbox } = await keysScene();
    await put(join(world.home, 'gateway-key'), GATEWAY_TOKEN);
    const call = `talk setup --way gateway --base-url ${sandbox.url}/gateway`;
    const none = await play(world, call, [{ typed: 'it needs no key' }]);
    expect(none.last.say).toContain('refuses the key');
    expect(none.last.say).not.toContain('--');
    expect(none.last.ask?.header).toBe('Key file');
    const team = await play(world, `${call} --scope project`, ['~/gateway-key']);
    expect(team.last.say).toMatch(/^An API key is yours/);
    expect(team.last.ask?.header).toBe('Where');
  });

  test('what goes with a gateway is not what Claude Code uses next, and another one is asked for', async () => {
    const { world, sandbox } = await keysScene();
    const env = gateway(sandbox.url);
    await put(join(world.home, '.claude', 'settings.json'), JSON.stringify({ env }));
    const session = { ...world, env: { ...world.env, ...env, CLAUDECODE: '1' } };
    const { last } = await play(session, 'talk use --said subscription', []);
    expect(last.say).toContain('will ask you to sign in');
    const other = await play(session, "talk setup --said 'another gateway'", []);
    expect(other.last.ask?.header).toBe('Gateway');
  });
});
