import { expect, test } from 'vitest';
import { isNo, isQuestion, isUnknown, isYes, topicOf } from '../../../src/plan/talk/typed-words.ts';

test.each(['yes', 'Y', 'OK', 'go ahead', 'Yes, please', 'do it', 'sí', 'lgtm', 'apply it'])(
  '%j agrees',
  (text) => {
    expect(isYes(text)).toBe(true);
  },
);

test.each(['', 'this', 'please', 'thanks', 'yes but us-east-1', 'maybe', 'yes?no', 'yes?', 'not yet'])(
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
  ['no idea', false, true],
  ['dunno', false, true],
  ['no models', false, false],
  ["don't pin models", false, false],
  ['no problem', false, false],
  ['nah', true, false],
  ['not yet', true, false],
  ['north', false, false],
])('%j: a no %j, not known %j', (text, no, unknown) => {
  expect([isNo(text), isUnknown(text)]).toEqual([no, unknown]);
});

test.each([
  ['with an api key', 'key'],
  ['I have access keys', 'access-keys'],
  ['other models', 'models'],
  ['only for this project', 'scope'],
  ['something else', 'change'],
  ['hello', undefined],
])('%j is about %j', (text, topic) => {
  expect(topicOf(text)).toBe(topic);
});

test.each([
  ['what is haiku', true],
  ['does it change my aws files', true],
  ['which one', true],
  ['us-east-1?', true],
  ['where', false],
  ['opus', false],
])('%j asks something back: %j', (text, asks) => {
  expect(isQuestion(text)).toBe(asks);
});
