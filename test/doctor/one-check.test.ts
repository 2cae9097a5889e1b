import { expect, test } from 'vitest';
import type { DoctorReport } from '../../src/report/doctor.ts';
import { runData } from '../support/run.ts';
import { makePerson } from './person.ts';
import type { Scene } from './scene.ts';
import { SCENES } from './scenes/index.ts';

test.each(SCENES)('--check $row finds what the whole doctor finds when $when', async (scene) => {
  const person = await makePerson();
  await scene.arrange(person);
  const examine = (...more: string[]) => runData(person.world, 'doctor', ...(scene.options ?? []), ...more);
  const [whole, alone] = [await examine(), await examine('--check', scene.row)];
  expect(ofRow(alone, scene)).toEqual(ofRow(whole, scene));
});

/** What is found of the scene's row, without the evidence, which tells how long things took. */
function ofRow({ findings }: DoctorReport, { row }: Scene) {
  return findings.filter(({ id }) => id === row).map(({ found: _, ...rest }) => rest);
}
