import { spawnSync } from 'node:child_process';
import { chmod, cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { build } from '../../src/rollout/build/build.ts';
import type { Rollout } from '../../src/rollout/file/rollout.ts';
import { exampleApiKey } from '../../src/sandbox/index.ts';
import { rolloutWith } from '../rollout/example.ts';
import { sandboxForTest } from '../sandbox/support.ts';
import { put } from '../support/world.ts';
import { type Home, makeHome, signIn } from './support/home.ts';
import { CLAUDE, REPOSITORY } from './support/install.ts';
import { run } from './support/run.ts';

/** Puts a folder where Claude Code looks for the administrator's settings, for this one process. Needs root. */
const MOUNT = 'mkdir -p /etc/claude-code && mount --bind "$0" /etc/claude-code && exec "$@"';

const mayMount = () =>
  process.platform === 'linux' &&
  spawnSync('unshare', ['-m', '/bin/sh', '-c', 'mount --bind /tmp /mnt']).status === 0;

/** What the person's own settings say instead: the administrator's win. */
const OWN = {
  model: 'haiku',
  env: {
    AWS_REGION: 'us-east-2',
    AWS_PROFILE: 'nobody',
    ANTHROPIC_DEFAULT_OPUS_MODEL: 'us.anthropic.claude-opus-4-8',
  },
};

const PORTAL = {
  startUrl: 'https://example.awsapps.com/start',
  identityCenterRegion: 'eu-central-1',
  accountId: '111122223333',
  permissionSet: 'BedrockUser',
} as const;

interface Case {
  readonly name: string;
  readonly parts: Partial<Rollout>;
  readonly key?: string;
  /** The model of the first turn, and who signs it. */
  readonly asks: string;
  readonly signer: object;
}

const CASES: readonly Case[] = [
  {
    name: 'people who sign in in the app, the listed models alone',
    parts: {
      signIn: { way: 'in-app', ...PORTAL },
      models: [
        { id: 'eu.anthropic.claude-opus-5-5', label: 'Opus' },
        { id: 'eu.anthropic.claude-haiku-4-5-20251001-v1:0' },
      ],
      restrictions: { level: 'restricted' },
    },
    asks: 'eu.anthropic.claude-opus-5-5',
    signer: { kind: 'sigv4', region: 'eu-central-1' },
  },
  {
    name: 'a named profile, locked down, another region',
    parts: {
      signIn: { way: 'profile', profile: 'company', ...PORTAL },
      aws: { region: 'us-west-2' },
      models: [{ id: 'us.anthropic.claude-sonnet-5' }],
      restrictions: { level: 'locked-down' },
    },
    asks: 'us.anthropic.claude-sonnet-5',
    signer: { kind: 'sigv4', region: 'us-west-2' },
  },
  {
    name: 'a trial by one key',
    parts: {
      signIn: { way: 'static-key', key: { environment: 'KEY' } },
      models: [{ id: 'global.anthropic.claude-opus-5-5' }],
      restrictions: { level: 'standard' },
    },
    key: exampleApiKey().token,
    asks: 'global.anthropic.claude-opus-5-5',
    signer: { kind: 'bearer' },
  },
];

test.for(CASES)(
  'Claude Code does what was built for $name',
  async ({ parts, key, asks, signer }, { skip }) => {
    skip(!mayMount(), 'needs root on Linux: /etc/claude-code is mounted for one process (unshare -m)');
    const sandbox = await sandboxForTest();
    const person = await makeHome(sandbox);
    const directory = await companyCopy(person);
    const rollout = rolloutWith({ ...parts, plugin: { source: { directory } } });
    const built = new Map(build(rollout, { key }).map(({ path, content }) => [path, content]));
    const managed = join(person.root, 'managed');
    await put(join(managed, 'managed-settings.json'), built.get('claude-code/managed-settings.json') ?? '');
    await put(join(person.home, '.claude', 'settings.json'), JSON.stringify(OWN));
    const config = built.get('aws-config');
    if (config !== undefined) {
      await put(join(person.home, '.aws', 'config'), config);
      await signIn(person.home, sandbox, 'example');
    }
    sandbox.play(() => 'from AWS');

    const words = ['-m', '/bin/sh', '-c', MOUNT, managed, CLAUDE];
    const { path, started } = await tellingNode(person);
    const env = { PATH: path, CLAUDE_CODE_SYNC_PLUGIN_INSTALL: '1' };
    expect(await run(person, 'unshare', [...words, '-p', 'hi'], env)).toBe('from AWS\n');

    const asked = sandbox.requests.filter(({ service }) => service === 'bedrock-runtime');
    // At level `standard` Claude Code also asks for one token of models of its own when it starts.
    const turns = asked.filter(({ body }) => (body as { max_tokens?: number }).max_tokens !== 1);
    const turn = `/model/${asks}/invoke-with-response-stream`;
    expect(turns.at(-1)).toMatchObject({ status: 200, path: turn, signer });
    const listed = rollout.models.map(({ id }) => id);
    const models = turns.map(({ path }) => decodeURIComponent(/\/model\/([^/]+)\//.exec(path)?.[1] ?? ''));
    expect(models.filter((id) => !listed.includes(id))).toEqual([]);
    for (const one of asked) expect(one).toMatchObject({ signer });

    // The plugin came by itself, and its hooks run, also where all others are locked out.
    expect(await readFile(started, 'utf8')).toContain('hook session-start');
    if (parts.restrictions?.level !== 'locked-down') return;
    await run(person, 'unshare', [...words, '-p', '/bedrock:doctor'], env);
    expect(await readFile(started, 'utf8')).toContain('hook doctor');
    expect(await run(person, 'unshare', [...words, 'plugin', 'list'])).toMatch(
      /bedrock@bedrock-setup[\s\S]*enabled/,
    );
  },
);

/** The plugin as a company keeps it on its devices. */
async function companyCopy({ root }: Home): Promise<string> {
  const folder = join(root, 'company');
  for (const name of ['.claude-plugin', 'bin', 'commands', 'hooks', 'scripts'])
    await cp(join(REPOSITORY, name), join(folder, name), { recursive: true });
  return folder;
}

/** A Node that tells what it is started for, first on PATH. */
async function tellingNode({ root }: Home): Promise<{ path: string; started: string }> {
  const started = join(root, 'started');
  const script = `#!/bin/sh\necho "$*" >>'${started}'\nexec '${process.execPath}' "$@"\n`;
  await chmod(await put(join(root, 'bin/node'), script), 0o755);
  return { path: `${join(root, 'bin')}:/usr/bin:/bin`, started };
}

test('Claude Code reckons by the prices that were built', async ({ skip }) => {
  skip(!mayMount(), 'needs root on Linux: /etc/claude-code is mounted for one process (unshare -m)');
  const rates = { input: 1000, output: 5000, cacheRead: 100, cacheWrite: 1250 };
  const rollout = rolloutWith({
    signIn: { way: 'profile', profile: 'company', ...PORTAL },
    aws: { region: 'eu-central-1' },
    models: [{ id: 'eu.anthropic.claude-opus-5-5' }],
    prices: {
      region: 'eu-central-1',
      published: '2026-09-25',
      models: { 'eu.anthropic.claude-opus-5-5': rates },
    },
    plugin: undefined,
  });
  const sandbox = await sandboxForTest();
  const person = await makeHome(sandbox);
  const built = new Map(build(rollout, { key: undefined }).map(({ path, content }) => [path, content]));
  const managed = join(person.root, 'managed');
  await put(join(managed, 'managed-settings.json'), built.get('claude-code/managed-settings.json') ?? '');
  await put(join(person.home, '.aws', 'config'), built.get('aws-config') ?? '');
  await signIn(person.home, sandbox, 'example');
  sandbox.play(() => 'from AWS');

  const words = ['-m', '/bin/sh', '-c', MOUNT, managed, CLAUDE, '-p', 'hi', '--output-format', 'json'];
  const { modelUsage } = JSON.parse(await run(person, 'unshare', words));
  const used = Object.values<Record<string, number>>(modelUsage);
  expect(used.length).toBeGreaterThan(0);
  for (const one of used) {
    const { inputTokens = 0, outputTokens = 0, cacheReadInputTokens = 0, cacheCreationInputTokens = 0 } = one;
    const cost =
      inputTokens * rates.input +
      outputTokens * rates.output +
      cacheReadInputTokens * rates.cacheRead +
      cacheCreationInputTokens * rates.cacheWrite;
    expect(one.costUSD).toBeCloseTo(cost / 1_000_000, 9);
    expect(one.costUSD).toBeGreaterThan(1);
  }
});
