import { dirname, join, resolve } from 'node:path';
import type { EsbuildPlugin } from './esbuild-plugin.ts';

const NAMESPACE = 'shaken-first';

/** The sources that a built file takes code from, as esbuild's metafile tells them. */
type Inputs = Record<string, { bytesInOutput: number }>;

/**
 * Bundles each entry twice. Where an `import()` leads to code in the same file, esbuild wraps that code and all it
 * imports, and drops nothing of it: of the AWS SDK that is a seventh. Where it leads to a file of its own, esbuild
 * does. So a first pass with `plugins` makes such files, in memory, and this one joins them.
 */
export function shakenFirst(plugins: EsbuildPlugin[]): EsbuildPlugin {
  return {
    name: NAMESPACE,
    setup({ esbuild, initialOptions, onResolve, onLoad, onEnd }) {
      const texts = new Map<string, string>();
      const inputsOf = new Map<string, Inputs>();

      onResolve({ filter: /\.ts$/ }, async ({ kind, path }) => {
        if (kind !== 'entry-point') return undefined;
        const outdir = resolve('.cache', path);
        const { outputFiles, metafile } = await esbuild.build({
          ...initialOptions,
          entryPoints: [path],
          entryNames: 'entry',
          outdir,
          format: 'esm',
          splitting: true,
          target: 'esnext',
          supported: {},
          banner: {},
          minify: false,
          minifySyntax: true,
          // Else the paths of CommonJS sources, which are this machine's, stand in the code.
          minifyIdentifiers: true,
          write: false,
          metafile: true,
          plugins,
        });
        for (const file of outputFiles) texts.set(file.path, file.text);
        for (const [file, { inputs }] of Object.entries(metafile.outputs)) {
          inputsOf.set(`${NAMESPACE}:${resolve(file)}`, inputs);
        }
        return { path: join(outdir, 'entry.js'), namespace: NAMESPACE };
      });
      onResolve({ filter: /.*/, namespace: NAMESPACE }, ({ path, importer, namespace }) => {
        const file = join(dirname(importer), path);
        return texts.has(file) ? { path: file, namespace } : { path, external: true };
      });
      onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => ({ contents: texts.get(path) ?? '' }));

      // The metafile names the files in between; whoever reads it wants their sources.
      onEnd(({ metafile }) => {
        for (const output of Object.values(metafile?.outputs ?? {})) {
          const sources = Object.entries(output.inputs)
            .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
            .map(([name, size]) => inputsOf.get(name) ?? { [name]: size });
          output.inputs = Object.assign({}, ...sources);
        }
      });
    },
  };
}
