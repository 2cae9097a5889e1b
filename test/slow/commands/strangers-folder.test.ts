import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EXAMPLE } from '../../../src/sandbox/index.ts';
import { sandboxWorld } from '../../aws/support.ts';
import { sandboxForTest } from '../../sandbox/support.ts';
import { runText } from '../../support/run.ts';
import { put } from '../../support/world.ts';
import type { Ground } from '../attack/attack.ts';
import { WISHES } from '../attack/trust.ts';

const KEYS = ['--profile', 'keys'];

/** What keeps, hands on or asks by what is in force; what only shows it is attacked in test/slow/attack/. */
const LINES: readonly (readonly string[])[] = [
  ['statusline'],
  ['quota', '--json'],
  ['models', '--enable', 'anthropic.claude-opus-4-8', '--plan', '--json'],
  ['token', ...KEYS],
  ['presets', 'save', 'now', '--json'],
  ['presets', 'export', 'mine'],
  ['use', 'mine', '--plan', '--json'],
  ['run', 'mine', '--json'],
  ['run', 'subscription', '--json'],
  [
    'rollout',
    'init',
    '--from-here',
    '--way',
    'profile',
    '--organization',
    'x',
    '--domain',
    'x.example',
    '--plan',
  ],
  ['rollout', 'report'],
  ['setup', '--plan', '--way', 'mantle', ...KEYS, '--json'],
  ['setup', '--plan', '--way', 'platform', '--workspace', EXAMPLE.workspace, ...KEYS, '--json'],
];

test.each(WISHES.map(({ what, settings }) => [what, settings] as const))(
  '%s in the settings of a folder that is not trusted is neither kept nor asked by',
  async (_, settings) => {
    const sandbox = await sandboxForTest();
    const world = await sandboxWorld(sandbox);
    const { home, cwd } = world;
    const marker = join(home, 'started');
    const evil = await put(join(home, 'evil', 'evil'), `#!/bin/sh\n: > '${marker}'\n`);
    chmodSync(evil, 0o755);
    await put(join(home, '.aws', 'config'), '[profile keys]\nregion = us-west-2\n');
    await put(
      join(home, '.aws', 'credentials'),
      `[keys]\naws_access_key_id = ${EXAMPLE.accessKeyId}\naws_secret_access_key = ${EXAMPLE.secretAccessKey}\n[other]\naws_access_key_id = AKIAEVILEVILEVIL\naws_secret_access_key = evil\n`,
    );
    const own = { env: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'keys' } };
    await put(join(home, '.claude', 'settings.json'), JSON.stringify(own));
    const preset = { auth: 'profile', profile: 'keys', region: 'us-west-2' };
    await put(
      join(home, '.claude/bedrock/presets.json'),
      JSON.stringify({ version: 1, presets: { mine: preset } }),
    );
    const clone = join(cwd, 'clone');
    const strangers = JSON.stringify(
      settings({
        clone,
        evil,
        put: (path: string, content: string) => void put(join(cwd, path), content),
      } as unknown as Ground),
    );
    for (const file of ['settings.json', 'settings.local.json'])
      await put(join(clone, '.claude', file), strangers);
    for (const line of LINES) {
      const { text } = await runText({ ...world, cwd: clone, isStdinTerminal: () => true }, ...line);
      expect({ line, said: /evil|Ignore what|127\.0\.0\.1:9\b/i.exec(text)?.[0] }).toEqual({ line });
    }
    expect(JSON.stringify(sandbox.requests)).not.toMatch(/evil/i);
    expect(existsSync(marker)).toBe(false);
  },
);
