import { spawnSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { PROGRAM } from '../../support/program.ts';
import { temporaryDirectory } from '../../support/world.ts';

const { otherNode } = await import(new URL('../../../tools/other-node.mjs', import.meta.url).href);

// The oldest that there may be, and the newest. As in a container: no home, and a locale without letters of its own.
test.each(['20.12.0', '26'])(
  'on Node %s the whole story is told, in ASCII where the locale is C',
  async (version) => {
    const node: string = await otherNode(version);
    const cwd = await temporaryDirectory();
    const env = { PATH: '/usr/bin:/bin', TMPDIR: cwd, LC_ALL: 'C', LANG: 'de_DE.UTF-8' };
    const { status, stdout, stderr } = spawnSync(node, [PROGRAM, 'demo'], {
      cwd,
      env,
      encoding: 'utf8',
      input: '',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/the\s+same as at the start, byte for byte/);
    expect(stdout).not.toMatch(/\P{ASCII}/u);
    expect(await readdir(cwd)).toEqual([]);
  },
);
