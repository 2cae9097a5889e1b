import { expect, test } from 'vitest';
import { claudeModels } from '../../../src/aws/models/claude-models.ts';

test.each([
  ['US Anthropic Claude Claude 3.7 Sonnet', 'Claude 3.7 Sonnet'],
  ['GLOBAL Anthropic Claude Opus 5.5', 'Claude Opus 5.5'],
  ['EU Anthropic Claude Sonnet 5', 'Claude Sonnet 5'],
])('the profile %s is called %s', (inferenceProfileName, name) => {
  const profile = {
    inferenceProfileName,
    inferenceProfileId: 'us.anthropic.claude-sonnet-4-6',
    models: [{ modelArn: 'arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-sonnet-4-6' }],
  };
  expect(claudeModels('us-east-1', [profile], [])).toMatchObject([{ name }]);
});
