import { describe, test } from 'vitest';
import { fuzzAnswers } from '../support/fuzz/answers.ts';
import { fuzzFiles, fuzzHooks } from '../support/fuzz/files.ts';

/** Together they are 10,000, the same in every run; `SEED=2 npm run test:slow -- fuzz` tries others. */
const ANSWERS = { numRuns: 5_000 };
const FILES = { numRuns: 4_000 };
const HOOKS = { numRuns: 1_000 };
const PATIENCE = 600_000;

describe('whatever comes from outside, the program says what it is, and shows it escaped', () => {
  test('answers of AWS', () => fuzzAnswers(ANSWERS), PATIENCE);
  test('settings, AWS files, journals and token caches', () => fuzzFiles(FILES), PATIENCE);
  test('what a hook hears', () => fuzzHooks(HOOKS), PATIENCE);
});
