// Writes THIRD-PARTY.md: the licences of the packages whose code is in scripts/, as the bundler itself tells them.
// With --check it writes nothing and exits 1 where the file is not current.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { loadConfig } from 'rolldown/config';
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

/** The directories of the packages that the bundler takes code from. */
async function bundledPackages() {
  const config = await loadConfig(join(root, 'rolldown.config.ts'));
  const bundle = await rolldown({ ...config, cwd: root });
  const { output } = await bundle.generate(config.output);
  await bundle.close();
  const modules = output.flatMap((file) => Object.entries(file.modules ?? {}));
  const taken = modules.filter(([, { renderedLength }]) => renderedLength > 0);
  const directories = taken.map(([module]) => /^\0?(.*node_modules\/(?:@[^/]+\/)?[^/]+)/.exec(module)?.[1]);
  return [...new Set(directories.filter(Boolean))];
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
  return { name, version, license, text: await textOf(/^licen[cs]e/i), notice: await textOf(/^notice/i) };
}
