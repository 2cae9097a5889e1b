import { defineConfig } from 'vitest/config';

/** Tests that take minutes because they repeat what ships hundreds of times. They need a fresh `pnpm run build`. */
export default defineConfig({
  test: {
    include: ['test/slow/**/*.test.ts'],
    testTimeout: 300_000,
    fileParallelism: false,
  },
});
