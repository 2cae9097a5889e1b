import { defineConfig } from 'vitest/config';

/**
 * Tests that take minutes because they repeat what ships hundreds of times, and files of megabytes. They need a fresh
 * `pnpm run build`.
 */
export default defineConfig({
  test: {
    // The SDK's remark on Node 20, as the program itself switches it off.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    include: ['test/slow/**/*.test.ts'],
    testTimeout: 300_000,
    fileParallelism: false,
  },
});
