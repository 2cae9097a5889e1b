import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['test/support/own-machine.ts'],
    setupFiles: ['test/support/same-values.ts'],
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'test/slow/**', 'test/wine/**'],
    // No module holds state, so the files need no process each: a third faster.
    isolate: false,
    // The tests wait on child processes and sockets for a third of their time: one more than there are cores.
    maxWorkers: availableParallelism() + 1,
    // A test that hangs is a bug; none sleeps. The slowest takes two seconds, and 20 times that on a busy machine is no bug.
    testTimeout: 60_000,
  },
});
