import { expect, test } from 'vitest';
import { durationText } from '../../src/text/times.ts';

test.each([
  [1_000, '1 second'],
  [-90_000, '90 seconds'],
  [10 * 60_000, '10 minutes'],
  [3 * 3_600_000, '3 hours'],
  [-72 * 3_600_000, '3 days'],
])('%d milliseconds are %s', (ms, text) => {
  expect(durationText(ms)).toBe(text);
});
