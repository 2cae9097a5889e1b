import { describe, expect, test } from 'vitest';
import { parseModelId } from '../../../src/knowledge/model-id.ts';
import type { Model } from '../../../src/model/models.ts';
import { fallbacksOf, rankModels } from '../../../src/plan/models/rank-models.ts';

/** A listed model as its id has it; a `!` before the id makes it legacy. */
function model(text: string, region: string): Model {
  const id = text.replace(/^!/, '');
  const parsed = parseModelId(id);
  const { family, version } = 'family' in parsed ? parsed : { family: '', version: '' };
  const routing =
    parsed.kind === 'inference-profile'
      ? parsed.geography === 'global'
        ? { routing: 'global' as const }
        : { routing: 'geographic' as const, geography: parsed.geography }
      : { routing: 'in-region' as const };
  return { id, name: id, family, version, ...routing, region, isActive: id === text, recommended: false };
}
const ranked = (region: string, ...ids: string[]) =>
  rankModels(
    ids.map((id) => model(id, region)),
    region,
  );
const recommended = (region: string, ...ids: string[]) =>
  ranked(region, ...ids).flatMap((one) => (one.recommended ? [one.id] : []));

test('orders by family, then newest first, then the recommended routing', () => {
  const ids = [
    'anthropic.claude-3-haiku-20240307-v1:0',
    'global.anthropic.claude-sonnet-5',
    'eu.anthropic.claude-opus-4-8',
    'eu.anthropic.claude-mythos-1',
    'global.anthropic.claude-opus-5-5',
    'eu.anthropic.claude-opus-5-5',
    'eu.anthropic.claude-opus-4-10',
  ];
  expect(ranked('eu-central-1', ...ids).map(({ id }) => id)).toEqual([
    'eu.anthropic.claude-opus-5-5',
    'global.anthropic.claude-opus-5-5',
    'eu.anthropic.claude-opus-4-10',
    'eu.anthropic.claude-opus-4-8',
    'global.anthropic.claude-sonnet-5',
    'anthropic.claude-3-haiku-20240307-v1:0',
    'eu.anthropic.claude-mythos-1',
  ]);
});

describe('recommends', () => {
  const cases: readonly [string, string, readonly string[]][] = [
    ['global in the US', 'us-east-1', ['us.anthropic.claude-opus-5-5', '+global.anthropic.claude-opus-5-5']],
    [
      'global in Mumbai',
      'ap-south-1',
      ['apac.anthropic.claude-opus-5-5', '+global.anthropic.claude-opus-5-5'],
    ],
    ['eu in Europe', 'eu-west-1', ['+eu.anthropic.claude-opus-5-5', 'global.anthropic.claude-opus-5-5']],
    [
      'eu though global is newer',
      'eu-west-1',
      ['+eu.anthropic.claude-opus-4-8', 'global.anthropic.claude-opus-5-5'],
    ],
    ['jp before apac', 'ap-northeast-1', ['apac.anthropic.claude-opus-5-5', '+jp.anthropic.claude-opus-5-5']],
    [
      'the newer where only apac is beside',
      'ap-northeast-1',
      ['apac.anthropic.claude-opus-4', '+global.anthropic.claude-opus-5'],
    ],
    ['au in Sydney', 'ap-southeast-2', ['global.anthropic.claude-opus-5-5', '+au.anthropic.claude-opus-5-5']],
    ['us-gov in GovCloud', 'us-gov-west-1', ['+us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0']],
    [
      'the newest where only the US has it',
      'us-east-1',
      ['+us.anthropic.claude-opus-5-5', 'global.anthropic.claude-opus-4-8'],
    ],
    [
      'an older one where the newest is legacy',
      'us-east-1',
      ['!us.anthropic.claude-opus-9', '+us.anthropic.claude-opus-4-8'],
    ],
    ['none where all are legacy', 'us-east-1', ['!us.anthropic.claude-opus-9']],
    ['the bare id where there is nothing else', 'us-east-1', ['+anthropic.claude-opus-5']],
  ];
  test.each(cases)('%s', (_, region, marked) => {
    const expected = marked.filter((id) => id.startsWith('+')).map((id) => id.slice(1));
    expect(recommended(region, ...marked.map((id) => id.replace('+', '')))).toEqual(expected);
  });
});

test('an application profile is the last resort', () => {
  const own: Model = {
    ...model('us.anthropic.claude-opus-9', 'us-east-1'),
    id: 'arn:…',
    routing: 'application',
  };
  const older = model('us.anthropic.claude-opus-4-8', 'us-east-1');
  expect(rankModels([own, older], 'us-east-1').find((one) => one.recommended)?.id).toBe(older.id);
  expect(rankModels([own], 'us-east-1').find((one) => one.recommended)?.id).toBe('arn:…');
});

test('falls back to the same version of another routing, then to older ones, within the region', () => {
  const models = ranked(
    'eu-west-1',
    'eu.anthropic.claude-opus-5-5',
    'global.anthropic.claude-opus-5-5',
    'eu.anthropic.claude-opus-4-8',
    '!eu.anthropic.claude-opus-4-1',
    'eu.anthropic.claude-sonnet-5',
  );
  const [best] = models;
  if (!best) throw new Error('There are models.');
  const elsewhere = model('us.anthropic.claude-opus-5-5', 'us-east-1');
  expect(fallbacksOf([...models, elsewhere], best).map(({ id }) => id)).toEqual([
    'global.anthropic.claude-opus-5-5',
    'eu.anthropic.claude-opus-4-8',
  ]);
});
