import { describe, test } from 'vitest';
import { fuzzAnswers } from './support/fuzz/answers.ts';

/** The same in every run; `test/slow/fuzz.test.ts` tries thousands of others. */
const SAMPLE = { numRuns: 150, seed: 1 };

describe('whatever comes from outside, the program says what it is, and shows it escaped', () => {
  test('answers of AWS', () => fuzzAnswers(SAMPLE));
});
