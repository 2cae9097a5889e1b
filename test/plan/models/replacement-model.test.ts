import { expect, test } from 'vitest';
import type { Model } from '../../../src/model/models.ts';
import {
  bestOf,
  type Choose,
  nearestModel,
  newestOfFamily,
  otherRoutings,
  sameOrNewest,
} from '../../../src/plan/models/replacement-model.ts';

function model(id: string, family: string, version: string, more: Partial<Model> = {}): Model {
  const routing = id.startsWith('global.') ? 'global' : 'geographic';
  const active = { isActive: true, recommended: false };
  return { id, name: id, family, version, routing, region: 'eu-central-1', ...active, ...more };
}

/** As a region lists them, ranked. */
const LISTED: readonly Model[] = [
  model('eu.anthropic.claude-opus-5-5', 'opus', '5.5', { recommended: true }),
  model('global.anthropic.claude-opus-5-5', 'opus', '5.5'),
  model('eu.anthropic.claude-opus-4-8', 'opus', '4.8'),
  model('eu.anthropic.claude-sonnet-5', 'sonnet', '5', { recommended: true }),
  model('eu.anthropic.claude-sonnet-4-5-20250929-v1:0', 'sonnet', '4.5'),
  model('eu.anthropic.claude-3-7-sonnet-20250219-v1:0', 'sonnet', '3.7', { isActive: false }),
  model('arn:aws:bedrock:eu-central-1:1:application-inference-profile/x', 'haiku', '4.5', {
    routing: 'application',
  }),
];

const CASES: readonly [string, Choose, string, string | undefined][] = [
  ['another prefix', sameOrNewest, 'us.anthropic.claude-opus-4-8', 'eu.anthropic.claude-opus-4-8'],
  ['no prefix', sameOrNewest, 'anthropic.claude-opus-5-5', 'eu.anthropic.claude-opus-5-5'],
  [
    'the same version, without its date',
    sameOrNewest,
    'us.anthropic.claude-sonnet-4-5',
    'eu.anthropic.claude-sonnet-4-5-20250929-v1:0',
  ],
  [
    'a version that is not there',
    sameOrNewest,
    'us.anthropic.claude-opus-4-1',
    'eu.anthropic.claude-opus-5-5',
  ],
  ['an alias', sameOrNewest, 'sonnet', 'eu.anthropic.claude-sonnet-5'],
  ["a name of Anthropic's own", nearestModel, 'claude-opus-4-8', 'eu.anthropic.claude-opus-4-8'],
  ['a slip of the finger', nearestModel, 'eu.anthropic.claude-opsu-4-8', 'eu.anthropic.claude-opus-4-8'],
  ['what is nothing like it', nearestModel, 'gpt', undefined],
  [
    'an old model',
    newestOfFamily,
    'eu.anthropic.claude-3-7-sonnet-20250219-v1:0',
    'eu.anthropic.claude-sonnet-5',
  ],
  [
    'a family of which only an application profile is there',
    sameOrNewest,
    'us.anthropic.claude-haiku-4-5',
    undefined,
  ],
];

test.each(CASES)('in place of %s', (_what, choose, id, expected) => {
  expect(choose(id, LISTED)?.id).toBe(expected);
});

test('other routings are of the same version', () => {
  const ids = otherRoutings('eu.anthropic.claude-opus-5-5', LISTED).map(({ id }) => id);
  expect(ids).toEqual(['global.anthropic.claude-opus-5-5']);
});

test('background work takes the next larger family where there is no Haiku', () => {
  expect(bestOf('haiku', LISTED)?.id).toBe('eu.anthropic.claude-sonnet-5');
  expect(bestOf('opus', [])).toBeUndefined();
});
