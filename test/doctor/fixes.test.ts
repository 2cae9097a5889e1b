import { expect, test } from 'vitest';
import type { DoctorReport } from '../../src/report/doctor.ts';
import { runData } from '../support/run.ts';
import { makePerson } from './person.ts';
import { SCENES } from './scenes/index.ts';

const fixed = new Set<string>();

test.each(SCENES)('what the doctor offers to do removes what it found when $when ($row)', async (scene) => {
  const person = await makePerson();
  await scene.arrange(person);
  const examine = (): Promise<DoctorReport> => runData(person.world, 'doctor', ...(scene.options ?? []));
  const { nextStep, verdict } = await examine();
  if (nextStep.planOptions === undefined) return;
  const plan = await runData(person.world, ...asTyped(nextStep.planOptions));
  expect(await runData(person.world, ...asTyped(plan.applyOptions))).toMatchObject({ isApplied: true });
  expect((await examine()).verdict.say).not.toBe(verdict.say);
  fixed.add(scene.row);
});

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

/** None of these options holds a blank. */
function asTyped(options: string): readonly string[] {
  return options.split(' ').filter((word) => word !== '--json');
}
