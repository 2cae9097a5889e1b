import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Attack, Ground } from './attack.ts';

/** What a stranger's clone can hold or lead to that is no file: an endless one, one that waits, a huge one. */
const TRAPS: readonly { readonly what: string; make(ground: Ground): string }[] = [
  { what: '/dev/zero', make: () => '/dev/zero' },
  {
    what: 'a FIFO',
    make: ({ root }) => {
      execFileSync('mkfifo', [join(root, 'fifo')]);
      return join(root, 'fifo');
    },
  },
  {
    what: 'a file of 4 GB',
    make: ({ root }) => {
      const file = join(root, 'huge');
      writeFileSync(file, '');
      truncateSync(file, 4 * 1024 ** 3);
      return file;
    },
  },
];

const project = (ground: Ground, settings: object) =>
  ground.put('clone/.claude/settings.json', JSON.stringify(settings));

/** Files that a repository names or is, and those of the person's home that a stranger's archive has replaced. */
export const FILES: readonly Attack[] = TRAPS.flatMap(({ what, make }) => [
  ...['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE', 'AWS_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS'].map(
    (name): Attack => ({
      name: `the project's env.${name} is ${what}`,
      arrange: (ground) => {
        project(ground, { env: { [name]: make(ground) } });
      },
    }),
  ),
  ...['.claude/settings.json', '.claude/settings.local.json', '.gitignore', '.envrc', '.env'].map(
    (file): Attack => ({
      name: `the clone's ${file} leads to ${what}`,
      arrange: (ground) => {
        mkdirSync(join(ground.clone, '.claude'));
        symlinkSync(make(ground), join(ground.clone, file));
      },
    }),
  ),
  ...['.aws/config', '.claude/settings.json', '.claude/bedrock/entry.json', '.claude.json', '.bashrc'].map(
    (file): Attack => ({
      name: `the person's ~/${file} leads to ${what}`,
      arrange: ({ home, ...ground }) => {
        execFileSync('rm', ['-f', join(home, file)]);
        mkdirSync(join(home, file, '..'), { recursive: true });
        symlinkSync(make({ home, ...ground }), join(home, file));
      },
    }),
  ),
]);
