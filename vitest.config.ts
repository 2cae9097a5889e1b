import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'test/slow/**'],
    // A test that hangs is a bug; none sleeps.
    testTimeout: 20_000,
  },
});
