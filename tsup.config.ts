import { basename, dirname, resolve } from 'node:path';
import { defineConfig, type Options } from 'tsup';

type EsbuildPlugin = NonNullable<Options['esbuildPlugins']>[number];

/**
 * The files that are loaded only when a command needs them. Each becomes a file of its own with a fixed name, so
 * that `status` does not pay for parsing the AWS SDK (measured: 3.5 ms against 27 ms), and so that a rebuild
 * changes only the files whose sources changed. Code that two of them share is in both: it holds no state.
 */
const LAZY = ['src/commands/writing.ts', 'src/aws/index.ts', 'src/sandbox/index.ts'] as const;

/** The name of the built file of a lazily loaded source: `writing`, `aws`, `sandbox`. */
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

export default defineConfig({
  entry: Object.fromEntries([
    ['claude-bedrock', 'src/claude-bedrock.ts'],
    ...LAZY.map((source) => [builtName(source), source]),
  ]),
  outDir: 'scripts',
  clean: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  splitting: false,
  // Everything is bundled: a plugin is installed by git clone, and nothing installs its packages.
  noExternal: [/.*/],
  // CommonJS packages inside an ES module still call require() for Node's own modules.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
  },
  minifySyntax: true,
  minifyWhitespace: true,
  esbuildPlugins: [lazyFiles],
  esbuildOptions(options) {
    // The ES builds of the AWS SDK can be tree-shaken, its CommonJS builds cannot: a third of the code is left.
    options.mainFields = ['module', 'main'];
    options.legalComments = 'none';
    options.charset = 'utf8';
  },
});
