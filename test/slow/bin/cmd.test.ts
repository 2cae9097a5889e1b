import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

// The cmd.exe of Wine, where the machine has it, is not that of Windows; a `node.exe` may be a script for sh there.

const WINE = '/usr/bin/wine';
const LAUNCHER = fileURLToPath(new URL('../../../bin/claude-bedrock.cmd', import.meta.url));
const MINUTES = 120_000;

describe.runIf(existsSync(WINE))('in the cmd.exe of Wine the launcher', { timeout: MINUTES }, () => {
  let prefix: string;
  let root: string;
  let log: string;

  const env = () => ({
    ...{ PATH: '/usr/bin:/bin', HOME: prefix, WINEPREFIX: join(prefix, 'wine') },
    ...{ WINEDEBUG: '-all', WINEARCH: 'win64', DISPLAY: '' },
  });

  beforeAll(() => {
    prefix = realpathSync(mkdtempSync(join(tmpdir(), 'wine-')));
    spawnSync(WINE, ['cmd', '/c', 'ver'], { env: env(), timeout: MINUTES });
  }, MINUTES);
  afterAll(() => {
    execFileSync('/bin/sh', ['-c', 'wineserver64 -k || true'], {
      env: { ...env(), PATH: '/usr/lib/wine:/usr/bin:/bin' },
    });
    rmSync(prefix, { recursive: true, force: true });
  });
  beforeEach(() => {
    root = mkdtempSync(join(prefix, 'machine-'));
    log = join(root, 'log');
    mkdirSync(join(root, 'plugin/bin'), { recursive: true });
    cpSync(LAUNCHER, join(root, 'plugin/bin/claude-bedrock.cmd'));
  });

  const windows = (path: string) => `Z:${join(root, path).replaceAll('/', '\\')}`;
  const addNode = (folder: string, version: string) => {
    const file = join(root, folder, 'node.exe');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `#!/bin/sh\necho '${folder}' "$1" >> '${log}'\necho ${version}\n`);
    chmodSync(file, 0o755);
  };
  /** The nodes that were started, and with what first. */
  const started = (path: readonly string[], more: Readonly<Record<string, string>> = {}) => {
    const given = { ...env(), WINEPATH: path.map(windows).join(';'), ...more };
    spawnSync(WINE, ['cmd', '/d', '/c', windows('plugin/bin/claude-bedrock.cmd'), 'status'], {
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
