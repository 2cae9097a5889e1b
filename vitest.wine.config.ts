import { defineConfig } from 'vitest/config';

/** What ships, on Windows: Node for Windows under Wine (Debian: wine, wine64). It needs a fresh `npm run build`. */
export default defineConfig({
  test: {
    globalSetup: ['test/wine/support/prefix.ts'],
    include: ['test/wine/**/*.test.ts'],
    // One Windows, and one registry.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
