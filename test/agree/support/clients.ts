import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The newest Claude Code on npm when the tables were last measured, and the oldest that plugins work with well. */
export const NEWEST = '2.1.332';
export const OLDEST = '2.1.200';

const PACKAGE = `@anthropic-ai/claude-code-${process.platform}-${process.arch}`;

/** The real Claude Code of a version, from the git-ignored `.e2e/` of `repository`; installed where it is not yet. */
export async function claudeOf(version: string, repository: string): Promise<string> {
  const directory = join(repository, '.e2e', `claude-code-${version}`);
  const installed = join(directory, 'node_modules', PACKAGE);
  const manifest = await readFile(join(installed, 'package.json'), 'utf8').catch(() => '{}');
  if ((JSON.parse(manifest) as { version?: string }).version !== version) {
    const quietly = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
    await promisify(execFile)('npm', ['install', '--prefix', directory, ...quietly, `${PACKAGE}@${version}`]);
  }
  return join(installed, 'claude');
}
