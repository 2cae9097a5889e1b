import { expect, test } from 'vitest';
import { geographiesOfRegion, isForeignGeography, residencyOf } from '../../src/knowledge/geographies.ts';
import { claudeRegionsBeside, isClaudeRegion } from '../../src/knowledge/regions.ts';

test.each([
  ['us-east-1', ['us'], undefined],
  ['ca-central-1', ['us'], undefined],
  ['us-gov-west-1', ['us-gov'], 'us-gov'],
  ['eu-west-3', ['eu'], 'eu'],
  ['ap-northeast-1', ['jp', 'apac'], 'jp'],
  ['ap-southeast-2', ['au', 'apac'], 'au'],
  ['ap-south-1', ['apac'], undefined],
  ['sa-east-1', [], undefined],
])('%s calls the profiles of %j', (region, geographies, residency) => {
  expect(geographiesOfRegion(region)).toEqual(geographies);
  expect(residencyOf(region)).toBe(residency);
});

test.each([
  ['eu', 'us-east-1', true],
  ['us', 'eu-central-1', true],
  ['jp', 'ap-southeast-2', true],
  ['global', 'us-gov-west-1', true],
  ['global', 'eu-central-1', false],
  ['apac', 'ap-northeast-1', false],
  ['mars', 'eu-central-1', false],
])('a profile of %s in %s is foreign: %s', (geography, region, isForeign) => {
  expect(isForeignGeography(geography, region)).toBe(isForeign);
});

test('the regions beside one are those of its partition', () => {
  expect(claudeRegionsBeside('us-gov-east-1')).toEqual(['us-gov-east-1', 'us-gov-west-1']);
  expect(claudeRegionsBeside('eu-west-1')).toContain('ap-northeast-1');
  expect(claudeRegionsBeside('eu-west-1')).not.toContain('us-gov-east-1');
  expect(['eu-west-1', 'us-gov-west-1', 'xx-nowhere-9'].map(isClaudeRegion)).toEqual([true, true, false]);
});
