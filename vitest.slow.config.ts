import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What a person and the program say to each other, in one process. */
const CONVERSATIONS = [
  'test/slow/flows/**/*.test.ts',
  'test/slow/wizard/**/*.test.ts',
  'test/slow/plan/**/*.test.ts',
];

/** What takes minutes by itself: begun last, it would run alone at the end. */
const LONGEST = /\/test\/slow\/(bin\/find-node|fuzz|attack\/attack|faults|faults-login)\.test\.ts$/;

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONGEST.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

/** What takes minutes, and what looks at what ships. It needs a fresh `npm run build`. */
export default defineConfig({
  test: {
    // The other Node comes by npm, which the machine of the tests has not.
    globalSetup: ['test/slow/support/other-node.ts', 'test/support/own-machine.ts'],
    maxWorkers: availableParallelism(),
    // Of what says that it may run side by side.
    maxConcurrency: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        // They repeat what ships hundreds of times, or take files of megabytes.
        test: {
          name: 'slow',
          include: ['test/slow/**/*.test.ts'],
          // These have their own, below.
          exclude: ['test/slow/bin/**', 'test/slow/aws/**', ...CONVERSATIONS],
          setupFiles: ['test/support/same-values.ts'],
          // Minutes on a quiet machine; a busy one is no fault.
          testTimeout: 900_000,
        },
      },
      {
        // They start no process, and share what they load, as in `npm test`.
        test: {
          name: 'conversations',
          include: CONVERSATIONS,
          setupFiles: ['test/support/same-values.ts'],
          isolate: false,
          testTimeout: 900_000,
        },
      },
      {
        // The launchers again, under every shell that may be /bin/sh somewhere.
        test: {
          name: 'every shell',
          include: [
            'test/slow/bin/**/*.test.ts',
            'test/effects/launcher.test.ts',
            'test/shell/export-command.test.ts',
          ],
          env: { EVERY_SHELL: '1' },
          testTimeout: 60_000,
        },
      },
      {
        // The tests of src/aws/ again, on the file that is made of it.
        resolve: {
          alias: [
            {
              find: /^.*\/src\/aws\/index\.ts$/,
              replacement: fileURLToPath(new URL('scripts/aws.js', import.meta.url)),
            },
          ],
        },
        test: {
          name: 'aws as it ships',

          include: ['test/aws/**/*.test.ts', 'test/slow/aws/**/*.test.ts'],
          server: { deps: { external: [/\/scripts\//] } },
          testTimeout: 60_000,
        },
      },
    ],
  },
});
