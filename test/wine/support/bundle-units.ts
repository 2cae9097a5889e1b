import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { asWindows, REPOSITORY } from './windows.ts';

type Load = (file: { path: string }) => Promise<{ loader: 'ts'; contents: string }>;

/**
 * Makes test files, and what runs them, to modules that Node for Windows takes: `run-units.mjs`, and each file under its
 * own name. What they read of the repository they find there.
 */
export async function bundleUnits(files: readonly string[], directory: string): Promise<void> {
  // It is tsup's, and Vitest's packages are Vitest's own.
  const require = createRequire(createRequire(import.meta.url).resolve('tsup'));
  const { build } = require('esbuild');
  const support = join(REPOSITORY, 'test/wine/support');
  await build({
    entryPoints: {
      'run-units': join(support, 'run-units.mjs'),
      ...Object.fromEntries(files.map((file) => [file, join(REPOSITORY, file)])),
    },
    outdir: directory,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    mainFields: ['module', 'main'],
    alias: { vitest: join(support, 'vitest-on-windows.mjs') },
    nodePaths: [join(REPOSITORY, 'node_modules/.pnpm/node_modules')],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'error',
    plugins: [
      {
        name: 'where it stood',
        setup: ({ onLoad }: { onLoad(where: { filter: RegExp }, load: Load): void }) =>
          onLoad({ filter: /[\\/](?:src|test)[\\/].*\.ts$/ }, async ({ path }) => {
            const url = `file:///${asWindows(path).replaceAll('\\', '/')}`;
            const text = await readFile(path, 'utf8');
            return { loader: 'ts', contents: text.replaceAll('import.meta.url', JSON.stringify(url)) };
          }),
      },
    ],
  });
}
