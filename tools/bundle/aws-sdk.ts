import { readFile } from 'node:fs/promises';
import { errorClasses } from './error-classes.ts';
import type { EsbuildPlugin } from './esbuild-plugin.ts';
import { plainFiles } from './plain-files.ts';
import { sdkParser } from './sdk-parser.ts';

/**
 * Modules of Node that the SDK loads for little, by the file that does: `node:fs/promises` (2 ms, and 2 more for a pool
 * of threads at the first read) to read two short files or for a file that it seldom writes, and `node:zlib` (1 ms) for
 * a checksum that the SDK has in JavaScript as well.
 */
const LIGHTER: readonly { readonly module: string; readonly importer: RegExp; readonly contents: string }[] =
  [
    {
      module: 'node:fs/promises',
      importer: /[/\\]shared-ini-file-loader[/\\]/,
      contents:
        "import { readFileSync } from 'node:fs'; export const readFile = async (...args) => readFileSync(...args);",
    },
    {
      module: 'node:fs',
      importer: /[/\\]writeSSOTokenToFile\.js$/,
      contents:
        "import fs from 'node:fs'; export const promises = { writeFile: (...args) => fs.promises.writeFile(...args) };",
    },
    { module: 'node:zlib', importer: /[/\\]Crc32Node\.js$/, contents: 'export const crc32 = undefined;' },
    {
      // Loads it where a sign-in is looked for, not with the parser.
      module: 'node:crypto',
      importer: /[/\\]getSSOTokenFilepath\.js$/,
      contents: "export const createHash = (...args) => require('node:crypto').createHash(...args);",
    },
    {
      // Asks it only where the environment names no home.
      module: 'node:os',
      importer: /[/\\]getHomeDir\.js$/,
      contents: "export const homedir = () => require('node:os').homedir();",
    },
    {
      // Of Web Crypto (1 ms), for the random numbers of an id that Node can make by itself, see `plainFiles`.
      module: 'node:crypto',
      importer: /[/\\]submodules[/\\]serde[/\\]index\.js$/,
      contents: 'export const getRandomValues = undefined;',
    },
    // What stands in where Node's own cannot be used, which every request is signed with.
    {
      module: './Sha256Js',
      importer: /[/\\]Sha256Node\.js$/,
      contents: 'export const Sha256Js = undefined;',
    },
  ];

const lighterModules: EsbuildPlugin = {
  name: 'lighter-modules',
  setup(build) {
    build.onResolve({ filter: /^node:|Sha256Js$/ }, ({ path, importer }) => {
      const index = LIGHTER.findIndex((one) => one.module === path && one.importer.test(importer));
      return index < 0 ? undefined : { path: String(index), namespace: 'lighter' };
    });
    build.onLoad({ filter: /.*/, namespace: 'lighter' }, ({ path }) => ({
      contents: LIGHTER[Number(path)]?.contents ?? '',
      resolveDir: '.',
    }));
  },
};

/**
 * When an inference profile was made and changed, which nothing here reads: to take all of those times apart takes a
 * millisecond, a third of the reading of a list of models.
 */
const TIMES_OF_PROFILE = /(var InferenceProfileSummary\$ = \[[^;]*), _cA, _uA\],([^;]*), 5, 5\]/;

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
        contents: text
          .replace(/\[(_\w+)\]:/g, (key, name) => `${constants.get(name) ?? key.slice(0, -1)}:`)
          .replace(TIMES_OF_PROFILE, '$1],$2]'),
      };
    });
  },
};

/** Of its package.json a client wants the version alone. */
const versionOnly: EsbuildPlugin = {
  name: 'version-only',
  setup(build) {
    build.onLoad({ filter: /[/\\]@aws-sdk[/\\][a-z-]+[/\\]package\.json$/ }, async ({ path }) => {
      const { version } = JSON.parse(await readFile(path, 'utf8'));
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};

/**
 * What the credential providers call of clients that are here anyway. They bring clients of their own, generated from
 * the same models with fewer operations.
 */
const SAME_CLIENTS = new Map([
  ['sso', ['SSOClient', 'GetRoleCredentialsCommand']],
  ['sso-oidc', ['SSOOIDCClient', 'CreateTokenCommand']],
  [
    'sts',
    ['getDefaultRoleAssumer', 'getDefaultRoleAssumerWithWebIdentity', 'STSClient', 'AssumeRoleCommand'],
  ],
]);

const sameClients: EsbuildPlugin = {
  name: 'same-clients',
  setup(build) {
    build.onResolve({ filter: /^@aws-sdk\/nested-clients\// }, ({ path }) => {
      const service = path.slice('@aws-sdk/nested-clients/'.length);
      return SAME_CLIENTS.has(service) ? { path: service, namespace: 'same-clients' } : undefined;
    });
    build.onLoad({ filter: /.*/, namespace: 'same-clients' }, ({ path }) => ({
      contents: `export { ${SAME_CLIENTS.get(path)?.join(', ')} } from '@aws-sdk/client-${path}';`,
      resolveDir: '.',
    }));
  },
};

/**
 * What the clients refer to and never need here: they are always handed what signs (src/aws/credentials.ts looks for
 * it) and what sends, and nothing is streamed to it.
 */
const LEFT_OUT = new Map([
  ['@aws-sdk/credential-provider-node', 'export const defaultProvider = undefined;'],
  // What signs for several regions at once, which STS asks for nowhere: without it, it takes what signs for one.
  ['@aws-sdk/signature-v4-multi-region', 'export const SignatureV4MultiRegion = undefined;'],
  ['@aws-sdk/token-providers', 'export const [fromEnvSigningName, nodeProvider] = [];'],
  ['@aws-sdk/eventstream-handler-node', 'export const eventStreamPayloadHandlerProvider = undefined;'],
  ['@aws-sdk/middleware-eventstream', 'export const resolveEventStreamConfig = (config) => config;'],
  ['@aws-sdk/middleware-websocket', 'export const resolveWebSocketConfig = (config) => config;'],
  [
    '@smithy/node-http-handler',
    `export { NodeHttpHandler, NodeHttpHandler as NodeHttp2Handler, streamCollector }
     from '@smithy/node-http-handler';`,
  ],
]);

const leftOut: EsbuildPlugin = {
  name: 'left-out',
  setup(build) {
    const importers =
      /[/\\]client-[a-z-]+[/\\]dist-es[/\\](runtimeConfig(\.shared)?|[A-Za-z]+Client|auth[/\\]httpAuthSchemeProvider)\.js$|[/\\]HttpProtocol\.js$/;
    build.onResolve({ filter: /^@(aws-sdk|smithy)\// }, ({ path, importer }) =>
      LEFT_OUT.has(path) && importers.test(importer) ? { path, namespace: 'left-out' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({
      contents: LEFT_OUT.get(path) ?? '',
      resolveDir: '.',
    }));
  },
};

/** What makes the AWS SDK smaller and quicker to load, and changes nothing of what it does here. */
export const awsSdk = [
  lighterModules,
  plainFiles,
  schemaTables,
  errorClasses,
  sdkParser,
  versionOnly,
  sameClients,
  leftOut,
];
