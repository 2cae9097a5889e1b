import { dirname } from 'node:path';
import type { EsbuildPlugin } from './esbuild-plugin.ts';

/**
 * The SDK's parser of the AWS files, which every command needs, without what stands in the same module: the splitting
 * drops no file that any command needs, and that module names them all.
 */
export const sdkParser: EsbuildPlugin = {
  name: 'sdk-parser',
  setup(build) {
    build.onResolve(
      { filter: /^@smithy\/core\/config$/ },
      async ({ path, importer, kind, pluginData, resolveDir }) => {
        if (pluginData === sdkParser || !/[/\\]src[/\\]facts[/\\][\w-]+\.ts$/.test(importer))
          return undefined;
        const module = await build.resolve(path, { kind, resolveDir, pluginData: sdkParser });
        return { path: dirname(module.path), namespace: 'sdk-parser' };
      },
    );
    build.onLoad({ filter: /.*/, namespace: 'sdk-parser' }, ({ path }) => ({
      contents: `export { externalDataInterceptor } from './shared-ini-file-loader/externalDataInterceptor';
        export { loadSharedConfigFiles } from './shared-ini-file-loader/loadSharedConfigFiles';`,
      resolveDir: path,
    }));
  },
};
