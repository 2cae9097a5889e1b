import { expect, test } from 'vitest';
import { testScenes } from '../../doctor/catalogue.ts';
import { SCENES } from '../../doctor/scenes/index.ts';

const fixed = testScenes(SCENES.answers);

test('the fixes of models and regions, which only what AWS answers tells, were among them', () => {
  const wanted = [
    'model-bare-id',
    'model-legacy',
    'model-unpinned',
    'model-wrong-prefix',
    'region-no-bedrock',
  ];
  expect([...fixed]).toEqual(expect.arrayContaining(wanted));
});
