import { expect, test } from 'vitest';
import { isClaudeRegion } from '../../../src/knowledge/regions.ts';
import { MOST_OFFERED, regionsToChoose } from '../../../src/plan/profile/offered-regions.ts';

test.each([
  ['nothing', [], ['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2']],
  ['the portal', ['eu-central-1'], ['eu-central-1', 'eu-central-2', 'us-east-1', 'eu-north-1']],
  [
    'portal and profile',
    ['eu-central-1', 'us-west-2'],
    ['eu-central-1', 'us-west-2', 'eu-central-2', 'us-east-1'],
  ],
  ['both the same', ['us-east-1', 'us-east-1'], ['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2']],
  [
    'a profile alone',
    [undefined, 'ap-northeast-1'],
    ['ap-northeast-1', 'ap-northeast-2', 'us-east-1', 'ap-northeast-3'],
  ],
  ['GovCloud', ['us-gov-west-1'], ['us-gov-west-1', 'us-gov-east-1']],
  [
    'a variable that holds no region',
    ['', 'Frankfurt', undefined],
    ['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2'],
  ],
  ['a partition without Claude', ['cn-north-1'], ['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2']],
  ['a region that is new', ['eu-north-9'], ['eu-north-9', 'eu-north-1', 'eu-central-1', 'us-east-1']],
])('of %s the first four are these', (_, near, first) => {
  const regions = regionsToChoose(near);
  expect(regions.slice(0, MOST_OFFERED)).toEqual(first);
  expect(new Set(regions).size).toBe(regions.length);
  const known = near.filter((region) => region !== undefined);
  expect(regions.filter((region) => !known.includes(region)).every(isClaudeRegion)).toBe(true);
});
