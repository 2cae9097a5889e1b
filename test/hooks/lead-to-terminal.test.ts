import { execFile } from 'node:child_process';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { World } from '../../src/model/world.ts';
import type { Fault } from '../../src/sandbox/index.ts';
import { ENV, makePerson, type Person } from '../doctor/person.ts';
import { secretsOf } from '../doctor/secrets.ts';
import { sandboxForTest } from '../sandbox/support.ts';
import { runText } from '../support/run.ts';
import { put, temporaryDirectory, temporaryWorld } from '../support/world.ts';

type Env = Record<string, string>;
type Home = World & { readonly home: string };

const TURNED_AWAY = { continue: false, stopReason: expect.any(String) };
const REFUSED: Fault = {
  kind: 'error',
  status: 403,
  code: 'AccessDeniedException',
  message: 'not authorized to perform it',
};

describe.each([
  ['setup', 'setup'],
  ['reset', 'reset'],
  ['rollout', 'rollout init'],
])('/bedrock:%s', (name, command) => {
  /** What Claude Code is told before it asks a model; `undefined` where that is nothing. */
  async function answer(world: World, env: Env = {}) {
    const { text, exitCode } = await runText(
      { ...world, env: { ...world.env, CLAUDECODE: '1', ...env } },
      'hook',
      name,
    );
    expect(exitCode).toBe(0);
    return text === '' ? undefined : JSON.parse(text);
  }

  /** Claude Code hands its hooks the settings in the environment. */
  const onBedrock = (person: Person, env: Env = ENV) => answer({ ...person.world, env: person.env }, env);

  test('nobody is signed in: says so, and shows the command for a terminal', async () => {
    const world = await temporaryWorld({ platform: 'linux', pluginRoot: () => '/opt/bedrock' });
    expect((await answer(world)).stopReason).toBe(`

Nobody is signed in to Claude Code, so there is no model to hold the conversation of /bedrock:${name}.

In a terminal the same questions are asked without a model. Open one, or leave Claude Code with /exit, and run:

/opt/bedrock/bin/claude-bedrock ${command}
`);
  });

  test.each<[string, Env, (world: Home) => Promise<unknown>]>([
    ['Bedrock is switched off', { CLAUDE_CODE_USE_BEDROCK: '0' }, async () => undefined],
    [
      'the switches of others are off',
      { CLAUDE_CODE_USE_VERTEX: '0', ANTHROPIC_API_KEY: '' },
      async () => '',
    ],
    ['there is only an AWS profile', { AWS_PROFILE: 'work' }, async () => undefined],
    [
      'somebody has logged out',
      {},
      ({ home }) => put(join(home, '.claude.json'), '{"oauthAccount":null,"numStartups":7}'),
    ],
    [
      'only tools are signed in to',
      {},
      ({ home }) => put(join(home, '.claude/.credentials.json'), '{"mcpOAuth":{"tool":{"accessToken":"x"}}}'),
    ],
    ['the state is damaged', {}, ({ home }) => put(join(home, '.claude.json'), '{"oauthAccount":')],
    [
      'the settings are damaged',
      {},
      ({ home }) => put(join(home, '.claude/settings.json'), '{"apiKeyHelper"'),
    ],
  ])('turns away where %s', async (_, env, arrange) => {
    const world = await temporaryWorld();
    await arrange(world);
    expect(await answer(world, env)).toEqual(TURNED_AWAY);
  });

  test.each<Env>([
    { ANTHROPIC_API_KEY: 'sk-ant-example' },
    { ANTHROPIC_AUTH_TOKEN: 'example' },
    { CLAUDE_CODE_OAUTH_TOKEN: 'example' },
    { CLAUDE_CODE_OAUTH_TOKEN_FILE_DESCRIPTOR: '3' },
    { ANTHROPIC_FEDERATION_RULE_ID: 'rule' },
    { CLAUDE_CODE_USE_VERTEX: '1' },
    { CLAUDE_CODE_USE_FOUNDRY: 'true' },
    { CLAUDE_CODE_USE_ANTHROPIC_AWS: '1' },
    { CLAUDE_CODE_USE_ANTHROPIC_GOOGLE_CLOUD: '1' },
    { CLAUDE_CODE_USE_MANTLE: '1' },
    { CLAUDE_CODE_USE_GATEWAY: '1' },
    { CLAUDE_CODE_SUBPROCESS_ENV_SCRUB: '1' },
    { CLAUDE_CODE_SUBPROCESS_ENV_SCRUB: '1', CLAUDE_CODE_USE_BEDROCK: '1' },
  ])('says nothing with %j', async (env) => {
    expect(await answer(await temporaryWorld(), env)).toBeUndefined();
  });

  test.each<[string, string, string, Env?]>([
    ['a subscription', '.claude.json', '{"oauthAccount":{"accountUuid":"x"}}'],
    [
      'a subscription, its state elsewhere',
      'other/.claude.json',
      '{"oauthAccount":{}}',
      { CLAUDE_CONFIG_DIR: 'other' },
    ],
    ['a subscription whose sign-in was copied here', '.claude/.credentials.json', '{"claudeAiOauth":{}}'],
    ['a key of the Claude Console', '.claude.json', '{"primaryApiKey":"sk-ant-example"}'],
    ['a profile that Anthropic’s programs share', '.config/anthropic/configs/default.json', '{}'],
    ['such a profile elsewhere', 'shared/configs/me.json', '{}', { ANTHROPIC_CONFIG_DIR: 'shared' }],
    ['a program that hands over keys', '.claude/settings.json', '{"apiKeyHelper":"print-key"}'],
  ])('says nothing to whoever has %s', async (_, file, content, places = {}) => {
    const world = await temporaryWorld();
    await put(join(world.home, file), content);
    const env = Object.entries(places).map(([key, place]) => [key, join(world.home, place)]);
    expect(await answer(world, Object.fromEntries(env))).toBeUndefined();
  });

  test('asks nothing of the network where Bedrock is off', async () => {
    const sandbox = await sandboxForTest();
    const world = await temporaryWorld({ env: { ...sandbox.environment(), AWS_REGION: 'eu-central-1' } });
    expect(await answer(world)).toEqual(TURNED_AWAY);
    expect(sandbox.requests).toEqual([]);
  });

  test('says nothing where the model on Bedrock answers', async () => {
    expect(await onBedrock(await makePerson())).toBeUndefined();
  });

  test.each<[string, (person: Person) => unknown, Env?]>([
    [
      'another model is refused',
      ({ sandbox }) => sandbox.fail({ model: ENV.ANTHROPIC_DEFAULT_HAIKU_MODEL }, REFUSED),
    ],
    [
      'nobody may tell which model it is, as the listing is refused',
      async ({ sandbox, settings }) => {
        sandbox.fail({ operation: 'ListInferenceProfiles' }, REFUSED);
        await settings({ env: { ...ENV, ANTHROPIC_DEFAULT_OPUS_MODEL: '' } });
      },
      { ...ENV, ANTHROPIC_DEFAULT_OPUS_MODEL: '' },
    ],
  ])('says nothing on Bedrock where %s', async (_, arrange, env) => {
    const person = await makePerson();
    await arrange(person);
    expect(await onBedrock(person, env)).toBeUndefined();
  });

  test.each<[string, RegExp, (person: Person) => unknown]>([
    ['everything is refused', /\(credentials-unavailable\)/, ({ sandbox }) => sandbox.fail({}, REFUSED)],
    [
      'the primary model is refused',
      /\(model-|\(iam-denied\)/,
      ({ sandbox }) => sandbox.fail({ model: ENV.ANTHROPIC_DEFAULT_OPUS_MODEL }, REFUSED),
    ],
    [
      'the sign-in is over',
      /✘ .*\(sso-expired\)/,
      ({ signIn }) => signIn({ refreshToken: undefined, expiresAt: '2026-01-01T00:00:00Z' }),
    ],
    [
      'nobody is there',
      /\(endpoint-unreachable\)/,
      (person) => {
        person.env.ANTHROPIC_BEDROCK_BASE_URL = 'http://127.0.0.1:9';
      },
    ],
  ])('turns away on Bedrock where %s, and says why', async (_, why, arrange) => {
    const person = await makePerson();
    await arrange(person);
    const { stopReason, ...rest } = await onBedrock(person);
    expect(rest).toEqual({ continue: false });
    expect(stopReason).toMatch(/^\n\nAmazon Bedrock does not answer, so there is no model /);
    expect(stopReason).toMatch(why);
    expect(stopReason).toContain(`bin/claude-bedrock ${command}\n`);
    expect(stopReason).toMatch(/\/bedrock:doctor\n$/);
    expect(secretsOf(person).filter((secret) => stopReason.includes(secret))).toEqual([]);
  });

  test('the command runs as it is shown, whatever the folder is called', async () => {
    const root = join(await temporaryDirectory(), "Ada's $HOME & `co` ü");
    const launcher = await put(join(root, 'bin/claude-bedrock'), '#!/bin/sh\necho "ran $*"\n');
    await chmod(launcher, 0o755);
    const { stopReason } = await answer(await temporaryWorld({ platform: 'linux', pluginRoot: () => root }));
    const shown = /^(.* (?:setup|reset|rollout init))$/m.exec(stopReason)?.[1] ?? '';
    expect((await promisify(execFile)('/bin/sh', ['-c', shown])).stdout).toBe(`ran ${command}\n`);
  });

  test('on Windows it is the launcher for cmd.exe and PowerShell', async () => {
    const world = await temporaryWorld({ platform: 'win32', pluginRoot: () => 'C:\\Users\\Ada Lovelace\\x' });
    expect((await answer(world)).stopReason).toContain(
      `\n\nC:\\Users\\"Ada Lovelace"\\x\\bin\\claude-bedrock.cmd ${command}\n`,
    );
  });

  test('a folder that would move the cursor does not', async () => {
    const world = await temporaryWorld({ platform: 'linux', pluginRoot: () => '/opt/\u001b[2J\u202ex' });
    expect((await answer(world)).stopReason).not.toMatch(/[^\n\P{C}]/u);
  });
});
