import { expect, test } from 'vitest';
import { rememberedRefusals } from '../../../src/facts/claude-code/model-memory.ts';

const AT = Date.parse('2026-11-29T02:47:45Z');
const FILE = JSON.stringify({
  version: 1,
  entries: {
    '1ac5c219d6fc969e2758f0bc': {
      'us.anthropic.claude-opus-5': { s: 'ok', at: AT },
      'us.anthropic.claude-opus-5-5': { s: 'refused', at: AT },
    },
  },
});
const hoursLater = (hours: number) => new Date(AT + hours * 60 * 60 * 1000);

test('a refusal is remembered for a day', () => {
  const remembered = rememberedRefusals(FILE, hoursLater(23));
  expect(remembered).toEqual([
    { id: 'us.anthropic.claude-opus-5-5', until: hoursLater(24), entry: '1ac5c219d6fc969e2758f0bc' },
  ]);
  expect(rememberedRefusals(FILE, hoursLater(25))).toEqual([]);
});

test.each([
  '',
  '[]',
  '{"version":2,"entries":{"a":{"b":{"s":"refused","at":1}}}}',
  '{"version":1,"entries":[1]}',
])('a file of another form holds none: %s', (text) => {
  expect(rememberedRefusals(text, hoursLater(1))).toEqual([]);
});
