import { expect, test } from 'vitest';
import { readServiceName, readUsageType } from '../../src/knowledge/price-names.ts';

// Names as they stood in AmazonBedrockFoundationModels of several regions in 2026.
test.each([
  ['USE1-MP:USE1_InputTokenCount-Units', 'input', false],
  ['USE1-MP:USE1_InputTokenCount_Global-Units', 'input', true],
  ['USW2-MP:USW2_OutputTokenCount_Global-Units', 'output', true],
  ['USW2-MP:USW2_CacheReadInputTokenCount-Units', 'cacheRead', false],
  ['USE1-MP:USE1_CacheWrite1hInputTokenCount_Global-Units', 'cacheWrite1h', true],
  ['EUC1-MP:EUC1_input_tokens_standard-Units', 'input', false],
  ['USW2-MP:USW2_output_tokens_global_standard-Units', 'output', true],
  ['EU-MP:EU_cache_write_tokens_standard-Units', 'cacheWrite', false],
  ['USE1-MP:USE1_cache_write_tokens_1h_global_standard-Units', 'cacheWrite1h', true],
])('%s', (text, tokens, isGlobal) => {
  expect(readUsageType(text)).toEqual({ tokens, isGlobal });
});

test.each([
  'USE1-MP:USE1_input_tokens_batch-Units',
  'USE1-MP:USE1_input_tokens_global_batch-Units',
  'USE1-MP:USE1_InputTokenCount_Batch-Units',
  'USE1-MP:USE1_MillionBatchInputTokens-Units',
  'USE1-MP:USE1_Reserved_1Month_InputTPM_Geo-Units',
  'USE1-MP:USE1_input_tokens_long_ctx_standard-Units',
  'USE1-Claude4Sonnet-input-tokens-cross-region-global',
  'constructor',
])('%s is no price of a request', (text) => {
  expect(readUsageType(text)).toBeUndefined();
});

test.each([
  ['Claude Opus 5.5 (Amazon Bedrock Edition)', { family: 'opus', version: '5.5' }],
  ['Claude Haiku 4.5 (Amazon Bedrock Edition)', { family: 'haiku', version: '4.5' }],
  ['Claude 3.7 Sonnet (Amazon Bedrock Edition)', { family: 'sonnet', version: '3.7' }],
  ['Claude 3.5 Sonnet v2 (Amazon Bedrock Edition)', undefined],
  ['Claude Instant (100K) (Amazon Bedrock Edition)', undefined],
  ['Command R+ (Amazon Bedrock Edition)', undefined],
])('%s', (text, model) => {
  expect(readServiceName(text)).toEqual(model);
});
