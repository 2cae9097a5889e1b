import { appendFileSync, readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { defineConfig, type Options } from 'tsup';
import { awsSdk } from './tools/bundle/aws-sdk.ts';
import type { EsbuildPlugin } from './tools/bundle/esbuild-plugin.ts';
import { shakenFirst } from './tools/bundle/shaken-first.ts';

/**
 * The files that are loaded only when a command needs them. Each becomes a file of its own with a fixed name, so
 * that `status` does not pay for parsing the AWS SDK, and so that a rebuild changes only the files whose sources
 * changed. Code that two of them share is in both (it holds no state), so the AWS SDK is in one of them alone, and so
 * are the commands: 100 KB of parsing takes 5 ms of a start of 32 ms, 100 KB of copies a person's disk and download.
 */
const LAZY = [
  'src/commands/commands.ts',
  'src/commands/demo.ts',
  'src/commands/doctor.ts',
  'src/aws/index.ts',
  'src/aws/proxy-agents.ts',
  'src/facts/json-syntax.ts',
  'src/questions/terminal-questions.ts',
  'src/sandbox/index.ts',
] as const;

/** The name of the built file of a lazily loaded source: `commands`, `aws`, `sandbox`. */
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

/** Notes every file that the bundler takes code from, for tools/third-party.mjs, which names the file to write to. */
const noteSources: EsbuildPlugin = {
  name: 'note-sources',
  setup(build) {
    const target = process.env.NOTE_SOURCES;
    if (!target) return;
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
  esbuildPlugins: [shakenFirst([lazyFiles, ...awsSdk]), noteSources],
  esbuildOptions(options) {
    // The ES builds of the AWS SDK can be tree-shaken, its CommonJS builds cannot: a third of the code is left.
    options.mainFields = ['module', 'main'];
    options.legalComments = 'none';
    // V8 parses text of one byte a character a twentieth faster.
    options.charset = 'ascii';
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
