import { basename, dirname, join } from 'node:path';
import type { Tool } from '../../model/configuration.ts';
import type { World } from '../../model/world.ts';
import { askVersion, findProgram } from './programs.ts';
import { listDirectory, readText, realPath } from './quiet-reads.ts';

/** The AWS CLI on PATH with its version, or `undefined`. Runs it only where no file tells the version. */
export async function findAwsCli(world: World): Promise<Tool | undefined> {
  const program = await findProgram(world, 'aws');
  if (!program) return undefined;
  // `aws --version` starts a Python and takes 0.7 s.
  const version = versionFromFiles(program) ?? versionInAnswer(await askVersion(world, program));
  return { path: program, ...(version && { version }) };
}

/** Version 1 on Python 2 answered on stderr. */
function versionInAnswer(answer: string): string | undefined {
  return /^aws-cli\/(\d+\.\d+\.\d+)/m.exec(answer)?.[1];
}

function versionFromFiles(program: string): string | undefined {
  const real = realPath(program);
  if (dirname(program) === '/snap/bin') return snapVersion();
  return versionInPath(real) ?? packageVersion(pythonPrefix(real));
}

/**
 * The version in the path of an installation: the official installer (`…/aws-cli/v2/2.15.3/…`), Homebrew
 * (`…/Cellar/awscli/2.15.3_1/…`), asdf and mise (`…/installs/awscli/2.15.3/…`), Nix (`…-awscli2-2.15.3/…`).
 */
export function versionInPath(file: string): string | undefined {
  return /(?:aws-?cli2?@?\d*[/\\](?:v2[/\\])?|-awscli2?-)(\d+\.\d+\.\d+)/.exec(file)?.[1];
}

function snapVersion(): string | undefined {
  const yaml = readText('/snap/aws-cli/current/meta/snap.yaml');
  return /^version:\s*['"]?(\d+\.\d+\.\d+)/m.exec(yaml ?? '')?.[1];
}

/** The prefix in which the package is installed: behind a pyenv shim, that of the one Python that has the program. */
function pythonPrefix(program: string): string | undefined {
  const directory = dirname(program);
  if (basename(directory) !== 'shims') return dirname(directory);
  const versions = join(dirname(directory), 'versions');
  const prefixes = listDirectory(versions).map((name) => join(versions, name));
  const [only, ...others] = prefixes.filter((prefix) => listDirectory(join(prefix, 'bin')).includes('aws'));
  return others.length === 0 ? only : undefined;
}

/**
 * The version that the Python package `awscli` below a prefix states of itself (pip, pipx, virtualenv, Debian,
 * Fedora). Its file is read by name: listing a directory of packages takes longer than all the rest.
 */
function packageVersion(prefix: string | undefined): string | undefined {
  if (prefix === undefined) return undefined;
  const pythons = listDirectory(join(prefix, 'lib')).filter((name) => name.startsWith('python'));
  const files = pythons.flatMap((python) =>
    ['site-packages', 'dist-packages'].map((packages) =>
      join(prefix, 'lib', python, packages, 'awscli', '__init__.py'),
    ),
  );
  const versions = files.flatMap(
    (file) => /^__version__ = '(\d+\.\d+\.\d+)/m.exec(readText(file) ?? '')?.[1] ?? [],
  );
  const [only, ...others] = new Set(versions);
  return others.length === 0 ? only : undefined;
}
