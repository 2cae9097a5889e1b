import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryDirectory } from '../../support/world.ts';

const ENTRY = fileURLToPath(new URL('../../../src/bundle/claude-bedrock.js', import.meta.url));

/** A plugin whose program and launcher say who they are, and a Node that believes to be of another version. */
async function pluginWith(version: string) {
  const root = await temporaryDirectory();
  mkdirSync(join(root, 'scripts'));
  mkdirSync(join(root, 'bin'));
  copyFileSync(ENTRY, join(root, 'scripts/claude-bedrock.js'));
  writeFileSync(
    join(root, 'scripts/program.js'),
    'exports.program = async (argv) => { console.log("program", argv.join("|")); return 0; }',
  );
  writeFileSync(
    join(root, 'bin/claude-bedrock'),
    '#!/bin/sh\necho "launcher $* $CLAUDE_BEDROCK_OLD_NODE"; exit 7\n',
  );
  chmodSync(join(root, 'bin/claude-bedrock'), 0o755);
  const versions = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`;
  writeFileSync(join(root, 'old.cjs'), versions);
  return (...args: string[]) =>
    spawnSync(
      process.execPath,
      ['--require', join(root, 'old.cjs'), join(root, 'scripts/claude-bedrock.js'), ...args],
      {
        encoding: 'utf8',
      },
    );
}

test.each(['20.12.0', '22.11.0', '104.0.0'])('Node %s runs the program', async (version) => {
  const run = (await pluginWith(version))('status', '--json');
  expect(run.stdout).toBe('program status|--json\n');
});

test.each(['20.11.1', '18.20.4', '6.17.1'])(
  'Node %s hands over to the launcher, which looks for another',
  async (version) => {
    const run = (await pluginWith(version))('status', 'a b');
    expect(run.stdout).toBe(`launcher status a b ${process.execPath}\n`);
    expect(run.status).toBe(7);
  },
);
