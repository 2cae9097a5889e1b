import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const PLATFORM = process.platform === 'win32' ? 'win' : process.platform;

/**
 * The path of a Node of this major version, also of another platform's; it is put into the git-ignored .e2e/ where it is
 * not there yet. The packages behind the npm package `node` each hold the program itself, and need no install script.
 */
export async function otherNode(major, platform = PLATFORM) {
  const name = `node-${platform}-${process.arch}`;
  const own = platform === PLATFORM ? '' : `-${platform}`;
  const directory = fileURLToPath(new URL(`../.e2e/node-${major}${own}`, import.meta.url));
  const program = join(directory, 'node_modules', name, 'bin', platform === 'win' ? 'node.exe' : 'node');
  try {
    await access(program);
  } catch {
    const quietly = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
    // npm takes the package of another platform by force alone.
    const force = own ? ['--force'] : [];
    const args = ['install', '--prefix', directory, ...quietly, ...force, `${name}@${major}`];
    await promisify(execFile)('npm', args);
  }
  return program;
}
