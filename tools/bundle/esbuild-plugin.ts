import type { Options } from 'tsup';

/** A plugin of the esbuild that tsup runs. */
export type EsbuildPlugin = NonNullable<Options['esbuildPlugins']>[number];
