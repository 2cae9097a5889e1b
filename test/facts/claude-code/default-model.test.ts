import { expect, test } from 'vitest';
import { defaultModel, overriddenId } from '../../../src/facts/claude-code/default-model.ts';
import { parseModelId } from '../../../src/knowledge/model-id.ts';
import type { Model } from '../../../src/model/models.ts';
import { rankModels } from '../../../src/plan/models/rank-models.ts';

function model(id: string, more: Partial<Model> = {}): Model {
  const parsed = parseModelId(id);
  if (parsed.kind !== 'inference-profile') throw new TypeError(`${id} is not the id of a profile`);
  const { family, version, geography } = parsed;
  const routing =
    geography === 'global' ? { routing: 'global' as const } : { routing: 'geographic' as const, geography };
  const region = 'ap-northeast-1';
  return { id, name: id, family, version, ...routing, region, isActive: true, recommended: false, ...more };
}

const LISTED = [
  model('jp.anthropic.claude-opus-5'),
  model('apac.anthropic.claude-opus-4-8'),
  model('apac.anthropic.claude-opus-4-5', { isActive: false }),
  model('global.anthropic.claude-opus-5-5'),
  model('apac.anthropic.claude-sonnet-5'),
];

test.each([
  ['the prefix that the region prefers', 'ap-northeast-1', undefined, 'apac.anthropic.claude-opus-4-8'],
  ['the prefix that is set', 'ap-northeast-1', 'jp', 'jp.anthropic.claude-opus-5'],
  ['global where the region prefers no prefix', 'sa-east-1', undefined, 'global.anthropic.claude-opus-5-5'],
  ['the newest where none has the prefix', 'us-east-1', undefined, 'global.anthropic.claude-opus-5-5'],
  ['no prefix that is set in GovCloud', 'us-gov-west-1', 'jp', 'global.anthropic.claude-opus-5-5'],
])('takes the newest of the family, with %s', (_, region, prefix, id) => {
  const ranked = rankModels(LISTED, region);
  expect(defaultModel(ranked, 'opus', { region, prefix })?.id).toBe(id);
});

test('takes none where the family is not listed', () => {
  expect(defaultModel(LISTED, 'haiku', { region: 'us-east-1', prefix: undefined })).toBeUndefined();
});

test.each([
  ['{"claude-opus-5": "arn:of-ours"}', 'arn:of-ours'],
  ['{"claude-opus-5-20260101": "arn:of-ours"}', 'arn:of-ours'],
  ['{"claude-opus-4-8": "arn:of-ours"}', 'jp.anthropic.claude-opus-5'],
  ['{"claude-opus-5": 5}', 'jp.anthropic.claude-opus-5'],
  ['nonsense', 'jp.anthropic.claude-opus-5'],
  [undefined, 'jp.anthropic.claude-opus-5'],
])('heeds modelOverrides: %s', (overrides, id) => {
  expect(overriddenId(model('jp.anthropic.claude-opus-5'), overrides)).toBe(id);
});
