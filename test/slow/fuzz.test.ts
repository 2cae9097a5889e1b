import { describe, expect, test } from 'vitest';
import { fuzzAnswers } from '../support/fuzz/answers.ts';
import { fuzzFiles, fuzzHooks } from '../support/fuzz/files.ts';

// Together 10,000 odd answers, files and events, the same in every run; `SEED=2 npm run test:slow -- fuzz` tries others.
const ANSWERS = 2_500;
const FILES = 4_000;
const HOOKS = 3_500;

describe('whatever comes from outside, the program says what it is, and shows it escaped', () => {
  test('answers of AWS', async () => {
    expect(await fuzzAnswers({ numRuns: 2_000 })).toBeGreaterThanOrEqual(ANSWERS);
  });

  test('settings, AWS files, journals and token caches', async () => {
    expect(await fuzzFiles({ numRuns: 2_100 })).toBeGreaterThanOrEqual(FILES);
  });

  test('what a hook hears', () => fuzzHooks({ numRuns: HOOKS }));
});
