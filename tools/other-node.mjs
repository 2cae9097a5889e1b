import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const PLATFORM = process.platform === 'win32' ? 'win' : process.platform;

/** The packages behind the npm package `node`: each holds the program itself, and needs no install script. */
const PACKAGE = `node-${PLATFORM}-${process.arch}`;

/** The path of a Node of this major version; it is put into the git-ignored .e2e/ where it is not there yet. */
export async function otherNode(major) {
  const directory = fileURLToPath(new URL(`../.e2e/node-${major}`, import.meta.url));
  const program = join(directory, 'node_modules', PACKAGE, 'bin', PLATFORM === 'win' ? 'node.exe' : 'node');
  try {
    await access(program);
  } catch {
    const quietly = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
    await promisify(execFile)('npm', ['install', '--prefix', directory, ...quietly, `${PACKAGE}@${major}`]);
  }
  return program;
}
