import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'rolldown';

/**
 * The built files, and of each the modules that make it: it holds them and all that they import, except what a file
 * above it holds already. A module that an `import()` alone leads to and that is not named here becomes a file of its
 * own name. So `status` loads `program` and nothing else; a file that is not loaded costs nothing, and one that is costs
 * a millisecond for each 20 KB.
 */
const FILES: Readonly<Record<string, readonly (string | RegExp)[]>> = {
  program: [
    'src/program.ts',
    'src/commands/status.ts',
    'src/commands/hook.ts',
    'src/hooks/session-start.ts',
    'src/hooks/lead-to-terminal.ts',
  ],
  // What several of the files below have in common: without it they would load one another.
  common: [
    'src/aws/redact.ts',
    'src/commands/renew-sign-in.ts',
    'src/facts/last-errors.ts',
    'src/facts/real-file.ts',
    'src/knowledge/api-key.ts',
    'src/knowledge/failures.ts',
    'src/knowledge/failure-patterns.ts',
    'src/knowledge/geographies.ts',
    'src/knowledge/model-id.ts',
    'src/knowledge/regions.ts',
    'src/plan/check-profile.ts',
    'src/plan/profile-keys.ts',
    'src/plan/rank-models.ts',
    'src/plan/refused-credentials.ts',
    'src/plan/replacement-model.ts',
    'src/plan/sso-token.ts',
    'src/plan/unpinned-roles.ts',
    'src/questions/questions.ts',
  ],
  models: ['src/commands/models.ts'],
  doctor: ['src/commands/doctor.ts', 'src/hooks/prompt-expansion.ts', 'src/hooks/bedrock-trouble.ts'],
  // The AWS SDK, by what is asked: a listing of models loads the first two.
  aws: [
    'src/aws/index.ts',
    /client-[a-z-]+.(package\.json|dist-es.auth.httpAuthExtensionConfiguration\.js)$/,
  ],
  credentials: ['src/aws/credentials.ts', /credential-provider-(ini|sso)/],
  sts: ['src/aws/identity.ts', /nested-clients.*sts/, /credential-provider-web-identity/],
  'sign-in': ['src/aws/sign-in.ts', /nested-clients.*sso-oidc/],
  'credential-process': [/credential-provider-process/],
  'other-credentials': [/credential-provider/, /nested-clients/],
  live: ['src/aws/ask-live.ts', 'src/aws/invoke-model.ts', 'src/aws/classify.ts'],
  login: [
    'src/commands/login.ts',
    'src/commands/accounts.ts',
    'src/commands/export-credentials.ts',
    'src/commands/renewal.ts',
    'src/hooks/stop-failure.ts',
  ],
  setup: [
    'src/commands/setup.ts',
    'src/commands/reset.ts',
    'src/commands/profile.ts',
    'src/commands/fix-finding.ts',
    'src/wizard/fix-wizard.ts',
    'src/wizard/reset-wizard.ts',
    'src/wizard/screens.ts',
  ],
  policies: ['src/facts/windows-policy.ts', 'src/facts/macos-policy.ts'],
};

/** True for the modules that make a file. A path that leads nowhere fails the build: the module was moved. */
function isOneOf(modules: readonly (string | RegExp)[]): (id: string) => boolean {
  const lost = modules.find((one) => typeof one === 'string' && !existsSync(one));
  if (lost !== undefined) throw new Error(`rolldown.config.ts names ${lost}, which does not exist.`);
  return (id) => modules.some((one) => (typeof one === 'string' ? resolve(one) === id : one.test(id)));
}

/** What ships as it is: the file that Node is started with, and what tells Node that all of them are CommonJS. */
const asTheyAre: Plugin = {
  name: 'as-they-are',
  generateBundle() {
    for (const fileName of ['claude-bedrock.js', 'package.json']) {
      this.emitFile({ type: 'asset', fileName, source: readFileSync(`src/bundle/${fileName}`, 'utf8') });
    }
  },
};

/** V8 parses text of one byte a character a twentieth faster. */
const asciiOnly: Plugin = {
  name: 'ascii-only',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type === 'chunk') file.code = file.code.replace(/[\x80-\uffff]/g, escaped);
    }
  },
};

function escaped(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

export default defineConfig({
  // `aws` and `sandbox` are loaded by name in tests and tools too.
  input: { program: 'src/program.ts', aws: 'src/aws/index.ts', sandbox: 'src/sandbox/index.ts' },
  platform: 'node',
  // The ES builds of the AWS SDK can be tree-shaken, its CommonJS builds cannot: a third of the code is left.
  resolve: {
    mainFields: ['module', 'main'],
    // With DEBUG set the proxy agents would log, the password of a proxy too.
    alias: { debug: resolve('src/bundle/no-debug-log.ts') },
  },
  transform: { target: 'node20', define: { 'import.meta.filename': '__filename' } },
  plugins: [asciiOnly, asTheyAre],
  preserveEntrySignatures: 'allow-extension',
  // By the configuration above a module is often where another file asks for it.
  checks: { ineffectiveDynamicImport: false },
  output: {
    dir: 'scripts',
    cleanDir: true,
    // Node takes 6 ms longer to start with an ES module, a fifth of its own start.
    format: 'cjs',
    // An import() of a module of Node would bring in the loader of ES modules after all.
    dynamicImportInCjs: false,
    minify: true,
    comments: false,
    // Fixed names, so that a rebuild changes only the files whose sources changed.
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
    codeSplitting: {
      groups: Object.entries(FILES).map(([name, modules], index, all) => ({
        name,
        test: isOneOf(modules),
        priority: all.length - index,
      })),
    },
  },
});
