import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // The SDK's remark on Node 20, as the program itself switches it off.
    // One length of paths everywhere: Claude Code breaks the long lines that README.md shows.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true', TMPDIR: '/tmp' },
    include: ['test/e2e/**/*.test.ts'],
    globalSetup: ['test/e2e/support/install.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // Half of the time is waiting for a screen.
    maxWorkers: availableParallelism(),
  },
});
