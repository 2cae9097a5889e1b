import { describe, expect, test } from 'vitest';
import { fuzzAnswers } from '../support/fuzz/answers.ts';
import { fuzzFiles, fuzzHooks } from '../support/fuzz/files.ts';

// Odd answers, files and events, the same in every run: 2,500 of them, or with FUZZ=4, as in CI, 10,000: three minutes.
// `SEED=2 FUZZ=4 npm run test:slow -- fuzz` tries others.
const TIMES = Number(process.env.FUZZ ?? 1);
const ANSWERS = 620;
const FILES = 1_000;
const HOOKS = 880;

describe('whatever comes from outside, the program says what it is, and shows it escaped', () => {
  test('answers of AWS', async () => {
    expect(await fuzzAnswers({ numRuns: 510 * TIMES })).toBeGreaterThanOrEqual(ANSWERS * TIMES);
  });

  test('settings, AWS files, journals and token caches', async () => {
    expect(await fuzzFiles({ numRuns: 530 * TIMES })).toBeGreaterThanOrEqual(FILES * TIMES);
  });

  test('what a hook hears', () => fuzzHooks({ numRuns: HOOKS * TIMES }));
});
