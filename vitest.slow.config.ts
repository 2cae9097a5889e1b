import { defineConfig } from 'vitest/config';

/**
 * Tests that take minutes because they repeat what ships hundreds of times, and files of megabytes. They need a fresh
 * `pnpm run build`.
 */
export default defineConfig({
  test: {
    globalSetup: ['test/support/own-machine.ts'],
    include: ['test/slow/**/*.test.ts'],
    testTimeout: 300_000,
    fileParallelism: false,
  },
});
