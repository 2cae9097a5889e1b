import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { defineConfig, type Options } from 'tsup';

type EsbuildPlugin = NonNullable<Options['esbuildPlugins']>[number];

/**
 * The files that are loaded only when a command needs them. Each becomes a file of its own with a fixed name, so
 * that `status` does not pay for parsing the AWS SDK, and so that a rebuild changes only the files whose sources
 * changed. Code that two of them share is in both: it holds no state.
 */
const LAZY = [
  'src/commands/demo.ts',
  'src/commands/models.ts',
  'src/commands/writing.ts',
  'src/aws/index.ts',
  'src/aws/credentials.ts',
  'src/aws/proxy-agents.ts',
  'src/facts/json-syntax.ts',
  'src/sandbox/index.ts',
] as const;

/** The name of the built file of a lazily loaded source: `models`, `aws`, `sandbox`. */
function builtName(source: string): string {
  const name = basename(source, '.ts');
  return name === 'index' ? basename(dirname(source)) : name;
}

const lazyFiles: EsbuildPlugin = {
  name: 'lazy-files',
  setup(build) {
    build.onResolve({ filter: /^\.\.?\// }, ({ path, kind, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined;
      const source = LAZY.find((file) => resolve(file) === resolve(resolveDir, path));
      return source ? { path: `./${builtName(source)}.js`, external: true } : undefined;
    });
  },
};

/**
 * To load `node:fs/promises` takes 2 ms, and the SDK's parser of the AWS files does so at its start. `fs.promises` is
 * the same module, loaded when it is first used.
 */
const lazyPromises: EsbuildPlugin = {
  name: 'lazy-fs-promises',
  setup(build) {
    build.onResolve({ filter: /^node:fs\/promises$/ }, ({ importer }) =>
      importer.includes('shared-ini-file-loader') ? { path: 'fs-promises', namespace: 'lazy' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'lazy' }, () => ({
      contents:
        "import fs from 'node:fs'; export const readFile = (...args) => fs.promises.readFile(...args);",
      resolveDir: '.',
    }));
  },
};

/** What all files have in common. */
const common: Options = {
  outDir: 'scripts',
  // Node takes 6 ms longer to start with an ES module, a fifth of its own start.
  format: 'cjs',
  outExtension: () => ({ js: '.js' }),
  platform: 'node',
  splitting: false,
  shims: true,
  removeNodeProtocol: false,
  // Everything is bundled: a plugin is installed by git clone, and nothing installs its packages.
  noExternal: [/.*/],
  minify: true,
  esbuildPlugins: [lazyFiles, lazyPromises],
  esbuildOptions(options) {
    // The ES builds of the AWS SDK can be tree-shaken, its CommonJS builds cannot: a third of the code is left.
    options.mainFields = ['module', 'main'];
    options.legalComments = 'none';
    options.charset = 'utf8';
    // import() of a CommonJS file would bring in the loader of ES modules after all.
    options.supported = { 'dynamic-import': false };
  },
};

export default defineConfig([
  {
    ...common,
    entry: { 'claude-bedrock': 'src/claude-bedrock.ts' },
    banner: { js: readFileSync('src/old-node.js', 'utf8') },
    target: 'node10',
    // Tells Node that the files are CommonJS, beside a package.json that says otherwise.
    publicDir: 'src/bundle',
  },
  {
    ...common,
    entry: Object.fromEntries(LAZY.map((source) => [builtName(source), source])),
    target: 'node20',
  },
]);
