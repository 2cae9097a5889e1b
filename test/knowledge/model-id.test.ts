import { expect, test } from 'vitest';
import { parseModelId } from '../../src/knowledge/model-id.ts';

const APPLICATION = 'arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/k7v2m9x4q1ab';

test.each([
  [
    'us.anthropic.claude-opus-4-8',
    { kind: 'inference-profile', geography: 'us', family: 'opus', version: '4.8' },
  ],
  ['global.anthropic.claude-sonnet-5', { geography: 'global', family: 'sonnet', version: '5' }],
  ['us-gov.anthropic.claude-fable-5', { geography: 'us-gov', family: 'fable', version: '5' }],
  ['mars.anthropic.claude-opus-5-5', { kind: 'inference-profile', geography: 'mars', version: '5.5' }],
  [
    'us.anthropic.claude-haiku-4-5-20251001-v1:0',
    { geography: 'us', family: 'haiku', version: '4.5', date: '20251001' },
  ],
  ['us.anthropic.claude-3-7-sonnet-20250219-v1:0', { family: 'sonnet', version: '3.7', date: '20250219' }],
  ['anthropic.claude-sonnet-4-20250514-v1:0', { kind: 'foundation-model', family: 'sonnet', version: '4' }],
  ['anthropic.claude-3-haiku-20240307-v1:0:48k', { kind: 'foundation-model', family: 'haiku', version: '3' }],
  ['anthropic.claude-v2:1', { kind: 'foundation-model', family: '', version: '' }],
  [
    APPLICATION,
    { kind: 'application-arn', region: 'us-east-1', accountId: '111122223333', profileId: 'k7v2m9x4q1ab' },
  ],
  [
    'arn:aws:bedrock:eu-west-1:111122223333:inference-profile/eu.anthropic.claude-opus-4-8',
    { kind: 'inference-profile-arn', region: 'eu-west-1', geography: 'eu', family: 'opus', version: '4.8' },
  ],
  [
    'arn:aws-us-gov:bedrock:us-gov-west-1::foundation-model/anthropic.claude-opus-4-8',
    { kind: 'foundation-model-arn', region: 'us-gov-west-1', accountId: '', family: 'opus' },
  ],
  [
    'arn:aws:bedrock:us-east-1:111122223333:provisioned-model/abc',
    { kind: 'other-arn', region: 'us-east-1' },
  ],
  ['opusplan', { kind: 'alias', alias: 'opusplan' }],
])('takes %s apart', (text, expected) => {
  expect(parseModelId(text)).toMatchObject({ ...expected, id: text, isLongContext: false });
});

test.each(['us.anthropic.claude-opus-4-8', 'opus', APPLICATION])('takes [1m] off %s', (id) => {
  expect(parseModelId(`${id}[1m]`)).toEqual({ ...parseModelId(id), isLongContext: true });
});

test.each([
  '',
  'claude-opus-4-8',
  'us.amazon.nova-lite-v1:0',
  'us.anthropic.claude-opus-4-8 ',
  'us.anthropic.claude-$(id)',
  'arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.amazon.nova-lite-v1:0',
  'arn:aws:s3:::bucket',
])('does not take %j for a Claude model of Bedrock', (text) => {
  expect(parseModelId(text).kind).toBe('unknown');
});
