import { execFile } from 'node:child_process';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const VERSION = '2.1.329';

/** The program itself is in the package of the platform; it needs no install script and no launcher. */
const PACKAGE = `@anthropic-ai/claude-code-${process.platform}-${process.arch}`;

/** The root of this repository, which is also the plugin's. */
export const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

const DIRECTORY = join(REPOSITORY, '.e2e', `claude-code-${VERSION}`);
const INSTALLED = join(DIRECTORY, 'node_modules', PACKAGE);

/** The real Claude Code, of the version that these tests are written for. */
export const CLAUDE = join(INSTALLED, process.platform === 'win32' ? 'claude.exe' : 'claude');

/** vitest's global setup: puts Claude Code into the git-ignored `.e2e/`, unless it is there already. */
export default async function install(): Promise<void> {
  if ((await installedVersion()) === VERSION) return;
  const quietly = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
  await promisify(execFile)('npm', ['install', '--prefix', DIRECTORY, ...quietly, `${PACKAGE}@${VERSION}`]);
}

async function installedVersion(): Promise<string | undefined> {
  const manifest = await readFile(join(INSTALLED, 'package.json'), 'utf8').catch(() => '{}');
  return (JSON.parse(manifest) as { version?: string }).version;
}

/** Puts what the plugin consists of into a directory, as Claude Code does when it installs one. */
export async function pluginAt(directory: string): Promise<string> {
  for (const part of ['.claude-plugin', 'bin', 'commands', 'scripts']) {
    await cp(join(REPOSITORY, part), join(directory, part), { recursive: true });
  }
  return directory;
}
