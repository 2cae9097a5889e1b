import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { put } from './world.ts';

/** A person's folders, and what Claude Code has on record of them. */
export interface TrustCase {
  readonly name: string;
  /** Makes folders below `root`; `p/sub` and `home` are there. */
  readonly arrange?: (root: string) => void;
  /** Where one stands, below `root`. */
  readonly at: string;
  /** The folders that the person has trusted. */
  readonly records: readonly string[];
  readonly isTrusted: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

const NAMES = ['-c', 'user.name=a', '-c', 'user.email=a@b'];

function git(cwd: string, ...args: string[]): void {
  execFileSync('git', args, { cwd, stdio: 'pipe' });
}

function withWorkTree(root: string): void {
  const repository = join(root, 'p');
  git(repository, 'init', '-q');
  git(repository, ...NAMES, 'commit', '-q', '--allow-empty', '-m', 'x');
  git(repository, 'worktree', 'add', '-q', join(root, 'tree'));
}

/** Each as Claude Code 2.1.329 takes it [run]. */
export const TRUST_CASES: readonly TrustCase[] = [
  { name: 'the folder itself', at: 'p', records: ['p'], isTrusted: true },
  { name: 'nothing', at: 'p', records: [], isTrusted: false },
  { name: 'the folder above', at: 'p/sub', records: ['p'], isTrusted: true },
  { name: 'a folder further up', at: 'p/sub', records: ['.'], isTrusted: true },
  { name: 'a folder below', at: 'p', records: ['p/sub'], isTrusted: false },
  {
    name: 'the top of the repository',
    arrange: (root) => git(join(root, 'p'), 'init', '-q'),
    at: 'p/sub',
    records: ['p'],
    isTrusted: true,
  },
  {
    name: 'a folder of the repository, but not its top',
    arrange: (root) => git(join(root, 'p'), 'init', '-q'),
    at: 'p',
    records: ['p/sub'],
    isTrusted: false,
  },
  {
    name: 'a repository around a clone',
    arrange: (root) => {
      git(join(root, 'p'), 'init', '-q');
      git(join(root, 'p/sub'), 'init', '-q');
    },
    at: 'p/sub',
    records: ['p'],
    isTrusted: false,
  },
  {
    name: 'a folder around a clone',
    arrange: (root) => git(join(root, 'p/sub'), 'init', '-q'),
    at: 'p/sub',
    records: ['p'],
    isTrusted: false,
  },
  {
    name: 'a folder around one with a .git that is none',
    arrange: (root) => mkdirSync(join(root, 'p/sub/.git')),
    at: 'p/sub',
    records: ['p'],
    isTrusted: false,
  },
  {
    name: 'the repository of a work tree',
    arrange: withWorkTree,
    at: 'tree',
    records: ['p'],
    isTrusted: true,
  },
  {
    name: 'a repository that a forged .git file leads to',
    arrange: (root) => {
      withWorkTree(root);
      mkdirSync(join(root, 'forged'));
      cpSync(join(root, 'tree/.git'), join(root, 'forged/.git'));
    },
    at: 'forged',
    records: ['p'],
    isTrusted: false,
  },
  {
    name: 'where a link leads',
    arrange: (root) => symlinkSync(join(root, 'p'), join(root, 'link')),
    at: 'link',
    records: ['p'],
    isTrusted: true,
  },
  {
    name: 'the folder, in a session that is to take no record',
    at: 'p',
    records: ['p'],
    isTrusted: false,
    env: { CLAUDE_CODE_IGNORE_PERSISTED_TRUST: '1' },
  },
];

/** A folder as Claude Code keeps it, also on Windows with slashes. */
export function trustKey(folder: string): string {
  return folder.replaceAll('\\', '/');
}

/** Lays a case out below `root`, with what Claude Code keeps in the home directory. */
export async function arrangeTrust(root: string, { arrange, records }: TrustCase): Promise<void> {
  mkdirSync(join(root, 'p/sub'), { recursive: true });
  arrange?.(root);
  const projects = Object.fromEntries(
    records.map((path) => [trustKey(join(root, path)), { hasTrustDialogAccepted: true }]),
  );
  await put(join(root, 'home/.claude.json'), JSON.stringify({ hasCompletedOnboarding: true, projects }));
}
