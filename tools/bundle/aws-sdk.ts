import { readFile } from 'node:fs/promises';
import type { EsbuildPlugin } from './esbuild-plugin.ts';

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
      /[/\\]client-[a-z-]+[/\\]dist-es[/\\](runtimeConfig|[A-Za-z]+Client)\.js$|[/\\]HttpProtocol\.js$/;
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
export const awsSdk = [lazyPromises, schemaTables, versionOnly, sameClients, leftOut];
