import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The newest Claude Code on npm when the tables were last measured, and the oldest that plugins work with well. */
export const NEWEST = '2.1.332';
export const OLDEST = '2.1.200';

/** The program itself is in the package of the platform; it needs no install script and no launcher. */
const PACKAGE = `@anthropic-ai/claude-code-${process.platform}-${process.arch}`;

/** Where the real Claude Code of a version stands, below the git-ignored `.e2e/` of `repository`. */
export function placeOf(version: string, repository: string): string {
  return join(packageOf(version, repository), process.platform === 'win32' ? 'claude.exe' : 'claude');
}

/** The real Claude Code of a version; installed where it is not yet. */
export async function claudeOf(version: string, repository: string): Promise<string> {
  const manifest = join(packageOf(version, repository), 'package.json');
  const installed = JSON.parse(await readFile(manifest, 'utf8').catch(() => '{}')) as { version?: string };
  if (installed.version !== version) {
    const quietly = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
    const into = ['--prefix', directoryOf(version, repository)];
    await promisify(execFile)('npm', ['install', ...into, ...quietly, `${PACKAGE}@${version}`]);
  }
  return placeOf(version, repository);
}

function packageOf(version: string, repository: string): string {
  return join(directoryOf(version, repository), 'node_modules', PACKAGE);
}

function directoryOf(version: string, repository: string): string {
  return join(repository, '.e2e', `claude-code-${version}`);
}
