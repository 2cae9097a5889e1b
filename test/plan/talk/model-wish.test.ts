import { expect, test } from 'vitest';
import { wishesAfter } from '../../../src/plan/talk/model-wish.ts';

test.each([
  ['nothing', { model: 'opus-4.8' }, {}, { model: 'opus-4.8' }],
  ['a region', { model: 'opus 4.8 and sonnet' }, {}, { model: 'opus-4.8 sonnet' }],
  ['another family', { model: 'opus-4.8' }, { model: 'sonnet' }, { model: 'opus-4.8 sonnet' }],
  ['another version', { model: 'opus-4.8' }, { model: 'opus-4.7' }, { model: 'opus-4.7' }],
  [
    'an id',
    { model: 'opus-4.8' },
    { model: 'eu.anthropic.claude-opus-5' },
    { model: 'eu.anthropic.claude-opus-5' },
  ],
  [
    'a family that was left out',
    { without: ['opus', 'haiku'] },
    { model: 'opus' },
    { model: 'opus', without: ['haiku'] },
  ],
  [
    'one more that is not wanted',
    { without: ['haiku'] },
    { without: ['opus'] },
    { without: ['haiku', 'opus'] },
  ],
  [
    'one that was wanted',
    { model: 'opus-4.8 sonnet' },
    { without: ['opus'] },
    { model: 'sonnet', without: ['opus'] },
  ],
  ['the last one', { without: ['haiku', 'opus'] }, { without: ['sonnet'] }, { without: ['sonnet'] }],
])('after %s the last word on each family counts', (_, before, now, after) => {
  expect(wishesAfter(before, now)).toEqual(after);
});
