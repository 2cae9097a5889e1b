import { readdir, readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Tool } from '../report/status.ts';
import type { World } from '../world.ts';
import { findProgram } from './programs.ts';

/** The AWS CLI on PATH with its version, or `undefined`. Runs it only where no file tells the version. */
export async function findAwsCli(world: World): Promise<Tool | undefined> {
  const program = await findProgram(world, 'aws');
  if (!program) return undefined;
  // `aws --version` starts a Python and takes 0.7 s.
  const version = (await versionFromFiles(program)) ?? (await askVersion(world, program));
  return { path: program, ...(version && { version }) };
}

async function versionFromFiles(program: string): Promise<string | undefined> {
  const real = await realpath(program).catch(() => program);
  if (dirname(program) === '/snap/bin') return snapVersion();
  return versionInPath(real) ?? packageVersion(await pythonPrefix(real));
}

/**
 * The version in the path of an installation: the official installer (`…/aws-cli/v2/2.15.3/…`), Homebrew
 * (`…/Cellar/awscli/2.15.3_1/…`), asdf and mise (`…/installs/awscli/2.15.3/…`), Nix (`…-awscli2-2.15.3/…`).
 */
export function versionInPath(file: string): string | undefined {
  return /(?:aws-?cli2?@?\d*[/\\](?:v2[/\\])?|-awscli2?-)(\d+\.\d+\.\d+)/.exec(file)?.[1];
}

async function snapVersion(): Promise<string | undefined> {
  const yaml = await readFile('/snap/aws-cli/current/meta/snap.yaml', 'utf8').catch(() => '');
  return /^version:\s*['"]?(\d+\.\d+\.\d+)/m.exec(yaml)?.[1];
}

/** The prefix in which the package is installed: behind a pyenv shim, that of the one Python that has the program. */
async function pythonPrefix(program: string): Promise<string | undefined> {
  const directory = dirname(program);
  if (!/[/\\]shims$/.test(directory)) return dirname(directory);
  const versions = join(dirname(directory), 'versions');
  const prefixes = (await list(versions)).map((name) => join(versions, name));
  const withProgram = await Promise.all(
    prefixes.map(async (prefix) => ((await list(join(prefix, 'bin'))).includes('aws') ? [prefix] : [])),
  );
  const [only, ...others] = withProgram.flat();
  return others.length === 0 ? only : undefined;
}

/** The version of the Python package `awscli` below a prefix (pip, pipx, virtualenv, Debian, Fedora). */
async function packageVersion(prefix: string | undefined): Promise<string | undefined> {
  if (prefix === undefined) return undefined;
  const pythons = (await list(join(prefix, 'lib'))).filter((name) => /^python\d/.test(name));
  const names = await Promise.all(
    pythons.flatMap((python) =>
      ['site-packages', 'dist-packages'].map((packages) => list(join(prefix, 'lib', python, packages))),
    ),
  );
  const versions = names.flat().flatMap((name) => {
    const [, version] = /^awscli2?-(\d+\.\d+\.\d+)[^/]*\.(?:dist|egg)-info$/.exec(name) ?? [];
    return version ?? [];
  });
  const [only, ...others] = new Set(versions);
  return others.length === 0 ? only : undefined;
}

async function askVersion(world: World, program: string): Promise<string | undefined> {
  const { stdout, stderr } = await world.exec(program, ['--version'], { timeoutMs: 3_000 });
  // Version 1 on Python 2 answered on stderr.
  return /^aws-cli\/(\d+\.\d+\.\d+)/m.exec(`${stdout}\n${stderr}`)?.[1];
}

function list(directory: string): Promise<string[]> {
  return readdir(directory).catch(() => []);
}
