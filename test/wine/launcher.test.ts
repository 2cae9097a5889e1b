import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, inject, onTestFinished, test } from 'vitest';
import { asWindows, REPOSITORY } from './support/windows.ts';

// The cmd.exe of Wine is not that of Windows; a `node.exe` may be a script for sh there.

const LAUNCHER = join(REPOSITORY, 'bin/claude-bedrock.cmd');

// Now and then Wine does not read what a program of Linux has printed, and the launcher finds no version.
describe('in the cmd.exe of Wine the launcher', { retry: 4 }, () => {
  let root: string;
  let log: string;

  beforeEach(() => {
    root = mkdtempSync('/tmp/bedrock-launcher-');
    onTestFinished(() => rm(root, { recursive: true, force: true, maxRetries: 5 }));
    log = join(root, 'log');
    mkdirSync(join(root, 'plugin/bin'), { recursive: true });
    cpSync(LAUNCHER, join(root, 'plugin/bin/claude-bedrock.cmd'));
  });

  const windows = (path: string) => asWindows(join(root, path));
  const addNode = (folder: string, version: string) => {
    const file = join(root, folder, 'node.exe');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `#!/bin/sh\necho '${folder}' "$1" >> '${log}'\necho ${version}\n`);
    chmodSync(file, 0o755);
  };
  /** The nodes that were started, and with what first. */
  const started = (path: readonly string[], more: Readonly<Record<string, string>> = {}) => {
    // Without the node of this machine, which Wine would find, too.
    const given = {
      ...inject('wine'),
      PATH: '/usr/bin:/bin',
      WINEPATH: path.map(windows).join(';'),
      ...more,
    };
    spawnSync('wine', ['cmd', '/d', '/c', windows('plugin/bin/claude-bedrock.cmd'), 'status'], {
      env: given,
      timeout: 60_000,
    });
    return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
  };

  test('runs a Node on PATH that is new enough', () => {
    addNode('new', 'v22.1.0');
    const [asked, ran] = started(['new']);
    expect(asked).toBe('new --version');
    expect(ran).toContain('scripts');
  });

  test('runs no Node on PATH that is too old', () => {
    addNode('old', 'v18.0.0');
    expect(started(['old'])).toEqual(['old --version']);
  });

  // Of several entries Wine tries but the last, so the other Node stands elsewhere.
  test.each(['mise/shims', 'Volta/bin'])('starts no shim in %s where there is another Node', (shim) => {
    addNode(shim, 'v24.0.0');
    addNode('plain & simple (x86)', 'v22.1.0');
    const [asked, ran] = started([shim], { NVM_SYMLINK: windows('plain & simple (x86)') });
    expect(asked).toBe('plain & simple (x86) --version');
    expect(ran).toMatch(/^plain & simple \(x86\) .*scripts/);
  });

  test('starts a shim where there is nothing else', () => {
    addNode('shims', 'v22.1.0');
    expect(started(['shims'])[0]).toBe('shims --version');
  });
});
