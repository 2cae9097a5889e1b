import { expect, test } from 'vitest';
import { describeApiKey } from '../../src/knowledge/api-key.ts';
import { shortTermApiKey } from '../../src/sandbox/index.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
const KEYS = { accessKeyId: 'ASIASANDBOXEXAMPLE00', secretAccessKey: 'secret', sessionToken: 'token/+=' };
const SHORT = shortTermApiKey(KEYS, 'eu-central-1', NOW, 3600);

test('a long-term key is told by its prefix, without the white space around it', () => {
  expect(describeApiKey('  ABSKabc=\r\n', NOW)).toEqual({ kind: 'long-term', key: 'ABSKabc=' });
});

test('a short-term key says offline where and how long it works', () => {
  const expected = { kind: 'short-term', key: SHORT, region: 'eu-central-1', isExpired: false };
  expect(describeApiKey(SHORT, NOW)).toEqual({ ...expected, expiresAt: new Date('2026-11-20T13:00:00Z') });
  expect(describeApiKey(SHORT, new Date('2026-11-20T13:00:00Z'))).toMatchObject({ isExpired: true });
});

test.each([
  ['sk-ant-api03-abc', 'anthropic'],
  ['AKIARTX3GSDSQADVOPER', 'aws-access-key'],
  ['something-else', 'unknown'],
])('%s is of the kind %s', (text, kind) => {
  expect(describeApiKey(text, NOW).kind).toBe(kind);
});

test.each([
  ['', 'empty'],
  [' \n', 'empty'],
  ['ABSK abc', 'white space'],
  ['ABSK\u0000abc', 'characters'],
  ['ABSKäbc', 'characters'],
  [`ABSK${'a'.repeat(10_000)}`, 'longer than 10,000'],
  [SHORT.slice(0, 60), 'cut off'],
  ['bedrock-api-key-!!!', 'cut off'],
  ['"ABSKabc"', 'it is in quotation marks'],
  [" 'ABSKabc'\n", 'it is in quotation marks'],
  ['\u201cABSKabc\u201d', 'it is in quotation marks'],
  ['AWS_BEARER_TOKEN_BEDROCK=ABSKabc', 'it stands behind AWS_BEARER_TOKEN_BEDROCK='],
  ['export AWS_BEARER_TOKEN_BEDROCK="ABSKabc"', 'it stands behind export AWS_BEARER_TOKEN_BEDROCK='],
  ['set AWS_BEARER_TOKEN_BEDROCK=ABSKabc', 'it stands behind set AWS_BEARER_TOKEN_BEDROCK='],
  ['$env:AWS_BEARER_TOKEN_BEDROCK = "ABSKabc"', 'it stands behind $env:AWS_BEARER_TOKEN_BEDROCK ='],
])('%j is malformed, and the reason does not hold it', (text, reason) => {
  const described = describeApiKey(text, NOW);
  expect(described).toMatchObject({ kind: 'malformed', reason: expect.stringContaining(reason) });
  expect(JSON.stringify(described)).not.toContain('abc');
});
