import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { type Attack, type Ground, LOOKS } from './attack.ts';

const SETUP = ['setup', '--plan', '--profile', 'keys', '--region', 'us-west-2', '--offline', '--json'];
const REFUSED: Attack['held'] = ({ stdout }, _ground, run) => {
  if (run.includes('--json')) expect(stdout).toContain('"directory-unusable"');
};

/** A folder below the clone, made by the shell: Node cannot name it. */
const inFolder = (script: string) => (ground: Ground) => {
  execFileSync('sh', ['-c', script], { cwd: ground.clone });
};

/** A folder may have any name. */
const ODD = 'x\u001b[2J\u202e\u2066\ny';

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
  {
    name: 'a working directory whose name moves the cursor',
    arrange: ({ put }) => {
      for (const file of ['settings.json', 'settings.local.json', 'x'])
        put(`clone/${ODD}/.claude/${file}`, JSON.stringify({ env: { AWS_PROFILE: 'other' } }));
    },
    cwd: ({ clone }) => join(clone, ODD),
  },
  {
    name: 'a home directory by a relative path',
    runs: [...LOOKS, ['models', '--json'], ['credentials', '--profile', 'keys'], ['status', '--json']],
    arrange: ({ env, evil, put }) => {
      env.HOME = 'home';
      put('clone/home/.aws/config', `[profile keys]\ncredential_process = ${evil}\n`);
      const settings = { awsCredentialExport: evil, env: { CLAUDE_CODE_USE_BEDROCK: '1' } };
      put('clone/home/.claude/settings.json', JSON.stringify(settings));
    },
    held: ({ stdout }, _ground, run) => {
      if (run.includes('--json')) expect(stdout).toContain('"home-unknown"');
    },
  },
  {
    name: 'programs of the clone, by a PATH that leads into it',
    isLaunched: true,
    runs: [['status'], ['doctor', '--json'], ['hook', 'doctor']],
    mayStart: ['sh', 'sleep', 'readlink', 'claude-bedrock'],
    arrange: ({ env, put }) => {
      for (const name of ['node', 'sleep', 'readlink', 'sh', 'aws', 'claude', 'git', 'kill', 'xdg-open'])
        for (const folder of ['', 'bin/']) put(`clone/${folder}${name}`, '#!/bin/sh\nexit 0\n');
      env.PATH = `:.:bin::${dirname(process.execPath)}:/usr/bin:/bin:`;
    },
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
