import { expect, test } from 'vitest';
import { inStyle } from '../../src/text/text.ts';

test('where the locale is C, our own signs are in ASCII, and a name stays as it is', () => {
  const text = '“Zoë’s” – a key: AKIA…7Q2X';
  expect(inStyle(text, { unicode: false })).toBe('"Zoë\'s" - a key: AKIA...7Q2X');
  expect(inStyle(text, { unicode: true })).toBe(text);
});
