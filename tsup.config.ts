import { appendFileSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { defineConfig, type Options } from 'tsup';

type EsbuildPlugin = NonNullable<Options['esbuildPlugins']>[number];

/**
 * The files that are loaded only when a command needs them. Each becomes a file of its own with a fixed name, so
 * that `status` does not pay for parsing the AWS SDK, and so that a rebuild changes only the files whose sources
 * changed. Code that two of them share is in both (it holds no state), so the AWS SDK is in one of them alone.
 */
const LAZY = [
  'src/commands/demo.ts',
  'src/commands/doctor.ts',
  'src/commands/models.ts',
  'src/commands/signing-in.ts',
  'src/commands/writing.ts',
  'src/aws/index.ts',
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

/**
 * The tables of an SDK client describe all of its operations, of which two are called here. esbuild drops what no
 * imported command refers to, but not where a key is computed, as in `{ [_http]: … }`: so the constant goes there.
 */
const schemaTables: EsbuildPlugin = {
  name: 'schema-tables',
  setup(build) {
    build.onLoad({ filter: /[/\\]schemas_\d+\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const constants = new Map(
        [...text.matchAll(/^const (_\w+) = (".*");$/gm)].map(([, name, value]) => [name, value]),
      );
      return {
        contents: text.replace(/\[(_\w+)\]:/g, (key, name) => `${constants.get(name) ?? key.slice(0, -1)}:`),
      };
    });
  },
};

/**
 * What the SDK's clients refer to and never need here: they are always handed what signs. The ways in which they would
 * look for it are those of `credentials.ts`.
 */
const leftOut: EsbuildPlugin = {
  name: 'left-out',
  setup(build) {
    const packages = /^@aws-sdk\/(credential-provider-node|token-providers)$/;
    const importers = /[/\\]client-[a-z-]+[/\\]dist-es[/\\]runtimeConfig\.js$/;
    build.onResolve({ filter: packages }, ({ path, importer }) =>
      importers.test(importer) ? { path, namespace: 'left-out' } : undefined,
    );
    build.onLoad({ filter: packages, namespace: 'left-out' }, () => ({
      contents: 'export const [defaultProvider, fromEnvSigningName, nodeProvider] = [];',
    }));
  },
};

/** Notes every file that the bundler takes code from, for tools/third-party.mjs, which names the file to write to. */
const noteSources: EsbuildPlugin = {
  name: 'note-sources',
  setup(build) {
    const target = process.env.NOTE_SOURCES;
    if (!target) return;
    build.initialOptions.metafile = true;
    build.onEnd(({ metafile }) => {
      const outputs = Object.values(metafile?.outputs ?? {});
      const inputs = outputs.flatMap((output) => Object.entries(output.inputs));
      const taken = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([source]) => source);
      appendFileSync(target, `${taken.join('\n')}\n`);
    });
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
  esbuildPlugins: [lazyFiles, lazyPromises, schemaTables, leftOut, noteSources],
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
