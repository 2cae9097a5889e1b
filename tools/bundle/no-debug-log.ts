import type { EsbuildPlugin } from './esbuild-plugin.ts';

/**
 * The proxy agents write a log where DEBUG asks for one, by a package that is larger than they are; it would also hold
 * the password of a proxy.
 */
export const noDebugLog: EsbuildPlugin = {
  name: 'no-debug-log',
  setup(build) {
    build.onResolve({ filter: /^debug$/ }, ({ path }) => ({ path, namespace: 'no-debug-log' }));
    build.onLoad({ filter: /.*/, namespace: 'no-debug-log' }, () => ({
      contents: 'export default () => () => {};',
    }));
  },
};
