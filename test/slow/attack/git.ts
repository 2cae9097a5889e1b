import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ASKS_GIT, type Attack, type Ground } from './attack.ts';

/** Settings with a secret in them: of those it is looked up whether git keeps them. */
const SETTINGS = JSON.stringify({ env: { AWS_BEARER_TOKEN_BEDROCK: `ABSK${'x'.repeat(120)}` } });

function git({ root }: Ground, cwd: string, ...args: string[]): void {
  const names = {
    GIT_AUTHOR_NAME: 'a',
    GIT_AUTHOR_EMAIL: 'a@b',
    GIT_COMMITTER_NAME: 'a',
    GIT_COMMITTER_EMAIL: 'a@b',
  };
  execFileSync('git', args, { cwd, env: { PATH: process.env.PATH, HOME: root, ...names }, stdio: 'pipe' });
}

/** A repository as an archive brings it, its own `.git` included, with more lines in its configuration. */
function archive(ground: Ground, config: string): void {
  const { clone, put } = ground;
  for (const name of ['settings.json', 'settings.local.json']) put(`clone/.claude/${name}`, SETTINGS);
  git(ground, clone, 'init', '-q');
  git(ground, clone, 'add', '-f', '.');
  git(ground, clone, 'commit', '-q', '-m', 'Good day');
  const shared = join(clone, '.git', 'config');
  execFileSync('sh', ['-c', 'cat >> "$0"', shared], { input: config });
}

/** What makes git fetch: an index that keeps a folder whole, whose tree is missing. */
function withMissingTree(ground: Ground): string {
  const seed = join(ground.root, 'seed');
  for (const path of ['.claude/settings.json', 'a/settings.json', 'settings.json', 'kept/x'])
    ground.put(`seed/${path}`, SETTINGS);
  git(ground, seed, 'init', '-q');
  git(ground, seed, 'add', '-f', '.');
  git(ground, seed, 'commit', '-q', '-m', 'x');
  git(ground, seed, 'sparse-checkout', 'set', '--sparse-index', 'kept');
  return join(seed, '.git');
}

const promisor = (evil: string) => `[extensions]
	partialClone = origin
	worktreeConfig = false
[core]
	repositoryformatversion = 1
	sparseCheckout = true
	sparseCheckoutCone = true
[index]
	sparse = true
[remote "origin"]
	url = ext::${evil} %S
	promisor = true
[protocol "ext"]
	allow = always
`;

/** Each known way in which git starts what a configuration names. Git is not started, so none can. */
const ATTACKS: readonly Omit<Attack, 'runs'>[] = [
  {
    name: 'a bare repository in .claude with a promisor remote ext::',
    arrange: (ground) => {
      const { clone, evil, put } = ground;
      put('clone/.claude/settings.json', SETTINGS);
      put('clone/.claude/settings.local.json', SETTINGS);
      git(ground, clone, 'init', '-q');
      const seed = withMissingTree(ground);
      cpSync(join(seed, 'HEAD'), join(clone, '.claude/HEAD'));
      cpSync(join(seed, 'index'), join(clone, '.claude/index'));
      put('clone/.claude/objects/x', '');
      put('clone/.claude/refs/x', '');
      put('clone/.claude/config', `${promisor(evil)}[core]\n\tbare = false\n\tworktree = ..\n`);
    },
  },
  {
    name: 'a partial clone that lacks a tree',
    arrange: (ground) => {
      const { clone, evil, put } = ground;
      put('clone/.claude/settings.json', SETTINGS);
      put('clone/.claude/settings.local.json', SETTINGS);
      cpSync(withMissingTree(ground), join(clone, '.git'), { recursive: true });
      rmSync(join(clone, '.git/objects'), { recursive: true });
      mkdirSync(join(clone, '.git/objects'));
      writeFileSync(join(clone, '.git/config'), promisor(evil));
    },
  },
  ...[
    { way: 'core.fsmonitor', config: (evil: string) => `[core]\n\tfsmonitor = ${evil}\n` },
    { way: 'core.hooksPath', config: (evil: string) => `[core]\n\thooksPath = ${join(evil, '..')}\n` },
    { way: 'core.sshCommand', config: (evil: string) => `[core]\n\tsshCommand = ${evil}\n` },
    {
      way: 'core.alternateRefsCommand',
      config: (evil: string) => `[core]\n\talternateRefsCommand = ${evil}\n`,
    },
    {
      way: 'core.pager and core.editor',
      config: (evil: string) => `[core]\n\tpager = ${evil}\n\teditor = ${evil}\n`,
    },
    {
      way: 'an alias',
      config: (evil: string) => `[alias]\n\tls-files = !${evil}\n\tcheck-ignore = !${evil}\n`,
    },
    { way: 'an include', config: (evil: string) => `[include]\n\tpath = ${evil}\n` },
    { way: 'a credential helper', config: (evil: string) => `[credential]\n\thelper = !${evil}\n` },
  ].map(
    ({ way, config }): Attack => ({
      name: `an archive whose .git names a program as ${way}`,
      arrange: (ground) => archive(ground, config(ground.evil)),
    }),
  ),
  ...['clean', 'smudge', 'process', 'textconv'].map(
    (way): Attack => ({
      name: `an archive whose .git names a program as ${way}`,
      arrange: (ground) => {
        ground.put('clone/.gitattributes', '* filter=evil diff=evil\n');
        const kind = way === 'textconv' ? 'diff' : 'filter';
        archive(ground, `[${kind} "evil"]\n\t${way} = ${ground.evil}\n\trequired = true\n`);
      },
    }),
  ),
  {
    name: 'objects/info/alternates that lead to a FIFO',
    arrange: (ground) => {
      archive(ground, '');
      execFileSync('mkfifo', [join(ground.root, 'fifo')]);
      ground.put('clone/.git/objects/info/alternates', `${join(ground.root, 'fifo')}\n`);
    },
  },
  ...['index', 'HEAD', 'commondir', 'info/exclude', '../.gitignore'].map(
    (file): Attack => ({
      name: `a .git whose ${file} is a FIFO`,
      arrange: (ground) => {
        archive(ground, '');
        const path = join(ground.clone, '.git', file);
        rmSync(path, { force: true });
        mkdirSync(join(path, '..'), { recursive: true });
        execFileSync('mkfifo', [path]);
      },
    }),
  ),
  {
    name: 'a file .git that leads to /dev/zero',
    arrange: ({ put }) => {
      put('clone/.claude/settings.local.json', SETTINGS);
      put('clone/.git', 'gitdir: /dev/zero\n');
    },
  },
];

export const GIT: readonly Attack[] = ATTACKS.map((attack) => ({ ...attack, runs: ASKS_GIT }));
