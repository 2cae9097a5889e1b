// Writes THIRD-PARTY.md: the licences of the packages whose code is in scripts/, as the bundler itself tells them.
// With --check it writes nothing and exits 1 where the file is not current.
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { thirdPartyPage } from './third-party-page.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'THIRD-PARTY.md');

const page = thirdPartyPage(await Promise.all((await bundledPackages()).map(readPackage)));
if (process.argv.includes('--check')) {
  const isCurrent = (await readFile(target, 'utf8').catch(() => '')) === page;
  if (!isCurrent) console.error('THIRD-PARTY.md is not current: run pnpm run licenses');
  process.exitCode = isCurrent ? 0 : 1;
} else {
  await writeFile(target, page);
}

/** The directories of the packages that the bundler took code from. */
async function bundledPackages() {
  const outDir = await mkdtemp(join(tmpdir(), 'third-party-'));
  try {
    const tsup = join(root, 'node_modules', '.bin', 'tsup');
    const NOTE_SOURCES = join(outDir, 'sources');
    execFileSync(tsup, ['--out-dir', outDir, '--silent'], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, NOTE_SOURCES },
    });
    const sources = (await readFile(NOTE_SOURCES, 'utf8')).split('\n');
    const directories = sources.map((source) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(source)?.[0]);
    return [...new Set(directories.filter(Boolean))].map((directory) => join(root, directory));
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}

/** Name, version and licence id of a package, and the texts of its LICENSE and NOTICE files, empty where it has none. */
async function readPackage(directory) {
  const { name, version, license } = JSON.parse(await readFile(join(directory, 'package.json'), 'utf8'));
  if (!license) throw new Error(`${name} names no licence`);
  const files = await readdir(directory);
  const textOf = async (pattern) => {
    const file = files.find((entry) => pattern.test(entry));
    return file ? (await readFile(join(directory, file), 'utf8')).replace(/\r/g, '').trim() : '';
  };
  // The packed saxes leaves out the text that its repository has.
  const kept = await readFile(join(root, 'tools', 'licenses', `${name.replace('/', '+')}.txt`), 'utf8').catch(
    () => '',
  );
  return {
    name,
    version,
    license,
    text: (await textOf(/^licen[cs]e/i)) || kept.trim(),
    notice: await textOf(/^notice/i),
  };
}
