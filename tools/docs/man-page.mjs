import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'tsup';

/** The subcommands' own code is not needed to tell what they are called and take. */
const withoutCode = {
  name: 'without-code',
  setup(build) {
    build.onResolve({ filter: /./ }, ({ path, kind }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    );
  },
};

/** The text of the manual page, made by the sources in `root`. */
export async function makeManPage(root) {
  const outDir = await mkdtemp(join(tmpdir(), 'man-page-'));
  try {
    await build({
      config: false,
      silent: true,
      entry: { manual: join(root, 'src/manual/man-page.ts') },
      outDir,
      format: 'esm',
      outExtension: () => ({ js: '.mjs' }),
      esbuildPlugins: [withoutCode],
    });
    const { manPage } = await import(pathToFileURL(join(outDir, 'manual.mjs')).href);
    return manPage();
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}
