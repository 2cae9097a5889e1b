import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    globalSetup: ['test/e2e/support/install.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // The real Claude Code and tmux: one at a time on a small machine.
    fileParallelism: false,
  },
});
