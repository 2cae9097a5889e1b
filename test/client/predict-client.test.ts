import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { predictClient } from '../../src/client/predict-client.ts';
import { readProfiles } from '../../src/facts/aws-files/profiles.ts';
import { leadingAgent } from '../../src/facts/claude-code/agent-files.ts';
import { claudeWorld } from '../../src/facts/claude-code/claude-world.ts';
import { startProfiles } from '../../src/facts/claude-code/start-profiles.ts';
import { readSettings } from '../../src/facts/settings/settings.ts';
import { put, temporaryWorld, trust } from '../support/world.ts';

// What is expected here was seen in runs of the real client; `npm run agree` repeats such runs.

const NEWEST = '2.1.332';
const OLDEST = '2.1.200';
const KEYS = { AWS_ACCESS_KEY_ID: 'AKIARTX3GSDSQADVOPER', AWS_SECRET_ACCESS_KEY: 'secret' };
const BEDROCK = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'us-west-2', ...KEYS };
const SONNET = 'us.anthropic.claude-sonnet-4-6';
const SONNET_4_5 = 'us.anthropic.claude-sonnet-4-5-20250929-v1:0';
const HAIKU = 'us.anthropic.claude-haiku-4-5-20251001-v1:0';
const APPLICATION = 'arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/team0profile';

interface Home {
  readonly env?: Readonly<Record<string, string>>;
  readonly user?: object;
  readonly project?: object;
  readonly managed?: object;
  readonly aws?: string;
  /** An AWS config that the folder's settings name. */
  readonly elsewhere?: string;
  readonly version?: string;
  readonly listed?: readonly string[];
  readonly listedIn?: string;
  readonly refused?: readonly string[];
  /** What AWS tells of application profiles. */
  readonly behind?: Readonly<Record<string, string>>;
  readonly fallbackArgument?: string;
  readonly modelArgument?: string;
  /** Files of agents, by their paths in `~/.claude/agents`. */
  readonly agents?: Readonly<Record<string, string>>;
  /** Called when all is there. */
  readonly link?: (home: string) => Promise<void>;
  /** The file of one of the repository, whose folder is trusted. */
  readonly projectAgent?: string;
}

async function view({ env = BEDROCK, version = NEWEST, ...home }: Home) {
  const world = await temporaryWorld({ env: { PATH: '/usr/bin', ...env } });
  const settings = (name: string, object: object | undefined) => object && put(name, JSON.stringify(object));
  await settings(join(world.home, '.claude/settings.json'), home.user);
  await settings(join(world.cwd, '.claude/settings.json'), home.project);
  await settings(join(world.systemRoot, 'etc/claude-code/managed-settings.json'), home.managed);
  if (home.aws) await put(join(world.home, '.aws/config'), home.aws);
  if (home.elsewhere) {
    const AWS_CONFIG_FILE = join(world.home, 'elsewhere');
    await put(AWS_CONFIG_FILE, home.elsewhere);
    await settings(join(world.cwd, '.claude/settings.json'), { env: { AWS_CONFIG_FILE } });
  }
  for (const [name, text] of Object.entries(home.agents ?? {}))
    await put(join(world.home, '.claude/agents', name), text);
  if (home.link) {
    await mkdir(join(world.home, '.claude/agents'), { recursive: true });
    await home.link(world.home);
  }
  if (home.projectAgent !== undefined) {
    await trust(world);
    await put(join(world.cwd, '.claude/agents/one.md'), home.projectAgent);
  }
  const read = await readSettings(world);
  const { files, profiles } = await readProfiles(claudeWorld(world, read));
  const isRefused = (id: string) => home.refused?.includes(id) === true;
  const { listed, behind, fallbackArgument, modelArgument } = home;
  const told = {
    ...(listed && { listed }),
    ...(home.listedIn && { listedIn: home.listedIn }),
    ...(behind && { behind: new Map(Object.entries(behind)) }),
  };
  const given = { ...(fallbackArgument && { fallbackArgument }), ...(modelArgument && { modelArgument }) };
  const agent = leadingAgent(world, read);
  const atStart = startProfiles(world, read);
  const facts = { settings: read, files, profiles, atStart, isRefused, agent, ...told, ...given };
  return predictClient(facts, world.env, version);
}

function pinned(pins: Readonly<Record<string, string>>): Record<string, string> {
  const named = Object.entries(pins).map(([family, pin]) => [`ANTHROPIC_DEFAULT_${family}_MODEL`, pin]);
  return Object.fromEntries(named);
}

const PLATFORM = { CLAUDE_CODE_USE_ANTHROPIC_AWS: '1', ANTHROPIC_AWS_WORKSPACE_ID: 'wrkspc_1' };

/** A list, and an application profile in the place of a model. */
function overridden(availableModels: readonly string[], own = 'claude-sonnet-4-6'): object {
  return { availableModels, modelOverrides: { [own]: APPLICATION } };
}

describe('the provider', () => {
  test.each([
    [{ CLAUDE_CODE_USE_BEDROCK: '1', CLAUDE_CODE_USE_FOUNDRY: '1' }, 'bedrock'],
    [{ CLAUDE_CODE_USE_FOUNDRY: '1', CLAUDE_CODE_USE_ANTHROPIC_AWS: '1' }, 'foundry'],
    [{ CLAUDE_CODE_USE_ANTHROPIC_AWS: '1', CLAUDE_CODE_USE_MANTLE: '1' }, 'claude-platform'],
    [{ CLAUDE_CODE_USE_MANTLE: '1', CLAUDE_CODE_USE_VERTEX: '1' }, 'mantle'],
    [{ CLAUDE_CODE_USE_BEDROCK: ' On ' }, 'bedrock'],
    [{ CLAUDE_CODE_USE_BEDROCK: '2' }, 'anthropic'],
    [{ CLAUDE_CODE_USE_BEDROCK: '' }, 'anthropic'],
  ])('of %j is %s', async (env, provider) => {
    expect((await view({ env })).provider.value).toBe(provider);
  });

  test('is Mantle for the ids that begin with "anthropic." where both are on', async () => {
    const env = { ...BEDROCK, CLAUDE_CODE_USE_MANTLE: '1' };
    const { models } = await view({ env: { ...env, ANTHROPIC_MODEL: 'anthropic.claude-opus-4-8' } });
    expect(models.main.value.provider).toBe('mantle');
    expect((await view({ env })).models.main.value.provider).toBeUndefined();
  });

  test.each([
    ['anthropic.claude-haiku-4-5', 'mantle'],
    ['anthropic.nonsense', 'mantle'],
    ['anthropic.claude-sonnet-4-20250514', 'mantle'],
    ['anthropic.nonsense-v1:0:18k', 'mantle'],
    ['anthropic.claude-haiku-4-5-20251001-v1:0', undefined],
    ['anthropic.claude-opus-4-8-v1:0[1m]', undefined],
    ['anthropic.nonsense-v12', undefined],
  ])('beside Bedrock Invoke, of %s is %s', async (model, provider) => {
    const env = { ...BEDROCK, CLAUDE_CODE_USE_MANTLE: '1', ANTHROPIC_MODEL: model };
    expect((await view({ env })).models.main.value.provider).toBe(provider);
  });
});

test.each([
  [['bedrock'], {}, true],
  [['bedrock', 'mantle'], {}, false],
  [['customEndpoint'], { ANTHROPIC_BEDROCK_BASE_URL: 'https://gateway.example' }, true],
  [['customEndpoint', 'mantle'], { ANTHROPIC_BEDROCK_BASE_URL: 'https://gateway.example' }, false],
])(
  'a policy that allows %j holds for Mantle beside Bedrock Invoke too',
  async (allowed, address, isForbidden) => {
    const env = { ...BEDROCK, CLAUDE_CODE_USE_MANTLE: '1' };
    const { forbidden } = await view({ env, managed: { allowedProviders: allowed, env: address } });
    expect(forbidden.length > 0).toBe(isForbidden);
  },
);

describe('the main model', () => {
  test.each([
    [{ OPUS: 'sonnet' }, {}, SONNET_4_5],
    [{ OPUS: 'Sonnet[1m]' }, {}, SONNET_4_5],
    [{ OPUS: 'haiku' }, {}, 'us.anthropic.claude-haiku-4-5-20251001-v1:0'],
    [{ SONNET: 'opus' }, {}, 'us.anthropic.claude-opus-5-5'],
    [{ OPUS: 'sonnet', SONNET }, {}, SONNET],
    [{ OPUS: 'opus' }, {}, 'opus'],
    [{ OPUS: 'best' }, {}, 'best'],
    [{ SONNET: 'best' }, {}, 'us.anthropic.claude-opus-5-5'],
    [{ OPUS: 'opusplan' }, {}, SONNET_4_5],
    [{ SONNET: 'opusplan' }, {}, 'opusplan'],
    [{ SONNET: 'best' }, { ANTHROPIC_MODEL: 'sonnet' }, 'best'],
    [{ OPUS: 'sonnet' }, { ANTHROPIC_DEFAULT_MODEL: 'opus' }, 'sonnet'],
    [{ OPUS: 'sonnet' }, { ANTHROPIC_MODEL: 'opus' }, 'sonnet'],
  ])('follows a pin to another alias where nobody chose: %j with %j is %s', async (pins, env, id) => {
    const { models } = await view({ env: { ...BEDROCK, ...pinned(pins), ...env } });
    expect(models.main.value.id).toBe(id);
  });

  test.each([
    ['us.anthropic.claude-opus-4-8', SONNET_4_5],
    [SONNET, SONNET],
    ['sonnet', SONNET_4_5],
    ['nonsense', 'nonsense'],
  ])('where Opus is denied, and pinned to %s, is %s', async (pin, id) => {
    const env = { ...BEDROCK, ANTHROPIC_DEFAULT_OPUS_MODEL: pin };
    const { models } = await view({ env, managed: { deniedModels: ['opus'] } });
    expect(models.main.value.id).toBe(id);
  });

  test.each([
    [['opus'], { OPUS: 'us.anthropic.claude-opus-4-8', SONNET }, SONNET],
    [['opus'], { OPUS: 'us.anthropic.claude-opus-4-8', SONNET: 'claude-sonnet-4-6' }, SONNET],
    [['opus'], { OPUS: 'us.anthropic.claude-opus-4-8', SONNET: 'opus' }, 'us.anthropic.claude-sonnet-5-5'],
    [['opus'], { OPUS: 'us.anthropic.claude-opus-4-8', SONNET: 'haiku' }, HAIKU],
    [['opus', 'sonnet'], { HAIKU: 'eu.anthropic.claude-haiku-5-5' }, 'eu.anthropic.claude-haiku-5-5'],
    [['opus', 'sonnet'], { HAIKU: 'nonsense' }, 'nonsense'],
    [['opus', 'sonnet'], { HAIKU: SONNET }, 'us.anthropic.claude-haiku-5-5'],
    [['opus', 'sonnet', 'claude-haiku-4-5'], {}, 'us.anthropic.claude-haiku-5-5'],
    [['opus', 'claude-sonnet-5'], { OPUS: 'us.anthropic.claude-opus-4-8', SONNET }, SONNET],
    [['claude-opus-5-5'], { OPUS: 'us.anthropic.claude-opus-4-8' }, 'us.anthropic.claude-opus-4-8'],
    [['claude-opus-4-8'], { OPUS: 'us.anthropic.claude-opus-4-8' }, 'us.anthropic.claude-opus-5-5'],
  ])('where %j are denied, and pinned are %j, is %s', async (deniedModels, pins, id) => {
    for (const asked of [{}, { ANTHROPIC_MODEL: deniedModels.includes('opus') ? 'claude-opus-4-8' : '' }]) {
      const { models } = await view({
        env: { ...BEDROCK, ...pinned(pins), ...asked },
        managed: { deniedModels },
      });
      expect(models.main.value.id).toBe(id);
    }
  });

  test.each([
    [['sonnet'], { ANTHROPIC_MODEL: APPLICATION }, 'us.anthropic.claude-opus-5-5'],
    [['claude-sonnet-4-6'], { ANTHROPIC_MODEL: `${APPLICATION}[1m]` }, 'us.anthropic.claude-opus-5-5'],
    [['opus', 'sonnet'], { ANTHROPIC_MODEL: APPLICATION }, HAIKU],
    [['opus'], { ANTHROPIC_MODEL: APPLICATION }, APPLICATION],
    [['opus'], pinned({ OPUS: APPLICATION }), APPLICATION],
    [['opus'], { ...pinned({ OPUS: APPLICATION }), ANTHROPIC_MODEL: 'opus' }, APPLICATION],
    [['sonnet'], pinned({ OPUS: APPLICATION }), HAIKU],
    [['opus', 'sonnet'], pinned({ HAIKU: APPLICATION }), 'us.anthropic.claude-haiku-5-5'],
  ])(
    'where %j are denied, and AWS tells of an application profile of Sonnet 4.6, with %j is %s',
    async (deniedModels, env, id) => {
      const behind = { [APPLICATION]: 'anthropic.claude-sonnet-4-6' };
      const { models } = await view({ env: { ...BEDROCK, ...env }, managed: { deniedModels }, behind });
      expect(models.main.value.id).toBe(id);
    },
  );

  test.each([
    [{ ANTHROPIC_MODEL: APPLICATION }, 'us.anthropic.claude-opus-5-5'],
    [pinned({ OPUS: APPLICATION }), APPLICATION],
  ])(
    'starts where all is denied, of what stands behind %j nothing is known at first: %s',
    async (env, id) => {
      const managed = { deniedModels: ['opus', 'sonnet', 'haiku', 'fable'] };
      const behind = { [APPLICATION]: 'anthropic.claude-sonnet-4-6' };
      const { models, forbidden } = await view({ env: { ...BEDROCK, ...env }, managed, behind });
      expect([models.main.value.id, forbidden]).toEqual([id, []]);
    },
  );

  test.each([
    { ANTHROPIC_MODEL: APPLICATION },
    { ANTHROPIC_MODEL: 'sonnet', ...pinned({ SONNET: APPLICATION }) },
    pinned({ OPUS: APPLICATION }),
  ])('is an application profile of which AWS tells nothing, whatever is denied: %j', async (env) => {
    const managed = { deniedModels: ['opus', 'sonnet'] };
    expect((await view({ env: { ...BEDROCK, ...env }, managed })).models.main.value.id).toBe(APPLICATION);
  });

  test.each([
    [{ ANTHROPIC_MODEL: 'sonnet' }, true, SONNET_4_5],
    [{ ANTHROPIC_MODEL: SONNET_4_5 }, false, SONNET_4_5],
    [{ ANTHROPIC_MODEL: SONNET }, false, 'us.anthropic.claude-opus-5-5'],
    [{ ANTHROPIC_MODEL: 'sonnet', ...pinned({ SONNET }) }, true, SONNET_4_5],
    [{ ANTHROPIC_MODEL: 'opusplan', ...pinned({ SONNET }) }, true, SONNET_4_5],
    [{ ANTHROPIC_MODEL: 'opusplan', ...pinned({ SONNET }) }, false, SONNET],
    [{ ANTHROPIC_MODEL: 'haiku' }, true, SONNET_4_5],
  ])(
    'of %j where opusplan alone is available, enforced: %s, is %s',
    async (env, enforceAvailableModels, id) => {
      const user = { availableModels: ['opusplan'], enforceAvailableModels };
      expect((await view({ env: { ...BEDROCK, ...env }, user })).models.main.value.id).toBe(id);
    },
  );

  const OPUS_4_8 = 'us.anthropic.claude-opus-4-8';
  const OPUS = 'us.anthropic.claude-opus-5-5';
  const EXACT = { availableModelsMatch: 'exact' };
  const ENFORCED = { enforceAvailableModels: true };

  test.each<[string, object, string, object?]>([
    // A name of a model allows what begins with it.
    ['claude-sonnet-5-5', { availableModels: ['claude-sonnet-5'] }, 'us.anthropic.claude-sonnet-5-5'],
    [SONNET, { availableModels: ['us.anthropic.claude-sonnet-4'] }, SONNET],
    [SONNET, { availableModels: ['sonnet-4'] }, OPUS],
    // A family allows what has its word, unless another entry has it too; plans narrow nothing.
    ['our-sonnet', { availableModels: ['sonnet'] }, 'our-sonnet'],
    [SONNET, { availableModels: ['sonnet', 'opusplan'] }, SONNET],
    [OPUS_4_8, { availableModels: ['opus', 'best'] }, OPUS_4_8],
    [SONNET, { availableModels: ['sonnet', 'team-sonnet'] }, OPUS],
    // An id is allowed by what it overrides.
    [APPLICATION, overridden(['claude-sonnet-4-6']), APPLICATION],
    [APPLICATION, overridden(['sonnet']), APPLICATION],
    // In place of an alias comes the newest of its family that is allowed.
    ['opus', { availableModels: [OPUS_4_8] }, OPUS_4_8],
    ['haiku', { availableModels: ['us.anthropic.claude-haiku-5-5'] }, 'us.anthropic.claude-haiku-5-5'],
    ['sonnet', { availableModels: [SONNET] }, OPUS],
    // What is enforced is what an entry stands for, overridden as that is.
    ['', { ...overridden(['sonnet'], 'claude-sonnet-4-5-20250929'), ...ENFORCED }, APPLICATION],
    ['', { availableModels: ['claude-sonnet-4'], ...ENFORCED }, OPUS],
    ['', { availableModels: ['nonsense'], ...ENFORCED }, OPUS, pinned({ OPUS: OPUS_4_8 })],
    ['', ENFORCED, OPUS, { ANTHROPIC_DEFAULT_MODEL: SONNET }],
    ['', ENFORCED, OPUS, pinned({ SONNET })],
    ['', {}, OPUS, { ANTHROPIC_DEFAULT_MODEL: 'haiku' }],
    ['', {}, OPUS, { ANTHROPIC_DEFAULT_MODEL: 'opusplan' }],
  ])('of %j, by %j, is %s: %j', async (model, user, id, more = {}) => {
    const env = { ...BEDROCK, ANTHROPIC_MODEL: model, ...more };
    expect((await view({ env, user })).models.main.value.id).toBe(id);
  });

  test.each<[string, object, string, object?]>([
    ['best', { availableModels: ['best', 'sonnet'], ...EXACT }, SONNET_4_5],
    [SONNET, { availableModels: ['sonnet-4', 'claude-opus-5-5'], ...EXACT }, 'claude-sonnet-4'],
    ['sonnet', { deniedModels: ['sonnet'] }, OPUS, pinned({ SONNET: OPUS_4_8, OPUS })],
    ['', { deniedModels: ['xx.anthropic.claude-opus-5-5'] }, OPUS],
    ['', { deniedModels: ['best', 'default'] }, OPUS],
  ])('of %j, by the administrator’s %j, is %s: %j', async (model, managed, id, more = {}) => {
    const env = { ...BEDROCK, ANTHROPIC_MODEL: model, ...more };
    expect((await view({ env, managed })).models.main.value.id).toBe(id);
  });

  test.each([
    [{ ANTHROPIC_MODEL: 'sonnet' }, {}, SONNET_4_5],
    [{}, { deniedModels: ['opus'] }, SONNET_4_5],
    [{ ANTHROPIC_MODEL: 'opus' }, {}, 'us.anthropic.claude-opus-5'],
  ])(
    'with %j, by %j, stays with what a turn refuses where a switch says so: %s',
    async (asked, managed, id) => {
      for (const name of ['CLAUDE_CODE_NO_MODEL_FALLBACK', 'CLAUDE_CODE_DISABLE_MODEL_ACCESS_FALLBACK']) {
        const env = { ...BEDROCK, ...asked, [name]: '1' };
        const { models } = await view({ env, managed, refused: [SONNET_4_5, OPUS] });
        expect(models.main.value.id).toBe(id);
      }
    },
  );

  test.each([
    ['CLAUDE_CODE_NO_MODEL_FALLBACK', []],
    ['CLAUDE_CODE_DISABLE_MODEL_ACCESS_FALLBACK', [HAIKU]],
  ])('falls back, with %s, to %j', async (name, ids) => {
    const { fallbacks } = await view({
      env: { ...BEDROCK, [name]: '1' },
      user: { fallbackModel: ['haiku'] },
    });
    expect(fallbacks.map(({ value }) => value.id)).toEqual(ids);
  });

  test.each<[object, object, string]>([
    [
      { CLAUDE_CODE_USE_MANTLE: '1' },
      { availableModels: ['anthropic.claude-opus-4-8'] },
      'anthropic.claude-opus-4-8',
    ],
    [PLATFORM, { availableModels: ['claude-opus-4-8'] }, 'claude-opus-4-8'],
    [
      { ...PLATFORM, ...pinned({ OPUS: 'claude-opus-5' }) },
      { availableModels: ['claude-opus-4-8'] },
      'claude-opus-4-8',
    ],
  ])('of opus, with %j, by %j, is %s', async (on, user, id) => {
    const env = { AWS_REGION: 'us-west-2', ...KEYS, ANTHROPIC_MODEL: 'opus', ...on };
    expect((await view({ env, user })).models.main.value.id).toBe(id);
  });

  test.each([
    ['sonnet', 'anthropic.claude-opus-5-5'],
    ['Sonnet', 'anthropic.claude-opus-5-5'],
    ['claude-sonnet-5', 'anthropic.claude-sonnet-5'],
    ['anthropic.claude-opus-4-8', 'anthropic.claude-opus-4-8'],
  ])('on Mantle, of a default pinned to %s, is %s', async (pin, id) => {
    const env = { CLAUDE_CODE_USE_MANTLE: '1', AWS_REGION: 'us-west-2', ...KEYS, ...pinned({ OPUS: pin }) };
    expect((await view({ env })).models.main.value.id).toBe(id);
  });

  test.each([
    ['sonnet', undefined, [SONNET_4_5]],
    [`haiku, ${SONNET}`, ['opus'], [HAIKU, SONNET]],
    ['default', ['haiku'], []],
    [undefined, ['haiku', 'default'], [HAIKU, 'us.anthropic.claude-opus-5-5']],
  ])(
    'falls back, by --fallback-model %s and fallbackModel %j, to %j',
    async (fallbackArgument, fallbackModel, ids) => {
      const user = fallbackModel ? { fallbackModel } : {};
      const { fallbacks } = await view({ user, ...(fallbackArgument && { fallbackArgument }) });
      expect(fallbacks.map(({ value }) => value.id)).toEqual(ids);
    },
  );

  test.each([
    [['sonnet'], true, SONNET_4_5],
    [['opus', 'sonnet'], true, 'us.anthropic.claude-opus-5-5'],
    [['opusplan'], true, SONNET_4_5],
    [['haiku', 'opusplan'], true, 'us.anthropic.claude-haiku-4-5-20251001-v1:0'],
    [[SONNET], true, SONNET],
    [['sonnet'], false, SONNET],
  ])(
    'where Sonnet alone is pinned, and %j is available, enforced: %s, is %s',
    async (list, isEnforced, id) => {
      const env = { ...BEDROCK, ANTHROPIC_DEFAULT_SONNET_MODEL: SONNET };
      const { models } = await view({
        env,
        user: { availableModels: list, enforceAvailableModels: isEnforced },
      });
      expect(models.main.value.id).toBe(id);
    },
  );

  // Keys and addresses of a folder's settings count too late for the list that a name is looked up in.
  test.each([
    ['keys of the person', { env: KEYS }, {}, {}, 'jp.anthropic.claude-sonnet-4-5-20250929-v1:0'],
    ['keys of the folder', {}, { env: KEYS }, {}, 'apac.anthropic.claude-sonnet-4-5-20250929-v1:0'],
    ['keys of the folder, and an id', {}, { env: KEYS }, { ANTHROPIC_MODEL: SONNET }, SONNET],
    [
      'an export command of the folder',
      {},
      { awsCredentialExport: 'hand-out' },
      {},
      'jp.anthropic.claude-sonnet-4-5-20250929-v1:0',
    ],
    [
      'AWS files of the folder',
      { env: { AWS_PROFILE: 'p' } },
      { env: { AWS_CONFIG_FILE: '/elsewhere/config' } },
      {},
      'apac.anthropic.claude-sonnet-4-5-20250929-v1:0',
    ],
    [
      'an address of the folder',
      { env: KEYS },
      { env: { ANTHROPIC_BEDROCK_BASE_URL: 'https://gateway.example' } },
      {},
      'apac.anthropic.claude-sonnet-4-5-20250929-v1:0',
    ],
  ])('in Japan, by %s', async (_when, user, project, more, id) => {
    const env = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'ap-northeast-1', ANTHROPIC_MODEL: 'sonnet' };
    const listed = ['jp.anthropic.claude-sonnet-4-5-20250929-v1:0', SONNET];
    const { models } = await view({ env: { ...env, ...more }, user, project, listed });
    expect(models.main.value.id).toBe(id);
  });

  // For one of Anthropic's own names and for a refresh Claude Code waits until the folder's settings count.
  test.each([
    ['the alias', { model: 'sonnet' }, undefined, 'apac.anthropic.claude-sonnet-4-5-20250929-v1:0'],
    ['a name', { model: 'claude-sonnet-4-6' }, undefined, 'jp.anthropic.claude-sonnet-4-6'],
    [
      'a name in other letters',
      { model: 'Claude-Sonnet-4-6[1m]' },
      undefined,
      'jp.anthropic.claude-sonnet-4-6',
    ],
    [
      'a name that is not allowed',
      { model: 'claude-sonnet-4-6', availableModels: ['opus'] },
      undefined,
      'apac.anthropic.claude-opus-5-5',
    ],
    [
      'a pin',
      { env: { ANTHROPIC_DEFAULT_OPUS_MODEL: 'claude-sonnet-4-6' } },
      undefined,
      'jp.anthropic.claude-sonnet-4-6',
    ],
    [
      'a pin of another family',
      { model: 'sonnet', env: { ANTHROPIC_DEFAULT_OPUS_MODEL: 'claude-sonnet-4-6' } },
      undefined,
      'apac.anthropic.claude-sonnet-4-5-20250929-v1:0',
    ],
    [
      'an override',
      { modelOverrides: { 'claude-opus-5-5': 'claude-sonnet-4-6' } },
      undefined,
      'apac.anthropic.claude-sonnet-4-6',
    ],
    ['a name behind --model', {}, 'claude-sonnet-4-6', 'apac.anthropic.claude-sonnet-4-6'],
    [
      'an alias behind --model, and a name',
      { model: 'claude-sonnet-4-6' },
      'sonnet',
      'jp.anthropic.claude-sonnet-4-5-20250929-v1:0',
    ],
    [
      'a refresh command',
      { model: 'sonnet', awsAuthRefresh: 'renew' },
      undefined,
      'jp.anthropic.claude-sonnet-4-5-20250929-v1:0',
    ],
  ])('in Japan, with keys of the folder and %s', async (_what, user, modelArgument, id) => {
    const env = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'ap-northeast-1' };
    const listed = ['jp.anthropic.claude-sonnet-4-5-20250929-v1:0', 'jp.anthropic.claude-sonnet-4-6'];
    const home = { env, user, project: { env: KEYS }, listed };
    const { models } = await view({ ...home, ...(modelArgument && { modelArgument }) });
    expect(models.main.value.id).toBe(id);
  });

  test.each([
    ['the folder', { project: { env: { AWS_REGION: 'eu-west-1' } } }, 'eu'],
    [
      'the folder, which the administrator writes in other letters',
      { project: { env: { AWS_REGION: 'eu-west-1' } }, managed: { env: { aws_region: 'eu-west-1' } } },
      'us',
    ],
    [
      'the person, which the administrator writes in other letters',
      { user: { env: { AWS_REGION: 'eu-west-1' } }, managed: { env: { aws_region: 'eu-west-1' } } },
      'eu',
    ],
    [
      'an AWS config that the folder names',
      {
        env: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'p' },
        elsewhere: '[profile p]\nregion = eu-west-1\n',
      },
      'us',
    ],
  ])('by the region of %s is of %s', async (_whose, home, prefix) => {
    const env = { CLAUDE_CODE_USE_BEDROCK: '1', ...KEYS };
    const { models, region } = await view({ env, ...home });
    expect(region.value).toBe('eu-west-1');
    expect(models.main.value.id).toBe(`${prefix}.anthropic.claude-opus-5-5`);
  });

  // The first id is of the region that is known at the start; what is asked in its place, of the later one.
  test.each([
    [undefined, [], 'eu.anthropic.claude-opus-5-5'],
    [undefined, ['us.anthropic.claude-opus-5-5'], 'us.anthropic.claude-opus-5'],
    [['eu.anthropic.claude-opus-5-5'], [], 'eu.anthropic.claude-opus-5-5'],
    [['eu.anthropic.claude-opus-5-5'], ['eu.anthropic.claude-opus-5-5'], 'us.anthropic.claude-opus-5'],
  ])(
    'by the usual AWS config of Europe, and one of the folder for America, with %j listed and %j refused, is %s',
    async (listed, refused, id) => {
      const env = { CLAUDE_CODE_USE_BEDROCK: '1', ...KEYS };
      const files = { aws: '[default]\nregion = eu-west-1\n', elsewhere: '[default]\nregion = us-west-2\n' };
      const { models, region } = await view({
        env,
        ...files,
        refused,
        ...(listed && { listed, listedIn: 'eu-west-1' }),
      });
      expect(region.value).toBe('us-west-2');
      expect(models.main.value.id).toBe(id);
    },
  );

  test.each([
    ['sonnet', {}, SONNET_4_5],
    ['"haiku" # small', {}, HAIKU],
    ['nonsense', {}, 'nonsense'],
    ['default', {}, 'default'],
    ['inherit', { model: 'haiku' }, HAIKU],
    ['sonnet', { model: 'haiku' }, SONNET_4_5],
    ['sonnet', { env: { ANTHROPIC_MODEL: 'haiku' } }, SONNET_4_5],
    ['sonnet', { env: { ANTHROPIC_DEFAULT_SONNET_MODEL: SONNET } }, SONNET],
    ['sonnet', { availableModels: ['opus'] }, 'us.anthropic.claude-opus-5-5'],
    ['sonnet', { agent: 'nobody' }, 'us.anthropic.claude-opus-5-5'],
    ['sonnet', { agent: 'Reviewer' }, 'us.anthropic.claude-opus-5-5'],
  ])('of an agent on %s that leads, beside %j, is %s', async (model, user, id) => {
    const text = `---\nname: reviewer\ndescription: Reviews\nmodel: ${model}\n---\nYou review.\n`;
    const home = { user: { agent: 'reviewer', ...user }, agents: { 'team/one.md': text } };
    expect((await view(home)).models.main.value.id).toBe(id);
  });

  test.each([
    ['sonnet', SONNET_4_5],
    ['opus', 'us.anthropic.claude-opus-5'],
  ])('of an agent on %s that leads, where AWS refuses it, is %s', async (model, id) => {
    const text = `---\nname: reviewer\ndescription: Reviews\nmodel: ${model}\n---\n`;
    const refused = [SONNET_4_5, 'us.anthropic.claude-opus-5-5'];
    const { models } = await view({ user: { agent: 'reviewer' }, agents: { 'one.md': text }, refused });
    expect(models.main.value.id).toBe(id);
  });

  test('is what stands behind --model, whatever agent leads', async () => {
    const text = '---\nname: reviewer\ndescription: Reviews\nmodel: haiku\n---\n';
    const home = { user: { agent: 'reviewer' }, agents: { 'reviewer.md': text }, modelArgument: SONNET };
    expect((await view(home)).models.main.value.id).toBe(SONNET);
  });

  test('is the default where the agent of the repository names none, whatever one of the person by that name does', async () => {
    const text = (model: string) => `---\nname: reviewer\ndescription: Reviews\n${model}---\n`;
    const agents = { 'one.md': text('model: haiku\n') };
    const { models } = await view({ user: { agent: 'reviewer' }, agents, projectAgent: text('') });
    expect(models.main.value.id).toBe('us.anthropic.claude-opus-5-5');
  });

  test('is told without the agents of a folder that is linked to, which may lead anywhere', async () => {
    const agents = {
      '../elsewhere/one.md': '---\nname: reviewer\ndescription: Reviews\nmodel: haiku\n---\n',
    };
    const link = (home: string) =>
      symlink(join(home, '.claude/elsewhere'), join(home, '.claude/agents/linked'));
    const { models } = await view({ user: { agent: 'reviewer' }, agents, link });
    expect(models.main.value.id).toBe('us.anthropic.claude-opus-5-5');
  });

  test('is not that of an agent without a description, whom Claude Code does not know', async () => {
    const text = '---\nname: reviewer\nmodel: sonnet\n---\n';
    const { models } = await view({ user: { agent: 'reviewer' }, agents: { 'reviewer.md': text } });
    expect(models.main.value.id).toBe('us.anthropic.claude-opus-5-5');
  });

  test('is what the list of the person begins with, where the lists of several scopes are enforced', async () => {
    const project = {
      availableModels: [APPLICATION, 'claude-haiku-4-5-20251001'],
      enforceAvailableModels: true,
    };
    const { models } = await view({ user: { availableModels: ['claude-sonnet-4-6'] }, project });
    expect(models.main.value.id).toBe(SONNET);
  });

  test.each([['user'], ['managed']] as const)(
    'is the refused Opus where the list of %s, enforced, stands for no model',
    async (scope) => {
      const refused = ['us.anthropic.claude-opus-5-5'];
      const list = { availableModels: ['nonsense'], enforceAvailableModels: true };
      const { models } = await view({ [scope]: list, refused });
      expect(models.main.value.id).toBe('us.anthropic.claude-opus-5-5');
    },
  );

  test.each([
    [{ ...KEYS }, 'anthropic.claude-opus-4-8'],
    [{ CLAUDE_CODE_SKIP_MANTLE_AUTH: '1' }, 'anthropic.claude-opus-5-5'],
  ])('of Mantle with %j and a pin is %s', async (more, id) => {
    const env = { CLAUDE_CODE_USE_MANTLE: '1', ANTHROPIC_DEFAULT_OPUS_MODEL: 'anthropic.claude-opus-4-8' };
    const { models } = await view({ env: { ...env, ...more } });
    expect(models.main.value.id).toBe(id);
  });

  test.each([
    [{ CLAUDE_CODE_SKIP_MANTLE_AUTH: '1' }, 'nothing'],
    [{ CLAUDE_CODE_SKIP_MANTLE_AUTH: '1', ANTHROPIC_AUTH_TOKEN: 'of-a-gateway' }, 'token'],
    [{ CLAUDE_CODE_SKIP_BEDROCK_AUTH: '1' }, 'environment'],
  ])('that Mantle answers for beside Bedrock Invoke is signed with %j by %s', async (more, kind) => {
    const user = { awsAuthRefresh: 'renew' };
    const env = {
      ...BEDROCK,
      ...KEYS,
      CLAUDE_CODE_USE_MANTLE: '1',
      ANTHROPIC_MODEL: 'anthropic.claude-opus-4-8',
    };
    const { signedBy, refresh } = await view({ env: { ...env, ...more }, user });
    expect(signedBy.value.kind).toBe(kind);
    expect(refresh?.value.runs).not.toBe('never');
  });

  test.each([
    ['claude-opus-4-1-20250805', {}, 'claude-opus-5-5'],
    ['claude-opus-4-20250514', {}, 'claude-opus-5-5'],
    ['claude-opus-4-1', { ANTHROPIC_DEFAULT_OPUS_MODEL: 'claude-opus-4-8' }, 'claude-opus-4-8'],
    ['claude-opus-4-1-20250805', { CLAUDE_CODE_DISABLE_LEGACY_MODEL_REMAP: '1' }, 'claude-opus-4-1-20250805'],
    ['claude-opus-4-0', {}, 'claude-opus-5-5'],
    ['claude-opus-4', {}, 'claude-opus-4'],
    ['opus', { ANTHROPIC_DEFAULT_OPUS_MODEL: 'claude-opus-4-1-20250805' }, 'claude-opus-4-1-20250805'],
    ['claude-sonnet-4-20250514', {}, 'claude-sonnet-4-20250514'],
  ])('of an early %s on Claude Platform on AWS with %j is %s', async (asked, env, id) => {
    const platform = { CLAUDE_CODE_USE_ANTHROPIC_AWS: '1', ANTHROPIC_AWS_WORKSPACE_ID: 'wrkspc_1' };
    const { models } = await view({ env: { ...platform, ANTHROPIC_MODEL: asked, ...env } });
    expect(models.main.value.id).toBe(id);
  });

  test.each([
    ['sonnet', SONNET_4_5],
    ['Sonnet [1m]', SONNET_4_5],
    ['opus', 'us.anthropic.claude-opus-5-5'],
    ['claude-sonnet-4-6', SONNET],
    ['claude-haiku-4-5', 'claude-haiku-4-5'],
    [` ${SONNET}[1m] `, SONNET],
    ['default', 'default'],
    ['', 'us.anthropic.claude-opus-5-5'],
  ])('of ANTHROPIC_MODEL=%j is %s', async (asked, id) => {
    const { models } = await view({ env: { ...BEDROCK, ANTHROPIC_MODEL: asked } });
    expect(models.main.value.id).toBe(id);
  });

  test('is an override by the id of Anthropic, not by that of Bedrock', async () => {
    const user = { modelOverrides: { 'claude-sonnet-4-6': 'arn:aws:bedrock:us-west-2:1:x/y' } };
    const own = await view({ user, env: { ...BEDROCK, ANTHROPIC_MODEL: 'claude-sonnet-4-6' } });
    const bedrock = await view({ user, env: { ...BEDROCK, ANTHROPIC_MODEL: SONNET } });
    expect(own.models.main.value.id).toBe('arn:aws:bedrock:us-west-2:1:x/y');
    expect(bedrock.models.main.value.id).toBe(SONNET);
  });

  test.each([
    [{ 'claude-opus-5-5': 'claude-opus-4-8' }, 'us.anthropic.claude-opus-4-8'],
    [{ 'claude-opus-5-5': 'claude-opus-5-5' }, 'claude-opus-5-5'],
    [{ 'claude-opus-5-5': 'claude-opus-4-8', 'claude-opus-4-8': SONNET }, SONNET],
  ])(
    'behind an alias is an override resolved once more, by the overrides: %j',
    async (modelOverrides, id) => {
      const { models } = await view({ user: { modelOverrides }, env: BEDROCK });
      expect(models.main.value.id).toBe(id);
    },
  );

  test('is the default where a list leaves out what was asked for, and it says so', async () => {
    const env = { ...BEDROCK, ANTHROPIC_MODEL: SONNET };
    const { models } = await view({ env, user: { availableModels: ['haiku'] } });
    expect(models.main.value).toMatchObject({
      id: 'us.anthropic.claude-opus-5-5',
      restricted: { asked: SONNET },
    });
  });

  test('is an entry of an enforced list; a family means nothing where one of its models is named', async () => {
    const user = { availableModels: ['sonnet', 'claude-sonnet-5'], enforceAvailableModels: true };
    const asked = { ...BEDROCK, ANTHROPIC_MODEL: 'sonnet' };
    expect((await view({ user, env: BEDROCK })).models.main.value.id).toBe('us.anthropic.claude-sonnet-5');
    expect((await view({ user, env: asked })).models.main.value.id).toBe('us.anthropic.claude-sonnet-5');
  });

  test('is what is available where the default is denied', async () => {
    const managed = { deniedModels: ['opus'] };
    const user = { availableModels: [SONNET], enforceAvailableModels: true };
    expect((await view({ managed, user })).models.main.value.id).toBe(SONNET);
  });

  test('is Sonnet where opusplan alone is available', async () => {
    const env = { ...BEDROCK, ANTHROPIC_MODEL: 'sonnet[1m]' };
    expect((await view({ user: { availableModels: ['opusplan'] }, env })).models.main.value.id).toBe(
      SONNET_4_5,
    );
  });

  test.each(['us.anthropic.claude-opus-5[1m]', 'claude-opus-5[1m]'])(
    'overridden by %s is Opus 5',
    async (value) => {
      const user = { modelOverrides: { 'claude-opus-5-5': value } };
      expect((await view({ user })).models.main.value.id).toBe('us.anthropic.claude-opus-5');
    },
  );

  test('steps down from what the account refuses, but not from a pin', async () => {
    const refused = ['us.anthropic.claude-opus-5-5'];
    const pinned = { ...BEDROCK, ANTHROPIC_DEFAULT_OPUS_MODEL: 'us.anthropic.claude-opus-5-5' };
    expect((await view({ refused })).models.main.value.id).toBe('us.anthropic.claude-opus-5');
    expect((await view({ refused, env: pinned })).models.main.value.id).toBe(refused[0]);
  });

  test('takes the prefix that is listed where the preferred one is not', async () => {
    const env = { ...BEDROCK, AWS_REGION: 'ap-northeast-1' };
    const listed = ['jp.anthropic.claude-opus-5-5', 'global.anthropic.claude-opus-5-5'];
    expect((await view({ env, listed })).models.main.value.id).toBe(listed[0]);
    expect((await view({ env })).models.main.value.id).toBe('apac.anthropic.claude-opus-5-5');
  });

  test('was Sonnet in older versions, which know no ANTHROPIC_DEFAULT_MODEL', async () => {
    const env = { ...BEDROCK, ANTHROPIC_DEFAULT_MODEL: 'us.anthropic.claude-opus-4-8' };
    expect((await view({ env, version: OLDEST })).models.main.value.id).toBe(SONNET_4_5);
    expect((await view({ env })).models.main.value.id).toBe('us.anthropic.claude-opus-4-8');
  });
});

describe('the region', () => {
  test.each([
    [{ AWS_REGION: 'uswest2', AWS_DEFAULT_REGION: 'eu-west-1' }, 'eu-west-1'],
    [{ AWS_REGION: 'nowhere' }, 'nowhere'],
    [{ AWS_REGION: ' eu-west-1 ' }, 'eu-west-1'],
    [{}, 'us-east-1'],
  ])('of %j is %s', async (env, region) => {
    expect((await view({ env })).region.value).toBe(region);
  });
});

describe('the signature', () => {
  test('is a web identity where the profile is not there, but not keys', async () => {
    const role = { AWS_ROLE_ARN: 'arn:aws:iam::1:role/x', AWS_WEB_IDENTITY_TOKEN_FILE: '/token' };
    const withRole = await view({ env: { ...role, CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'nobody' } });
    const withKeys = await view({ env: { ...BEDROCK, AWS_PROFILE: 'nobody' } });
    expect(withRole.signedBy.value.kind).toBe('web-identity');
    expect(withKeys.signedBy.value).toEqual({ kind: 'profile', name: 'nobody' });
  });

  // What is there without a folder's settings signs, until AWS refuses it.
  test.each([
    [
      'the profile default',
      {},
      {},
      '[default]\naws_access_key_id = AKIASECOND\naws_secret_access_key = x\n',
      'profile',
      'environment',
    ],
    [
      'other keys of the shell',
      { AWS_ACCESS_KEY_ID: 'AKIASHELL', AWS_SECRET_ACCESS_KEY: 'x' },
      {},
      '',
      'environment',
      'environment',
    ],
    ['nothing', {}, {}, '', 'environment', undefined],
    [
      'a profile of the person',
      {},
      { env: { AWS_PROFILE: 'p' } },
      '[profile p]\naws_access_key_id = AKIASECOND\naws_secret_access_key = x\n',
      'profile',
      undefined,
    ],
  ])(
    'is, of keys in the settings of a folder beside %s, by %s',
    async (_what, env, user, aws, kind, otherwise) => {
      const project = { env: KEYS };
      const found = await view({ env: { CLAUDE_CODE_USE_BEDROCK: '1', ...env }, user, project, aws });
      expect([found.signedBy.value.kind, found.signedElse?.kind]).toEqual([kind, otherwise]);
    },
  );

  test.each([
    ['the default', {}, undefined, 'AKIA…SELF'],
    ['an alias', { ANTHROPIC_MODEL: 'sonnet' }, undefined, 'AKIA…SELF'],
    [
      'an alias that is pinned to a model',
      { ANTHROPIC_MODEL: 'opus', ...pinned({ OPUS: SONNET }) },
      undefined,
      'AKIA…OPER',
    ],
    [
      'an alias that is pinned to an alias',
      { ANTHROPIC_MODEL: 'opus', ...pinned({ OPUS: 'sonnet' }) },
      undefined,
      'AKIA…OPER',
    ],
    ['the default that is pinned to a model', pinned({ SONNET }), undefined, 'AKIA…OPER'],
    ['the default that is pinned to an alias', pinned({ OPUS: 'sonnet' }), undefined, 'AKIA…SELF'],
    [
      'the default that is pinned to a pinned alias',
      pinned({ OPUS: 'sonnet', SONNET }),
      undefined,
      'AKIA…OPER',
    ],
    [
      'another alias that is pinned',
      { ANTHROPIC_MODEL: 'haiku', ...pinned({ OPUS: SONNET }) },
      undefined,
      'AKIA…SELF',
    ],
    ['an id', { ANTHROPIC_MODEL: SONNET }, undefined, 'AKIA…OPER'],
    ['a name', { ANTHROPIC_MODEL: 'claude-sonnet-4-6' }, undefined, 'AKIA…OPER'],
    ['no model', { ANTHROPIC_MODEL: 'nonsense' }, undefined, 'AKIA…OPER'],
    ['a default by name', { ANTHROPIC_DEFAULT_MODEL: SONNET }, undefined, 'AKIA…OPER'],
    ['an id behind --model', {}, SONNET, 'AKIA…SELF'],
    ['an id, and an alias behind --model', { ANTHROPIC_MODEL: SONNET }, 'opus', 'AKIA…OPER'],
    ['Mantle', { CLAUDE_CODE_USE_BEDROCK: '', CLAUDE_CODE_USE_MANTLE: '1' }, undefined, 'AKIA…OPER'],
    [
      'a model of Mantle',
      { CLAUDE_CODE_USE_MANTLE: '1', ANTHROPIC_MODEL: 'anthropic.claude-opus-4-8' },
      undefined,
      'AKIA…OPER',
    ],
  ])(
    'is, of keys in the settings of a folder beside others, for %s with %j',
    async (_what, more, modelArgument, keyId) => {
      const own = { ...BEDROCK, AWS_ACCESS_KEY_ID: 'AKIARTX3GSDSQADVSELF' };
      const home = { env: { ...own, ...more }, project: { env: KEYS } };
      const { signedBy } = await view({ ...home, ...(modelArgument && { modelArgument }) });
      expect(signedBy.value).toEqual({ kind: 'environment', keyId });
    },
  );

  test('is the profile in the usual files, and after it the one in those that a folder names', async () => {
    const keys = (id: string) => `[profile p]\naws_access_key_id = ${id}\naws_secret_access_key = x\n`;
    const env = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'us-west-2', AWS_PROFILE: 'p' };
    const home = { env, aws: keys('AKIARTX3GSDSQADVSELF'), elsewhere: keys('AKIARTX3GSDSQADVOPER') };
    const both = await view(home);
    const profile = { kind: 'profile', name: 'p' };
    expect(both.signedBy.value).toEqual({ ...profile, keyId: 'AKIA…SELF' });
    expect(both.signedElse).toEqual({ ...profile, keyId: 'AKIA…OPER' });
    const { signedBy } = await view({ ...home, aws: '[default]\nregion = us-west-2\n' });
    expect(signedBy.value).toEqual({ ...profile, keyId: 'AKIA…OPER' });
  });

  test('is the API key of a folder, whatever else is there', async () => {
    const project = { env: { AWS_BEARER_TOKEN_BEDROCK: 'x' } };
    expect((await view({ project })).signedBy.value.kind).toBe('api-key');
  });

  test('falls back to the chain behind an export command', async () => {
    const { signedBy, signedElse } = await view({ user: { awsCredentialExport: 'print-keys' } });
    expect(signedBy.value.kind).toBe('credential-export');
    expect(signedElse).toEqual({ kind: 'environment', keyId: 'AKIA…OPER' });
  });

  test('is the token of a gateway where nothing is to be signed', async () => {
    const env = {
      CLAUDE_CODE_USE_BEDROCK: '1',
      CLAUDE_CODE_SKIP_BEDROCK_AUTH: '1',
      ANTHROPIC_AUTH_TOKEN: 'x',
    };
    expect((await view({ env })).signedBy.value).toMatchObject({ kind: 'token' });
  });

  test.each([
    [{ AWS_BEARER_TOKEN_BEDROCK: 'x', ANTHROPIC_AUTH_TOKEN: 'x' }, { apiKeyHelper: 'print-key' }, 'api-key'],
    [{ ANTHROPIC_AUTH_TOKEN: 'x', ANTHROPIC_CUSTOM_HEADERS: 'Authorization: x' }, {}, 'ANTHROPIC_AUTH_TOKEN'],
    [{ ANTHROPIC_CUSTOM_HEADERS: 'Authorization: x' }, { apiKeyHelper: 'print-key' }, 'helper'],
    [{ ANTHROPIC_CUSTOM_HEADERS: 'Authorization: x' }, {}, 'ANTHROPIC_CUSTOM_HEADERS'],
  ])('before a gateway, of %j and %j, is %s', async (env, user, by) => {
    const unsigned = { CLAUDE_CODE_USE_BEDROCK: '1', CLAUDE_CODE_SKIP_BEDROCK_AUTH: '1' };
    const { value } = (await view({ env: { ...unsigned, ...env }, user })).signedBy;
    expect(value.kind === 'token' ? value.variable : value.kind).toBe(by);
  });

  test.each([
    [{ ANTHROPIC_AUTH_TOKEN: 'x' }, {}, 'ANTHROPIC_AUTH_TOKEN'],
    [{}, { apiKeyHelper: 'print-key' }, 'helper'],
    [{ ANTHROPIC_CUSTOM_HEADERS: 'Authorization: x' }, {}, 'ANTHROPIC_CUSTOM_HEADERS'],
    [{ ANTHROPIC_API_KEY: 'x' }, {}, 'api-key'],
  ])('of Mantle without a signature is, of an API key with %j and %j, %s', async (env, user, by) => {
    const mantle = { CLAUDE_CODE_USE_MANTLE: '1', CLAUDE_CODE_SKIP_MANTLE_AUTH: '1' };
    const home = { env: { ...mantle, AWS_BEARER_TOKEN_BEDROCK: 'x', ...env }, user };
    const { value } = (await view(home)).signedBy;
    expect(value.kind === 'token' ? value.variable : value.kind).toBe(by);
  });

  test("is not Claude Platform's key where nothing is to be signed", async () => {
    const platform = { CLAUDE_CODE_USE_ANTHROPIC_AWS: '1', ANTHROPIC_AWS_API_KEY: 'x' };
    const env = { ...platform, CLAUDE_CODE_SKIP_ANTHROPIC_AWS_AUTH: '1' };
    expect((await view({ env })).signedBy.value.kind).toBe('nothing');
    expect((await view({ env: platform })).signedBy.value.kind).toBe('api-key');
  });
});

test('the refresh command runs at every start where the chain is empty and something else signs', async () => {
  const user = { awsCredentialExport: 'print-keys', awsAuthRefresh: 'renew' };
  const env = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_EC2_METADATA_DISABLED: 'true' };
  expect((await view({ env, user })).refresh?.value.runs).toBe('every-start');
  expect((await view({ user })).refresh?.value.runs).toBe('when-refused');
});

test("Bedrock's switch for signatures is none of Claude Platform's", async () => {
  const platform = { CLAUDE_CODE_USE_ANTHROPIC_AWS: '1', ANTHROPIC_AWS_API_KEY: 'x', ...KEYS };
  const env = { ...platform, CLAUDE_CODE_SKIP_BEDROCK_AUTH: '1' };
  const { refresh } = await view({ env, user: { awsAuthRefresh: 'renew' } });
  expect(refresh?.value.runs).toBe('when-refused');
});

test('the refresh command never runs where nothing is to be signed', async () => {
  const env = { ...BEDROCK, CLAUDE_CODE_SKIP_BEDROCK_AUTH: '1', AWS_BEARER_TOKEN_BEDROCK: 'token' };
  const { refresh } = await view({ env, user: { awsAuthRefresh: 'aws sso login' } });
  expect(refresh?.value.runs).toBe('never');
});

test('what Claude Code does not read is named, with the nearest name that it reads', async () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what people write, and nobody expands.
  const env = { ANTHROPIC_BEDROCK_ENDPOINT_URL: 'x', AWS_PROFILE: '${USER}', awsAuthRefresh: 'renew' };
  const { ignored } = await view({ user: { env, deniedModels: ['opus'] } });
  expect(ignored.map(({ what, why, nearest }) => [what, why, nearest])).toEqual([
    ['ANTHROPIC_BEDROCK_ENDPOINT_URL', 'unknown-name', 'ANTHROPIC_BEDROCK_BASE_URL'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as above.
    ['${USER}', 'not-expanded', undefined],
    ['awsAuthRefresh', 'misplaced-key', undefined],
    ['deniedModels', 'not-managed', undefined],
  ]);
});

test('an organisation may forbid a provider and a version', async () => {
  const managed = { allowedProviders: ['anthropic'], requiredMinimumVersion: '9.0.0' };
  const { forbidden } = await view({ managed });
  expect(forbidden.map(({ rule }) => rule)).toEqual(['allowedProviders', 'requiredMinimumVersion']);
});

describe('what the administrator lets start', () => {
  const OPUS_4_8 = 'us.anthropic.claude-opus-4-8';
  const ALL = ['opus', 'sonnet', 'haiku', 'fable'];
  const GATEWAY = { ANTHROPIC_BEDROCK_BASE_URL: 'https://gw.example.com' };
  const EXACT = { availableModelsMatch: 'exact' };

  test.each([
    [{ deniedModels: ['opus', 'sonnet', 'fable'] }, {}, HAIKU, []],
    [{ deniedModels: ALL }, {}, undefined, ['deniedModels']],
    [{ deniedModels: ALL }, { ANTHROPIC_MODEL: SONNET }, undefined, ['deniedModels']],
    [{ deniedModels: ALL, availableModels: ['haiku'] }, {}, undefined, ['deniedModels']],
    [{ availableModels: ['claude-sonnet-4-6'], ...EXACT }, {}, SONNET, []],
    [{ availableModels: ['sonnet'], ...EXACT }, {}, SONNET_4_5, []],
    [{ availableModels: [SONNET], ...EXACT }, {}, SONNET, []],
    [
      { availableModels: ['claude-opus-5'], ...EXACT },
      { ANTHROPIC_MODEL: 'us.anthropic.claude-opus-5-5' },
      'us.anthropic.claude-opus-5',
      [],
    ],
    [{ availableModels: ['claude-sonnet-9'], ...EXACT }, {}, 'claude-sonnet-9', []],
    [{ availableModels: ['haiku', 'sonnet'], ...EXACT }, {}, SONNET_4_5, []],
    [{ availableModels: ['haiku', 'sonnet'], enforceAvailableModels: true }, {}, HAIKU, []],
    [
      { availableModels: ['opusplan'], ...EXACT },
      { ANTHROPIC_MODEL: 'sonnet' },
      'us.anthropic.claude-opus-5-5',
      [],
    ],
    [{ availableModels: ['opusplan', 'haiku'], ...EXACT }, {}, HAIKU, []],
    [{ availableModels: ['haiku', SONNET, 'us.anthropic.claude-opus-4-8'], ...EXACT }, {}, OPUS_4_8, []],
    [{ availableModels: ['us.anthropic.claude-fable-5-1', 'haiku'], ...EXACT }, {}, HAIKU, []],
    [{ deniedModels: ['opus', 'claude-sonnet-4-5'] }, {}, 'us.anthropic.claude-sonnet-5-5', []],
    [{ deniedModels: ['claude-opus-5'] }, { ANTHROPIC_MODEL: 'opus' }, OPUS_4_8, []],
    [{ deniedModels: ['claude-opus-5-5-fast'] }, {}, 'us.anthropic.claude-opus-5', []],
    [{ deniedModels: ['opus-4'] }, { ANTHROPIC_MODEL: OPUS_4_8 }, 'us.anthropic.claude-opus-5-5', []],
    [
      { deniedModels: ['claude-haiku-4-5'] },
      { ANTHROPIC_MODEL: 'haiku' },
      'us.anthropic.claude-haiku-5-5',
      [],
    ],
    [{ deniedModels: ['sonnet-4'] }, { ANTHROPIC_MODEL: 'sonnet' }, 'us.anthropic.claude-opus-5-5', []],
    [{ availableModels: ['claude-sonnet-9'], enforceAvailableModels: true }, {}, 'claude-sonnet-9', []],
    [
      { availableModels: ['claude-sonnet-4-6'], deniedModels: ['sonnet'], ...EXACT },
      {},
      undefined,
      ['availableModels'],
    ],
    [{ allowedProviders: ['bedrock'] }, {}, 'us.anthropic.claude-opus-5-5', []],
    [{ allowedProviders: ['bedrock'] }, GATEWAY, undefined, ['allowedProviders']],
    [{ allowedProviders: ['customEndpoint'] }, GATEWAY, undefined, ['allowedProviders']],
    [{ allowedProviders: ['customEndpoint'], env: GATEWAY }, {}, 'us.anthropic.claude-opus-5-5', []],
    [
      { allowedProviders: ['customEndpoint'], env: GATEWAY },
      { AWS_ENDPOINT_URL: 'https://aws.example.com' },
      undefined,
      ['allowedProviders'],
    ],
    [{ allowedProviders: ['bedrock'], env: GATEWAY }, {}, undefined, ['allowedProviders']],
    [
      { allowedProviders: ['bedrock'] },
      { ANTHROPIC_BEDROCK_BASE_URL: 'https://vpce-0abc.bedrock-runtime.us-west-2.vpce.amazonaws.com' },
      'us.anthropic.claude-opus-5-5',
      [],
    ],
    [
      { forceLoginMethod: 'claudeai', forceLoginOrgUUID: '11111111-2222-3333-4444-555555555555' },
      {},
      'us.anthropic.claude-opus-5-5',
      [],
    ],
    [{ forceLoginMethod: 'gateway' }, { ANTHROPIC_AUTH_TOKEN: 'x' }, undefined, ['forceLoginMethod']],
    [{ forceLoginOrgUUID: '1-2' }, { ANTHROPIC_API_KEY: 'x' }, undefined, ['forceLoginOrgUUID']],
    [{ forceLoginMethod: 'console', apiKeyHelper: 'print-key' }, {}, undefined, ['forceLoginMethod']],
    [
      { forceLoginMethod: 'claudeai' },
      { AWS_BEARER_TOKEN_BEDROCK: 'x', ANTHROPIC_CUSTOM_HEADERS: 'Authorization: Bearer x' },
      'us.anthropic.claude-opus-5-5',
      [],
    ],
  ])('by %j, with %j: %s %j', async (managed, env, main, rules) => {
    const { models, forbidden } = await view({ env: { ...BEDROCK, ...env }, managed });
    expect(forbidden.map(({ rule }) => rule)).toEqual(rules);
    if (main !== undefined) expect(models.main.value.id).toBe(main);
  });

  test.each([
    [{ availableModels: ['opus'], ...EXACT }, 'us.anthropic.claude-opus-5-5'],
    [{ availableModels: ['opus'], enforceAvailableModels: true }, 'us.anthropic.claude-opus-5-5'],
    [{ availableModels: ['opus'] }, SONNET_4_5],
    [{ deniedModels: ['sonnet'] }, HAIKU],
    [{ deniedModels: ['claude-sonnet-4-5'] }, 'us.anthropic.claude-sonnet-5-5'],
  ])('%j, while AWS refuses every Opus: %s', async (managed, id) => {
    const opus = [
      '5-5',
      '5',
      '4-8',
      '4-7',
      '4-6-v1',
      '4-5-20251101-v1:0',
      '4-1-20250805-v1:0',
      '4-20250514-v1:0',
    ];
    const refused = opus.map((one) => `us.anthropic.claude-opus-${one}`);
    expect((await view({ managed, refused })).models.main.value.id).toBe(id);
  });

  const OPUS_5_5 = 'us.anthropic.claude-opus-5-5';
  const FABLE = 'us.anthropic.claude-fable-5-2';
  const ENFORCED = { enforceAvailableModels: true };
  const overriding = (own: string, value: string) => ({ modelOverrides: { [own]: value } });
  const BY_FABLE = overriding('claude-sonnet-4-5-20250929', 'fable');
  const BY_NONSENSE = overriding('claude-sonnet-4-5-20250929', 'nonsense');

  // Sonnet 3.7 is refused with 404, which tells Claude Code nothing.
  const SONNETS_REFUSED = [SONNET_4_5, 'us.anthropic.claude-sonnet-4-20250514-v1:0'];
  test.each<[object, Record<string, string>, readonly string[], string]>([
    // What is pinned is asked for though AWS refuses it.
    [{ deniedModels: ['sonnet'] }, { OPUS: SONNET, HAIKU }, [HAIKU], HAIKU],
    [{ deniedModels: ['opus'] }, { OPUS: OPUS_5_5, SONNET }, [SONNET], SONNET],
    [{ deniedModels: ['sonnet'] }, { OPUS: SONNET, HAIKU: 'haiku' }, ['haiku'], 'haiku'],
    [
      { deniedModels: ['claude-opus-5-5'] },
      { OPUS: OPUS_5_5 },
      ['us.anthropic.claude-opus-5'],
      'us.anthropic.claude-opus-5',
    ],
    [{ deniedModels: ['claude-opus-5-5'] }, {}, ['us.anthropic.claude-opus-5'], OPUS_4_8],
    [{ deniedModels: ['claude-opus-5-5'], ...overriding('claude-opus-5', SONNET) }, {}, [SONNET], SONNET],
    [{ deniedModels: ['claude-opus-5-5'], ...overriding('claude-opus-5', 'fable') }, {}, [], FABLE],
    // An alias steps down as it does without a list, where what it means is allowed.
    [{ deniedModels: ['opus'] }, {}, SONNETS_REFUSED, 'us.anthropic.claude-3-7-sonnet-20250219-v1:0'],
    [{ deniedModels: ['opus', 'claude-sonnet-4-5'] }, {}, SONNETS_REFUSED, 'us.anthropic.claude-sonnet-5-5'],
    // Where it goes on depends on the family of what is denied.
    [{ deniedModels: ['claude-sonnet-4-6'] }, { OPUS: SONNET }, [], SONNET_4_5],
    [{ deniedModels: ['fable'] }, { OPUS: FABLE }, [], OPUS_5_5],
    [{ deniedModels: ['fable'] }, { OPUS: FABLE }, [OPUS_5_5], 'us.anthropic.claude-opus-5'],
    [{ deniedModels: ['claude-haiku-4-5'] }, { OPUS: 'haiku' }, [], 'us.anthropic.claude-haiku-5-5'],
    [{ deniedModels: ['nonsense'] }, { OPUS: 'nonsense' }, [], SONNET_4_5],
    [
      { deniedModels: ['haiku'], availableModels: ['sonnet'] },
      { OPUS: HAIKU },
      [],
      'us.anthropic.claude-sonnet-5-5',
    ],
    [{ availableModels: ['fable', 'sonnet'], ...EXACT }, { OPUS: HAIKU }, [], FABLE],
    [{ availableModels: ['haiku', 'sonnet'], ...EXACT }, { OPUS: SONNET }, [], SONNET],
    // A pin of no family is of no list.
    [{ availableModels: ['opus', 'haiku'], ...EXACT }, { OPUS: 'nonsense' }, [], HAIKU],
    [{ availableModels: ['opus'], ...ENFORCED }, { OPUS: 'nonsense' }, [], OPUS_5_5],
    [{ availableModels: ['opus'], ...ENFORCED }, { OPUS: APPLICATION }, [], OPUS_5_5],
    // Overrides of the administrator's count in a list, and what they override is what is denied.
    [{ availableModels: ['sonnet'], ...ENFORCED, ...BY_FABLE }, {}, [], FABLE],
    [{ availableModels: ['opus'], ...EXACT, ...overriding('claude-opus-5-5', HAIKU) }, {}, [], HAIKU],
    [{ deniedModels: ['sonnet'], ...overriding('claude-opus-5-5', SONNET) }, {}, [], OPUS_5_5],
    [{ deniedModels: ['sonnet'], ...overriding('claude-opus-5-5', 'claude-sonnet-4-6') }, {}, [], OPUS_5_5],
  ])('%j, with the pins %j and %j refused: %s', async (managed, pins, refused, id) => {
    const { models, forbidden } = await view({ env: { ...BEDROCK, ...pinned(pins) }, managed, refused });
    expect([models.main.value.id, forbidden]).toEqual([id, []]);
  });

  test.each<[readonly string[], Record<string, string>, string, string]>([
    [['opus', 'haiku'], { OPUS: SONNET }, OPUS_5_5, 'us.anthropic.claude-opus-5'],
    [['best', 'us.anthropic.claude-opus-5'], { OPUS: SONNET }, OPUS_5_5, 'us.anthropic.claude-opus-5'],
    [['best', OPUS_4_8], {}, OPUS_5_5, OPUS_4_8],
    [['best', 'haiku'], {}, OPUS_5_5, OPUS_5_5],
    [['best', 'haiku'], { OPUS: SONNET }, OPUS_5_5, OPUS_5_5],
    [['opusplan', 'haiku'], {}, SONNET_4_5, SONNET_4_5],
    [['sonnet'], { OPUS: HAIKU, SONNET: HAIKU }, SONNET_4_5, SONNET_4_5],
  ])('of %j, enforced, with the pins %j, where %s is refused: %s', async (availableModels, pins, one, id) => {
    const managed = { availableModels, ...ENFORCED };
    const { models } = await view({ env: { ...BEDROCK, ...pinned(pins) }, managed, refused: [one] });
    expect(models.main.value.id).toBe(id);
  });

  test.each([
    ['our-sonnet', 'sonnet', OPUS_5_5],
    ['x.SONNET_y', 'sonnet', OPUS_5_5],
    ['oursonnet', 'sonnet', 'oursonnet'],
    ['sonnet4', 'sonnet', 'sonnet4'],
    ['my_claude-sonnet-4-5x', 'claude-sonnet-4-5', OPUS_5_5],
    ['our-sonnet-4-5', 'sonnet-4-5', 'our-sonnet-4-5'],
  ])('the name %s, where %s is denied, leads to %s', async (model, denied, id) => {
    const { models } = await view({ user: { model }, managed: { deniedModels: [denied] } });
    expect(models.main.value.id).toBe(id);
  });

  test.each([
    [{ ...ENFORCED, availableModels: ['haiku'] }, { theme: 'dark' }, OPUS_5_5],
    [{ ...ENFORCED }, undefined, OPUS_5_5],
    [{}, ENFORCED, OPUS_5_5],
    [{ availableModels: ['haiku'] }, undefined, SONNET],
  ])("%j and the administrator's %j, with a pin of Sonnet alone: %s", async (user, managed, id) => {
    const env = { ...BEDROCK, ...pinned({ SONNET }) };
    expect((await view({ env, user, ...(managed && { managed }) })).models.main.value.id).toBe(id);
  });

  test.each([
    [{ availableModels: ['nonsense'], ...EXACT }, 'nonsense'],
    [{ availableModels: ['nonsense', 'other'], ...EXACT, deniedModels: ['nonsense'] }, 'other'],
    [{ availableModels: ['nonsense'], deniedModels: ['sonnet'] }, 'nonsense'],
    [{ availableModels: ['nonsense'], ...ENFORCED, deniedModels: ['sonnet'] }, 'nonsense'],
    [{ availableModels: ['nonsense'], ...EXACT, deniedModels: ['nonsense'] }, undefined],
  ])("on Microsoft Foundry, whose names are the company's own, %j leads to %s", async (managed, id) => {
    const { models, forbidden } = await view({ env: { CLAUDE_CODE_USE_FOUNDRY: '1' }, managed });
    expect(forbidden).toHaveLength(id === undefined ? 1 : 0);
    if (id !== undefined) expect(models.main.value.id).toBe(id);
  });

  test('an alias in an override is followed on Mantle too', async () => {
    const env = { CLAUDE_CODE_USE_MANTLE: '1', AWS_REGION: 'us-west-2', ...KEYS };
    const user = overriding('claude-opus-5-5', 'fable');
    expect((await view({ env, user })).models.main.value.id).toBe('anthropic.claude-fable-5-2');
  });

  test('a pin that Mantle has stepped down from is asked all the same', async () => {
    const env = {
      CLAUDE_CODE_USE_MANTLE: '1',
      AWS_REGION: 'us-west-2',
      ...KEYS,
      ...pinned({ OPUS: 'nonsense' }),
    };
    const managed = { deniedModels: ['claude-opus-5-5'] };
    expect((await view({ env, managed, refused: ['nonsense'] })).models.main.value.id).toBe('nonsense');
  });

  test.each([
    [{ deniedModels: ['haiku'] }, { OPUS: 'haiku' }],
    [{ deniedModels: ['haiku'] }, { OPUS: HAIKU, SONNET }],
    [{ deniedModels: ['haiku'], ...overriding('claude-opus-5-5', 'haiku') }, {}],
  ])('%j stops the start with the pins %j: below Haiku there is nothing', async (managed, pins) => {
    const { forbidden } = await view({ env: { ...BEDROCK, ...pinned(pins) }, managed });
    expect(forbidden).toMatchObject([{ rule: 'deniedModels' }]);
  });

  test.each([
    [{ availableModels: ['opusplan'], ...ENFORCED, ...BY_FABLE }, undefined, FABLE],
    [{ availableModels: ['claude-sonnet-4-5-20250929'], ...ENFORCED, ...BY_FABLE }, undefined, 'fable'],
    [BY_FABLE, { availableModels: ['sonnet'], ...ENFORCED }, SONNET_4_5],
    [{ availableModels: ['sonnet'], ...ENFORCED }, { theme: 'dark' }, OPUS_5_5],
    [{ availableModels: ['sonnet'], ...ENFORCED }, {}, SONNET_4_5],
    [{ model: 'sonnet', ...BY_FABLE }, { availableModels: ['opus', 'sonnet'] }, OPUS_5_5],
    [overriding('claude-opus-5-5', SONNET), { availableModels: ['opus', 'sonnet'], ...ENFORCED }, SONNET],
    [overriding('claude-opus-5-5', 'nonsense'), { availableModels: ['opus'], ...ENFORCED }, OPUS_5_5],
    [
      { model: 'claude-sonnet-4-5-20250929', ...BY_FABLE },
      { availableModels: ['opus', 'sonnet'], ...ENFORCED },
      SONNET_4_5,
    ],
    // An alias in the administrator's own override is none that the list allows; what is no alias is.
    [{ model: 'sonnet', ...BY_FABLE }, { availableModels: ['opus', 'sonnet'], ...BY_FABLE }, OPUS_5_5],
    [{ model: 'sonnet' }, { availableModels: ['opus', 'sonnet'], ...BY_NONSENSE }, 'nonsense'],
    [{ model: 'opus', availableModels: ['opus'], env: pinned({ OPUS: SONNET }) }, undefined, SONNET],
    [
      { model: 'opus', availableModels: ['opus'], ...ENFORCED, env: pinned({ OPUS: SONNET }) },
      undefined,
      OPUS_5_5,
    ],
    [
      { model: 'sonnet', env: pinned({ SONNET: APPLICATION }) },
      { availableModels: ['sonnet'], ...ENFORCED },
      SONNET_4_5,
    ],
  ])("a person's %j beside the administrator's %j asks for %s", async (user, managed, id) => {
    expect((await view({ user, ...(managed && { managed }) })).models.main.value.id).toBe(id);
  });

  test("only they: the same keys in a person's own settings are ignored", async () => {
    const user = { availableModels: ['claude-sonnet-4-6'], ...EXACT, modelPricing: { multiplier: 2 } };
    const { models, ignored } = await view({ user });
    expect(models.main.value.id).toBe('us.anthropic.claude-opus-5-5');
    expect(ignored).toMatchObject([
      { what: 'availableModelsMatch', why: 'not-managed' },
      { what: 'modelPricing', why: 'not-managed' },
    ]);
  });
});
