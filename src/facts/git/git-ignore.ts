import { join, resolve } from 'node:path';
import type { World } from '../../model/world.ts';
import { bytesOf } from '../machine/read-file.ts';
import type { GitRepository } from './git-repository.ts';
import { isMatch, type PathPattern, pathPattern } from './path-pattern.ts';

/** One line of an ignore file. */
interface Rule {
  readonly isKept: boolean;
  readonly isForFolders: boolean;
  readonly pattern: PathPattern;
}

/** The rules of one file, and how many folders below the top of the work tree they count from. */
interface RuleSet {
  readonly depth: number;
  /** The last one that fits decides. */
  readonly lastFirst: readonly Rule[];
}

/** More is no ignore file of a person's making, and would take long to go through. */
const MOST_RULE_BYTES = 1024 * 1024;

/**
 * True where git ignores a path that it does not track (https://git-scm.com/docs/gitignore). Where the person's own
 * rules stand, only the person's own configuration says: the repository's is its author's.
 *
 * @param path below the top of the work tree, with slashes.
 */
export function isIgnored(world: World, repository: GitRepository, path: string): boolean {
  const names = bytesAsText(Buffer.from(path)).split('/');
  const folders = names.slice(0, -1);
  const inTree = [...folders, ''].map((_, depth) =>
    ruleSet(join(repository.root, ...path.split('/').slice(0, depth), '.gitignore'), depth),
  );
  const own = [join(repository.commonDirectory, 'info', 'exclude'), excludesFile(world)];
  const nearestFirst = [...inTree.reverse(), ...own.map((file) => ruleSet(file, 0))];
  // Below an ignored folder all is ignored, whatever is said of it.
  return names.some((_, index) => {
    const target = names.slice(0, index + 1);
    const isFolder = index < names.length - 1;
    const rule = decidingRule(nearestFirst, target, isFolder, isCaseIgnored(world));
    return rule !== undefined && !rule.isKept;
  });
}

/** As git sets `core.ignorecase` on the file systems that these systems come with. */
export function isCaseIgnored({ platform }: World): boolean {
  return platform === 'darwin' || platform === 'win32';
}

function decidingRule(
  nearestFirst: readonly RuleSet[],
  target: readonly string[],
  isFolder: boolean,
  ignoresCase: boolean,
): Rule | undefined {
  for (const { depth, lastFirst } of nearestFirst) {
    if (target.length <= depth) continue;
    const below = target.slice(depth);
    const rule = lastFirst.find(
      ({ pattern, isForFolders }) => (isFolder || !isForFolders) && isMatch(pattern, below, ignoresCase),
    );
    if (rule) return rule;
  }
  return undefined;
}

function ruleSet(file: string | undefined, depth: number): RuleSet {
  const bytes = file === undefined ? undefined : bytesOf(file);
  if (!bytes || bytes.length > MOST_RULE_BYTES) return { depth, lastFirst: [] };
  const lines = bytesAsText(bytes)
    .replace(/^\xef\xbb\xbf/, '')
    .split('\n');
  return { depth, lastFirst: lines.flatMap((line) => ruleOf(line.replace(/\r$/, '')) ?? []).reverse() };
}

function ruleOf(line: string): Rule | undefined {
  if (line.startsWith('#')) return undefined;
  const text = withoutTrailingBlanks(line);
  const isKept = text.startsWith('!');
  const unsigned = isKept ? text.slice(1) : text;
  const isForFolders = unsigned.endsWith('/');
  const pattern = pathPattern(isForFolders ? unsigned.slice(0, -1) : unsigned);
  return pattern && { isKept, isForFolders, pattern };
}

/** Blanks at the end do not count unless a backslash stands before them. */
function withoutTrailingBlanks(line: string): string {
  let end = line.length;
  while (line[end - 1] === ' ' && !isEscaped(line, end - 1)) end--;
  return line.slice(0, end);
}

function isEscaped(line: string, at: number): boolean {
  let backslashes = 0;
  while (line[at - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}

/** Git compares bytes, and knows no encoding. */
function bytesAsText(bytes: Buffer): string {
  return bytes.toString('latin1');
}

/** The file with the person's own rules; a configuration that includes others is not followed into them. */
function excludesFile({ env, home, systemRoot }: World): string | undefined {
  const config = env.XDG_CONFIG_HOME || (home && join(home, '.config'));
  const global = env.GIT_CONFIG_GLOBAL
    ? [env.GIT_CONFIG_GLOBAL]
    : [home && join(home, '.gitconfig'), config && join(config, 'git', 'config')];
  const files = [...global, join(systemRoot, '/etc/gitconfig')];
  const [named] = files.flatMap((file) => (file && excludesFileIn(file)) || []);
  if (named === undefined) return config && join(config, 'git', 'ignore');
  return resolve(home ?? '/', named.replace(/^~\//, ''));
}

function excludesFileIn(file: string): string | undefined {
  let section = '';
  let value: string | undefined;
  for (const line of (bytesOf(file)?.toString('utf8') ?? '').split('\n')) {
    const [, header, rest] = /^\s*\[\s*([^\]]*?)\s*\](.*)/.exec(line) ?? [undefined, undefined, line];
    if (header !== undefined) section = header.toLowerCase();
    const [, quoted, plain] = /^\s*excludesfile\s*=\s*(?:"([^"]*)"|([^#;]*))/i.exec(rest ?? '') ?? [];
    const given = quoted ?? plain?.trim();
    if (section === 'core' && given !== undefined) value = given;
  }
  return value;
}
