import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Attack, Ground } from './attack.ts';

const SETUP = ['setup', '--plan', '--profile', 'keys', '--region', 'us-west-2', '--offline', '--json'];
const REFUSED: Attack['held'] = ({ stdout }, _ground, run) => {
  if (run.includes('--json')) expect(stdout).toContain('"directory-unusable"');
};

/** A folder below the clone, made by the shell: Node cannot name it. */
const inFolder = (script: string) => (ground: Ground) => {
  execFileSync('sh', ['-c', script], { cwd: ground.clone });
};

/** Places that are not what they seem to be. */
export const PLACES: readonly Attack[] = [
  {
    name: 'a working directory whose name is not UTF-8',
    runs: [['status', '--json'], ['doctor', '--offline', '--json'], SETUP, ['hook', 'session-start']],
    arrange: inFolder('mkdir "$(printf \'x\\377\')"'),
    // The shell finds it again by its pattern.
    inside: 'x?',
    held: REFUSED,
  },
  {
    name: 'a working directory below which no file can be named',
    runs: [['status', '--json'], ['doctor', '--offline', '--json'], SETUP, ['hook', 'session-start']],
    arrange: inFolder(
      'i=0; while [ $i -lt 19 ]; do mkdir "$(printf %0200d $i)" && cd "$(printf %0200d $i)" || exit; i=$((i+1)); done',
    ),
    inside: '*/'.repeat(19),
    held: REFUSED,
  },
  ...['a FIFO', 'a link to a file of the person'].map(
    (what): Attack => ({
      name: `a lock that is ${what}`,
      runs: [['reset', '--plan'], SETUP],
      deadlineMs: 40_000,
      mayWrite: ['home/.claude/bedrock'],
      arrange: ({ home }) => {
        const lock = join(home, '.claude/bedrock/lock');
        mkdirSync(join(lock, '..'), { recursive: true });
        if (what === 'a FIFO') execFileSync('mkfifo', [lock]);
        else symlinkSync(join(home, '.aws/credentials'), lock);
      },
    }),
  ),
];
