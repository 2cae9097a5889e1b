import { expect, test } from 'vitest';
import { outsideText } from '../../src/aws/http/outside-text.ts';
import { jsonText } from '../../src/report/output.ts';

const HOSTILE = 'a\u001b[2J\u0007\u0085\u009b31m\u202e\u2066\u200b\u2028\ufeff\n\u{e0041}z';

test('JSON holds no character that a terminal takes for a command, or that hides or turns text', () => {
  const text = jsonText({ name: HOSTILE, é: 'ü€🙂' });
  expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  expect(JSON.parse(text)).toEqual({ name: HOSTILE, é: 'ü€🙂' });
  expect(text).toContain('ü€🙂');
});

test('a name out of an answer has no such character either, and at most 200', () => {
  expect(outsideText(HOSTILE)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  expect(outsideText('x'.repeat(1_000_000))).toHaveLength(200);
  expect(outsideText('BedrockUser')).toBe('BedrockUser');
});
