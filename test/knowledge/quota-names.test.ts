import { expect, test } from 'vitest';
import { readQuotaName } from '../../src/knowledge/quota-names.ts';

test.each([
  [
    'Cross-Region InvokeModel tokens per minute for Anthropic Claude Opus 5.5',
    'geographic tokens minute Claude Opus 5.5',
  ],
  [
    'Cross-region model inference requests per minute for Anthropic Claude Sonnet 4.5 V1',
    'geographic requests minute Claude Sonnet 4.5',
  ],
  [
    'Global cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.5 V1',
    'global tokens minute Claude Sonnet 4.5',
  ],
  [
    'Global cross-region model inference tokens per day for Anthropic Claude Haiku 4.5',
    'global tokens day Claude Haiku 4.5',
  ],
  [
    'On-demand InvokeModel requests per minute for Anthropic Claude 3 Haiku',
    'in-region requests minute Claude 3 Haiku',
  ],
  [
    'Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.5 V1 1M Context Length',
    'geographic tokens minute Claude Sonnet 4.5 1M Context Length',
  ],
  [
    'Model invocation max tokens per day for Anthropic Claude Opus 4.8 (doubled for cross-region calls)',
    'any tokens day Claude Opus 4.8',
  ],
  ['Cross-Model Max Tokens Per Day', 'any tokens day undefined'],
])('%s', (name, read) => {
  const quota = readQuotaName(name);
  expect(`${quota?.routing} ${quota?.what} ${quota?.per} ${quota?.model}`).toBe(read);
});

test.each([
  'On-demand model inference tokens per minute for Amazon Nova Pro',
  'Batch inference input file size (in GB) for Claude 3 Haiku',
  'Model units per provisioned model for Anthropic Claude 3 Haiku',
])('%s is none of ours', (name) => {
  expect(readQuotaName(name)).toBeUndefined();
});
