import { appendFileSync, readFileSync } from 'node:fs';
import { defineConfig, type Options } from 'tsup';
import { awsSdk } from './tools/bundle/aws-sdk.ts';
import type { Homes } from './tools/bundle/chunks.ts';
import type { EsbuildPlugin } from './tools/bundle/esbuild-plugin.ts';
import { noDebugLog } from './tools/bundle/no-debug-log.ts';
import { sharedOnce } from './tools/bundle/shared-once.ts';

/**
 * The sources that become built files, with fixed names, so that a rebuild changes only the files whose sources changed.
 * `program` is always loaded, the others when a command needs them: `status` does not pay for parsing the AWS SDK, as
 * 100 KB of parsing take 5 ms of a start of 32 ms.
 */
const BUILT = {
  program: 'src/program.ts',
  commands: 'src/commands/commands.ts',
  completion: 'src/commands/completion.ts',
  demo: 'src/commands/demo.ts',
  doctor: 'src/commands/doctor.ts',
  models: 'src/commands/models.ts',
  aws: 'src/aws/index.ts',
  'explain-error': 'src/knowledge/explain-error.ts',
  'keep-cache': 'src/code-cache/keep.ts',
  'proxy-agents': 'src/aws/http/proxy-agents.ts',
  'json-syntax': 'src/facts/settings/json-syntax.ts',
  'terminal-questions': 'src/questions/terminal-questions.ts',
  sandbox: 'src/sandbox/index.ts',
  shared: 'src/shared.ts',
};

const HOMES: Homes = {
  base: 'program',
  shared: { file: 'shared', by: ['doctor', 'models', 'aws'] },
  keepers: ['doctor', 'explain-error', 'models'],
  guests: [
    'completion',
    'demo',
    'json-syntax',
    'keep-cache',
    'proxy-agents',
    'sandbox',
    'terminal-questions',
  ],
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
  // Shims of tsup would parse a URL in every file.
  define: { 'import.meta.filename': '__filename' },
  removeNodeProtocol: false,
  // Everything is bundled: a plugin is installed by git clone, and nothing installs its packages.
  noExternal: [/.*/],
  minify: true,
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
    entry: BUILT,
    target: 'node20',
    esbuildPlugins: [sharedOnce(HOMES, [...awsSdk, noDebugLog]), noteSources],
  },
]);
