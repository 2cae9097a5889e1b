import { defineConfig } from 'tsup';
import { builtFiles } from './tools/bundle/built-files.ts';
import { compiledWithFile } from './tools/bundle/compiled-with-file.ts';
import { PATCHES } from './tools/bundle/patches.ts';

/**
 * The built files in load order, and the modules that each is there for: it holds them and what only they use. Fixed
 * names, so that a rebuild changes only the files whose sources changed. What Claude Code calls again and again loads
 * `program` and nothing else, `status` its own too; a file that is not loaded costs nothing, and one that is costs a
 * millisecond for each 20 KB.
 */
const FILES = {
  program: [
    'src/program.ts',
    'src/commands/statusline.ts',
    'src/hooks/hook.ts',
    'src/hooks/session-start.ts',
    'src/hooks/lead-to-terminal.ts',
  ],
  status: ['src/commands/status.ts'],
  registry: ['src/registry.ts', 'src/cli/help.ts'],
  common: [],
  answers: [],
  homes: ['src/facts/homes/read-homes.ts'],
  workflows: ['src/facts/homes/workflow-homes.ts'],
  aws: ['src/aws/index.ts', 'src/facts/aws-files/sdk-reading.ts'],
  credentials: [
    'src/aws/credentials/credentials.ts',
    '@aws-sdk/credential-provider-ini',
    '@aws-sdk/credential-provider-sso',
  ],
  live: [
    'src/aws/live/ask-live.ts',
    'src/aws/live/identity.ts',
    'src/aws/models/ask-messages.ts',
    'src/aws/models/invoke-model.ts',
    'src/aws/failures/classify.ts',
    '@smithy/core/dist-es/submodules/event-streams',
  ],
  'other-credentials': [
    '@aws-sdk/credential-provider-node',
    '@aws-sdk/credential-provider-process',
    '@aws-sdk/credential-provider-login',
    '@aws-sdk/credential-provider-http',
    '@aws-sdk/credential-provider-web-identity',
    '@aws-sdk/nested-clients',
    'tools/bundle/sts.js',
    '@smithy/credential-provider-imds',
    'src/aws/credentials/ask-container.ts',
  ],
  'sign-in': ['src/aws/identity-center/sign-in.ts', 'tools/bundle/sso-oidc.js'],
  access: [
    'src/aws/models/model-access.ts',
    'src/aws/models/enabling.ts',
    'src/aws/quotas/list-quotas.ts',
    'src/aws/models/list-prices.ts',
    'src/aws/credentials/short-term-key.ts',
  ],
  'proxy-agents': ['src/aws/http/proxy-agents.ts', 'src/aws/http/walk-routes.ts'],
  models: ['src/commands/models.ts', 'src/commands/quota.ts', 'src/commands/enable-models.ts'],
  doctor: ['src/commands/doctor.ts', 'src/hooks/prompt-expansion.ts', 'src/hooks/bedrock-trouble.ts'],
  'explain-error': ['src/knowledge/explain-error.ts'],
  changes: ['src/flows/sign-in/standing-sign-in.ts', 'src/facts/settings/json-syntax.ts'],
  login: [
    'src/commands/login.ts',
    'src/commands/accounts.ts',
    'src/commands/export-credentials.ts',
    'src/commands/token.ts',
    'src/flows/sign-in/renewal.ts',
    'src/hooks/stop-failure.ts',
  ],
  setup: [
    'src/commands/setup.ts',
    'src/commands/reset.ts',
    'src/commands/profile.ts',
    'src/commands/fix-finding.ts',
    'src/commands/presets.ts',
    'src/commands/use.ts',
    'src/commands/run.ts',
    'src/commands/talk.ts',
    'src/flows/talk/doctor-talk.ts',
    'src/wizard/conversations.ts',
    'src/wizard/choose-preset.ts',
    'src/wizard/import-wizard.ts',
  ],
  rollout: [
    'src/commands/rollout.ts',
    'src/commands/rollout/init.ts',
    'src/commands/rollout/build.ts',
    'src/commands/rollout/enable.ts',
    'src/commands/rollout/check.ts',
    'src/commands/rollout/report.ts',
    'src/flows/talk/rollout-talk.ts',
    'src/rollout/report/managed-look.ts',
    'src/rollout/report/diagnostic-zip.ts',
    'src/demo/demo-rollout.ts',
  ],
  'terminal-questions': ['src/questions/terminal-questions.ts'],
  policies: ['src/facts/settings/policies.ts'],
  processes: ['src/run-shell.ts', 'src/open-browser.ts', 'src/hand-over.ts'],
  completion: ['src/completion/completion.ts'],
  sandbox: ['src/sandbox/index.ts'],
  demo: ['src/demo/demo.ts'],
} as const;

/** What `src/quick-commands.ts` knows, beside what `program` and `status` hold. */
const QUICK = ['doctor', 'models'];

/** The sandbox speaks as AWS does. */
const SDK = [
  'aws',
  'credentials',
  'live',
  'other-credentials',
  'sign-in',
  'access',
  'proxy-agents',
  'sandbox',
];

/**
 * What one of the first three uses is in that, what the files of the SDK alone share in the first of them, what they
 * share with others in `answers`, and with `doctor` in `common`, as what `models` shares with that; what `homes` uses is
 * in that; the rest with the one of those that uses it, or in `changes`.
 */
function homeOfShared(users: readonly string[]): string {
  const early = ['program', 'status'].find((file) => users.includes(file));
  if (early !== undefined) return early;
  // These are found without the registry, and need not load it.
  if (users.includes('registry')) return users.some((user) => QUICK.includes(user)) ? 'program' : 'registry';
  if (users.every((user) => SDK.includes(user))) return users[0] ?? 'aws';
  // Where nothing is asked the doctor does without, and most of it is zod.
  if (users.some((user) => SDK.includes(user))) return users.includes('doctor') ? 'common' : 'answers';
  // Most people have no such file, and where one is there `status` needs little more.
  if (users.includes('homes')) return 'homes';
  const [reader, another] = users.filter((user) => user === 'models' || user === 'doctor');
  return another === undefined ? (reader ?? 'changes') : 'common';
}

export default defineConfig({
  // Of what else is built, the plugin knows.
  entry: { program: FILES.program[0] },
  outDir: 'scripts',
  // Node takes 6 ms longer to start with an ES module, a fifth of its own start.
  format: 'cjs',
  outExtension: () => ({ js: '.js' }),
  platform: 'node',
  target: 'node20',
  splitting: false,
  // The file that Node is started with, as it is; and what tells Node that all of them are CommonJS.
  publicDir: 'src/bundle',
  // Shims of tsup would parse a URL in every file.
  define: { 'import.meta.filename': '__filename' },
  removeNodeProtocol: false,
  // Everything is bundled: a plugin is installed by git clone, and nothing installs its packages.
  noExternal: [/.*/],
  minify: true,
  esbuildPlugins: [builtFiles({ files: FILES, homeOfShared }, PATCHES)],
  plugins: [compiledWithFile()],
  esbuildOptions(options) {
    // The ES builds of the AWS SDK can be tree-shaken, its CommonJS builds cannot: a third of the code is left.
    options.mainFields = ['module', 'main'];
    options.alias = {
      // With DEBUG set the proxy agents would log, the password of a proxy too.
      debug: './tools/bundle/no-debug-log.ts',
      '@aws-sdk/credential-providers': './tools/bundle/credential-providers.js',
      '@aws-sdk/nested-clients/sts': './tools/bundle/sts.js',
      '@aws-sdk/nested-clients/sso-oidc': './tools/bundle/sso-oidc.js',
      '@aws-sdk/nested-clients/sso': '@aws-sdk/client-sso',
      '@smithy/node-http-handler': './tools/bundle/node-http-handler.js',
    };
    options.legalComments = 'none';
    // V8 parses text of one byte a character a twentieth faster.
    options.charset = 'ascii';
  },
});
