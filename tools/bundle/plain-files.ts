import { readFile } from 'node:fs/promises';
import type { EsbuildPlugin } from './esbuild-plugin.ts';

/** What a file of the SDK is replaced by, or made of. */
interface Replacement {
  readonly file: RegExp;
  readonly contents: string | ((text: string) => string);
}

const REPLACEMENTS: readonly Replacement[] = [
  {
    // How the body of an answer is read. The SDK's way loads the streams of the Web (2 ms), to ask whether the body is
    // one, and pipes, for which Node makes `process.stdout` and `process.stderr` (4 ms). A body of Node's HTTP is a
    // `Readable`.
    file: /[/\\]util-stream[/\\]stream-collector\.js$/,
    contents: `import { concatBytes } from '../concatBytes';
      export const streamCollector = (stream) => new Promise((resolve, reject) => {
        const chunks = [];
        stream.on('data', (chunk) => chunks.push(chunk));
        stream.on('error', reject);
        stream.on('end', () => resolve(concatBytes(chunks)));
        stream.resume();
      });`,
  },
  {
    // The id of a request. The SDK's way loads Web Crypto.
    file: /[/\\]uuid[/\\]v4\.js$/,
    contents: `import { randomUUID } from 'node:crypto'; export const bindV4 = () => () => randomUUID();`,
  },
  {
    // Nothing here extends a client.
    file: /[/\\]runtimeExtensions\.js$/,
    contents: 'export const resolveRuntimeExtensions = (config) => config;',
  },
  {
    // That a function of AWS Lambda calls itself.
    file: /[/\\]getRecursionDetectionPlugin\.js$/,
    contents: 'export const getRecursionDetectionPlugin = () => ({ applyToStack: () => {} });',
  },
  {
    // With AWS_RETRY_MODE=adaptive: how many requests a second a busy server may be sent. Here it is a few in all.
    file: /[/\\]DefaultRateLimiter\.js$/,
    contents: 'export class DefaultRateLimiter { async getSendToken() {} updateClientSendingRate() {} }',
  },
  {
    // Of the regions of a partition their names count alone.
    file: /[/\\]lib[/\\]aws[/\\]partitions\.js$/,
    contents: (text) => text.replace(/"description": "[^"]*"/g, ''),
  },
];

/** Files of the SDK that do more than is needed here. */
export const plainFiles: EsbuildPlugin = {
  name: 'plain-files',
  setup(build) {
    for (const { file, contents } of REPLACEMENTS) {
      build.onLoad({ filter: file }, async ({ path }) => ({
        contents: typeof contents === 'string' ? contents : contents(await readFile(path, 'utf8')),
      }));
    }
  },
};
