import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gitStateOf } from '../../src/facts/git/git.ts';
import { temporaryWorld } from '../support/world.ts';

/** Patterns from what a repository's rules are made of, for a few names. */
const patterns = fc.array(
  fc.oneof(
    fc.constantFrom(
      '.claude',
      'settings',
      'local',
      'json',
      '.',
      '*',
      '**',
      '?',
      '/',
      '!',
      '#',
      '\\',
      ' ',
      '[a-z]',
    ),
    fc.constantFrom(
      '[!.]',
      '[[:alpha:]]',
      '[]a]',
      '[\\]s]',
      '**/',
      '/**',
      'a',
      's',
      '[',
      ']',
      '-',
      '\\*',
      '\\!',
    ),
  ),
  { maxLength: 6 },
);
/** A slash in brackets or after a backslash is nothing that a person writes, nor are stars that git takes two ways. */
const isUnderstood = (line: string) => !/\\\/|\[[^\]]*\/|[^/]\*\*+\/|\/\*\*+[^/*]/.test(line);

const ignoreFile = fc.array(patterns, { maxLength: 4 }).map((lines) =>
  lines
    .map((line) => line.join(''))
    .filter(isUnderstood)
    .join('\n'),
);

test('the rules mean what they mean to git', async () => {
  const world = await temporaryWorld();
  const env = { PATH: process.env.PATH, HOME: world.home, GIT_CONFIG_NOSYSTEM: '1' };
  spawnSync('git', ['init', '-q'], { cwd: world.cwd, env });
  const paths = [
    '.claude/settings.local.json',
    '.claude/settings.json',
    'a/s/.claude/settings.local.json',
    's',
    'a b',
  ];
  for (const path of paths) mkdirSync(dirname(join(world.cwd, path)), { recursive: true });
  for (const path of paths) writeFileSync(join(world.cwd, path), '');
  await fc.assert(
    fc.asyncProperty(ignoreFile, ignoreFile, async (top, inFolder) => {
      writeFileSync(join(world.cwd, '.gitignore'), top);
      writeFileSync(join(world.cwd, '.claude/.gitignore'), inFolder);
      const byGit = spawnSync('git', ['check-ignore', '--', ...paths], {
        cwd: world.cwd,
        env,
        encoding: 'utf8',
      });
      const states = await Promise.all(paths.map((path) => gitStateOf(world, join(world.cwd, path))));
      const ignored = paths.filter((_, index) => states[index] === 'ignored');
      expect(ignored).toEqual(byGit.stdout.split('\n').filter((line) => line !== ''));
    }),
    { numRuns: Number(process.env.RUNS ?? 150) },
  );
});
