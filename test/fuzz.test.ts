import { describe, test } from 'vitest';
import { fuzzAnswers } from './support/fuzz/answers.ts';
import { fuzzFiles, fuzzHooks } from './support/fuzz/files.ts';

/** The same in every run; `test/slow/fuzz.test.ts` tries thousands of others. */
const SAMPLE = { numRuns: 100, seed: 1 };

describe('whatever comes from outside, the program says what it is, and shows it escaped', () => {
  test('answers of AWS', () => fuzzAnswers(SAMPLE));
  test('settings, AWS files, journals and token caches', () => fuzzFiles(SAMPLE));
  test('what a hook hears', () => fuzzHooks(SAMPLE));
});
