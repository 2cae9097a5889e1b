import { expect, test } from 'vitest';
import { CHECKS } from '../../../src/checks/registry.ts';
import { testScenes } from '../../doctor/catalogue.ts';
import { SCENES } from '../../doctor/scenes/index.ts';

testScenes(SCENES.settings);

test('every check has a scene, in one of the parts of the catalogue', () => {
  const rows = new Set(Object.values(SCENES).flatMap((scenes) => scenes.map(({ row }) => row)));
  expect(CHECKS.map(({ id }) => id).filter((id) => !rows.has(id))).toEqual([]);
});
