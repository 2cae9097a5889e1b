import type { Way } from '../../src/knowledge/ways.ts';
import { EXAMPLE, exampleApiKey, GATEWAY_TOKEN } from '../../src/sandbox/index.ts';
import { inShellOrSettings, type Make, settings } from './make-parts.ts';
import { SWITCHES } from './parts.ts';
import type { Random } from './support/random.ts';
import type { Scene } from './support/scene.ts';

/** What a home on one way is made of, beside what signs and the region. */
export interface WayParts {
  /** How it is switched on. */
  readonly switches: readonly Make[];
  /** Which model is asked for, in its own spelling and in those of others. */
  readonly models: readonly Make[];
  /** What goes wrong on it, or leads elsewhere. */
  readonly faults: readonly Make[];
}

/** Nothing listens there. */
const DEAD = 'http://127.0.0.1:9';
const US = 'us.anthropic.claude-';
const FAMILIES = ['OPUS', 'SONNET', 'HAIKU', 'FABLE'] as const;

const on = (r: Random) => r.pick(['1', 'true', 'yes', 'on', ' 1 ']);

function asked(ids: readonly string[]): readonly Make[] {
  const pin: Make = (r) => {
    const family = r.pick(FAMILIES);
    return inShellOrSettings(r, `pin of ${family}`, { [`ANTHROPIC_DEFAULT_${family}_MODEL`]: r.pick(ids) });
  };
  return [
    (r) => inShellOrSettings(r, 'model', { ANTHROPIC_MODEL: r.pick(ids) }),
    (r) => settings(r, 'model setting', { model: r.pick(ids) }),
    pin,
    pin,
    () => ({ name: 'no model', adds: {} }),
    (r) =>
      settings(r, 'modelOverrides', {
        modelOverrides: {
          [r.pick(['claude-opus-5-5', 'claude-sonnet-4-5-20250929', 'claude-sonnet-4-6'])]: r.pick(ids),
        },
      }),
  ];
}

/** What answers in the place of a service: a page, somebody else, nobody, AWS with a refusal. */
function answered(service: keyof NonNullable<Scene['says']>): readonly Make[] {
  return (['page', 'other-api', 'not-found', 'forbidden', 'denied', 'busy'] as const).map((says) => () => ({
    name: `${service} says ${says}`,
    adds: { says: { [service]: says } },
  }));
}

const MANTLE_ON = { CLAUDE_CODE_USE_MANTLE: '1' };
const WORKSPACE = { ANTHROPIC_AWS_WORKSPACE_ID: EXAMPLE.workspace };

/** Homes on each way that setup knows. */
export const WAY_PARTS: Readonly<Record<Way, WayParts>> = {
  invoke: {
    switches: SWITCHES.slice(0, 12),
    models: asked([`${US}opus-5-5`, `${US}sonnet-4-6`, `${US}haiku-4-5-20251001-v1:0`, 'opus', 'nonsense']),
    faults: answered('bedrock-runtime'),
  },
  mantle: {
    switches: [
      (r) => settings(r, 'mantle', { env: { CLAUDE_CODE_USE_MANTLE: on(r) } }),
      (r) => settings(r, 'mantle', { env: MANTLE_ON }),
      (r) => inShellOrSettings(r, 'mantle', MANTLE_ON),
      (r) => settings(r, 'mantle beside invoke', { env: { CLAUDE_CODE_USE_BEDROCK: '1', ...MANTLE_ON } }),
      (r) =>
        settings(r, 'mantle unsigned, with a token', {
          env: { ...MANTLE_ON, CLAUDE_CODE_SKIP_MANTLE_AUTH: '1', ANTHROPIC_AUTH_TOKEN: GATEWAY_TOKEN },
        }),
      (r) => settings(r, 'mantle after the platform', { env: { ...MANTLE_ON, CLAUDE_CODE_USE_VERTEX: '1' } }),
    ],
    models: asked([
      ...['anthropic.claude-opus-5-5', 'anthropic.claude-sonnet-4-6', 'anthropic.claude-haiku-4-5'],
      ...['anthropic.claude-opus-9-9', 'anthropic.claude-opus-5-5[1m]', 'claude-opus-5-5', 'opus', 'haiku'],
      ...[`${US}opus-5-5`, 'anthropic.claude-haiku-4-5-20251001-v1:0', 'sonnet', 'best', 'fable'],
    ]),
    faults: [
      ...answered('bedrock-mantle'),
      (r) =>
        inShellOrSettings(r, 'address of mantle', {
          ANTHROPIC_BEDROCK_MANTLE_BASE_URL: r.pick([DEAD, '{sandbox}/anthropic/', '']),
        }),
      (r) => inShellOrSettings(r, 'api key', { AWS_BEARER_TOKEN_BEDROCK: exampleApiKey().token }),
      (r) => inShellOrSettings(r, 'prefix', { ANTHROPIC_BEDROCK_REGION_PREFIX: r.pick(['eu', 'global']) }),
      (r) => settings(r, 'unsigned', { env: { CLAUDE_CODE_SKIP_MANTLE_AUTH: '1' } }),
      (r) => settings(r, 'switched off', { env: { CLAUDE_CODE_USE_MANTLE: r.pick(['0', 'false', '']) } }),
      (r) => settings(r, 'key of the platform', { env: { ANTHROPIC_AWS_API_KEY: EXAMPLE.workspaceKey } }),
    ],
  },
  platform: {
    switches: [
      (r) => settings(r, 'platform', { env: { CLAUDE_CODE_USE_ANTHROPIC_AWS: on(r), ...WORKSPACE } }),
      (r) => settings(r, 'platform', { env: { CLAUDE_CODE_USE_ANTHROPIC_AWS: '1', ...WORKSPACE } }),
      (r) => inShellOrSettings(r, 'platform', { CLAUDE_CODE_USE_ANTHROPIC_AWS: '1', ...WORKSPACE }),
      (r) =>
        settings(r, 'platform by its key', {
          env: {
            CLAUDE_CODE_USE_ANTHROPIC_AWS: '1',
            ...WORKSPACE,
            ANTHROPIC_AWS_API_KEY: EXAMPLE.workspaceKey,
          },
        }),
      (r) =>
        settings(r, 'platform beside mantle', {
          env: { CLAUDE_CODE_USE_ANTHROPIC_AWS: '1', ...WORKSPACE, ...MANTLE_ON },
        }),
    ],
    models: asked([
      ...['claude-opus-5-5', 'claude-sonnet-4-6', 'claude-haiku-4-5-20251001', 'claude-haiku-4-5', 'opus'],
      ...['claude-opus-4-1', 'claude-opus-9-9', 'sonnet', 'haiku', 'fable', 'best', 'claude-opus-5-5[1m]'],
      ...[`${US}opus-5-5`, 'anthropic.claude-opus-5-5'],
    ]),
    faults: [
      ...answered('aws-external-anthropic'),
      (r) =>
        inShellOrSettings(r, 'another workspace', {
          ANTHROPIC_AWS_WORKSPACE_ID: r.pick(['wrkspc_2', 'Default', '', ' ']),
        }),
      (r) =>
        inShellOrSettings(r, 'key of the workspace', {
          ANTHROPIC_AWS_API_KEY: r.pick([
            EXAMPLE.workspaceKey,
            'key-of-yesterday',
            exampleApiKey().token,
            '',
          ]),
        }),
      (r) =>
        inShellOrSettings(r, 'address of the platform', {
          ANTHROPIC_AWS_BASE_URL: r.pick([DEAD, '{sandbox}/claude-platform/', '']),
        }),
      (r) => settings(r, 'unsigned', { env: { CLAUDE_CODE_SKIP_ANTHROPIC_AWS_AUTH: '1' } }),
      (r) => inShellOrSettings(r, 'api key of bedrock', { AWS_BEARER_TOKEN_BEDROCK: exampleApiKey().token }),
      (r) => settings(r, 'switched off', { env: { CLAUDE_CODE_USE_ANTHROPIC_AWS: r.pick(['0', 'no', '']) } }),
      (r) => settings(r, 'bedrock before it', { env: { CLAUDE_CODE_USE_BEDROCK: '1' } }),
    ],
  },
  gateway: {
    switches: [
      ...[1, 2, 3].map((): Make => (r) => settings(r, 'gateway', { env: gateway() })),
      (r) => settings(r, 'gateway by a helper', { apiKeyHelper: `echo ${GATEWAY_TOKEN}`, env: tokenless() }),
      (r) =>
        settings(r, 'gateway by a header', {
          env: { ...tokenless(), ANTHROPIC_CUSTOM_HEADERS: `Authorization: Bearer ${GATEWAY_TOKEN}` },
        }),
    ],
    models: asked([
      ...[`${US}opus-5-5`, 'eu.anthropic.claude-sonnet-4-6', 'opus', 'sonnet', 'haiku', 'nonsense'],
      ...['claude-opus-5-5', 'anthropic.claude-opus-5-5', `${US}opus-5-5[1m]`, 'our-sonnet'],
    ]),
    faults: [
      ...answered('gateway'),
      (r) =>
        inShellOrSettings(r, 'token of the gateway', {
          ANTHROPIC_AUTH_TOKEN: r.pick(['of-yesterday', '', ' ', GATEWAY_TOKEN]),
        }),
      (r) =>
        inShellOrSettings(r, 'address of the gateway', {
          ANTHROPIC_BEDROCK_BASE_URL: r.pick([
            ...[DEAD, '{sandbox}/gateway/', '{sandbox}/gatevay', '{sandbox}', ''],
            '{sandbox}/gateway?team=a',
          ]),
        }),
      (r) =>
        settings(
          r,
          'helper',
          { apiKeyHelper: 'give-key' },
          {
            programs: {
              'give-key': r.pick([
                'exit 3',
                'true',
                `echo ${GATEWAY_TOKEN}`,
                `sleep 3; echo ${GATEWAY_TOKEN}`,
                'echo of-yesterday',
              ]),
            },
          },
        ),
      (r) => settings(r, 'helper that is not there', { apiKeyHelper: 'no-such-program' }),
      (r) => inShellOrSettings(r, 'api key of bedrock', { AWS_BEARER_TOKEN_BEDROCK: exampleApiKey().token }),
      (r) => settings(r, 'signed after all', { env: { CLAUDE_CODE_SKIP_BEDROCK_AUTH: r.pick(['0', '']) } }),
      (r) => settings(r, 'switched off', { env: { CLAUDE_CODE_USE_BEDROCK: r.pick(['0', 'false', '']) } }),
    ],
  },
};

function tokenless() {
  return {
    CLAUDE_CODE_USE_BEDROCK: '1',
    ANTHROPIC_BEDROCK_BASE_URL: '{sandbox}/gateway',
    CLAUDE_CODE_SKIP_BEDROCK_AUTH: '1',
  };
}

function gateway() {
  return { ...tokenless(), ANTHROPIC_AUTH_TOKEN: GATEWAY_TOKEN };
}
