// Writes THIRD-PARTY.md: the licences of the packages whose code is in scripts/, as the bundler itself tells them.
// With --check it writes nothing and exits 1 where the file is not current.
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'THIRD-PARTY.md');

const text = render(await licences(await bundledPackages()));
if (process.argv.includes('--check')) {
  const isCurrent = (await readFile(target, 'utf8').catch(() => '')) === text;
  if (!isCurrent) console.error('THIRD-PARTY.md is not current: run pnpm run licenses');
  process.exitCode = isCurrent ? 0 : 1;
} else {
  await writeFile(target, text);
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

/** Name, version, licence id and licence text of each package, sorted by name. */
async function licences(directories) {
  const packages = await Promise.all(
    directories.map(async (directory) => {
      const { name, version, license } = JSON.parse(await readFile(join(directory, 'package.json'), 'utf8'));
      const file = (await readdir(directory)).find((entry) => /^licen[cs]e/i.test(entry));
      if (!license) throw new Error(`${name} names no licence`);
      return {
        name,
        version,
        license,
        text: file ? (await readFile(join(directory, file), 'utf8')).replace(/\r/g, '').trim() : '',
      };
    }),
  );
  return packages.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** One section per licence text, with the packages that come under it. */
function render(packages) {
  const byText = new Map();
  // Texts that differ in their white space alone are one.
  const sameAs = (text) => text.replace(/\s+/g, ' ');
  for (const one of packages) byText.set(sameAs(one.text), [...(byText.get(sameAs(one.text)) ?? []), one]);
  const sections = [...byText.values()].map((members) => {
    const [{ text }] = members;
    const names = members.map(({ name, version, license }) => `- ${name} ${version} (${license})`);
    return `${names.join('\n')}\n\n\`\`\`text\n${text || 'The package carries no licence file.'}\n\`\`\`\n`;
  });
  return `# Third-party software\n\nCode of these packages is part of the files in \`scripts/\`.\n\n${sections.join('\n')}`;
}
