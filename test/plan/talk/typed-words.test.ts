import { expect, test } from 'vitest';
import { isNo, isUnknown, isYes, topicOf } from '../../../src/plan/talk/typed-words.ts';

test.each(['yes', 'Y', 'OK', 'go ahead', 'Yes, please', 'do it', 'sí'])('%j agrees', (text) => {
  expect(isYes(text)).toBe(true);
});

test.each(['', 'this', 'please', 'thanks', 'yes but us-east-1', 'maybe', 'yes?no', 'not yet'])(
  '%j does not agree',
  (text) => {
    expect(isYes(text)).toBe(false);
  },
);

test.each([
  ['no thanks', true, false],
  ['never mind', true, false],
  ["don't", true, false],
  ["I don't know", false, true],
  ['no idea', true, true],
  ['north', false, false],
])('%j: a no %j, not known %j', (text, no, unknown) => {
  expect([isNo(text), isUnknown(text)]).toEqual([no, unknown]);
});

test.each([
  ['with an api key', 'key'],
  ['other models', 'models'],
  ['only for this project', 'scope'],
  ['something else', 'change'],
  ['hello', undefined],
])('%j is about %j', (text, topic) => {
  expect(topicOf(text)).toBe(topic);
});
