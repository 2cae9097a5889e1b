import { afterAll, expect, test } from 'vitest';
import { CHECKS } from '../../src/checks/registry.ts';
import type { DoctorReport, Finding } from '../../src/report/doctor.ts';
import { doctorSchema } from '../../src/report/doctor.ts';
import { runData } from '../support/run.ts';
import { makePerson } from './person.ts';
import type { Scene } from './scene.ts';
import { SCENES } from './scenes/index.ts';

const rows: string[] = [];

test.each(SCENES)('$row: $when', async (scene) => {
  const person = await makePerson();
  await scene.arrange(person);
  const data: DoctorReport = await runData(person.world, 'doctor', ...(scene.options ?? []));
  expect(doctorSchema.parse(data)).toEqual(data);
  const finding = firstFinding(data, scene);
  rows.push(
    `${scene.row.padEnd(24)} ${finding?.status ?? 'NOT FOUND'}  ${finding?.found ?? data.verdict.say}`,
  );

  expect({ id: finding?.id, status: finding?.status, verdict: data.verdict.say }).toMatchObject({
    id: scene.row,
    status: scene.status,
  });
  expect(finding?.found).toMatch(scene.found);
  if (scene.fix) expect(`${finding?.fix?.say} ${finding?.fix?.run ?? ''}`).toMatch(scene.fix);
  if (scene.origin) expect(finding?.origin?.file ?? finding?.origin?.from).toContain(scene.origin);
  if (scene.where) expect(data.nextStep.where).toBe(scene.where);
  if (scene.status !== 'ok') expect(data.verdict.finding).toBe(scene.row);
});

test('every check has a scene', () => {
  const rows = new Set(SCENES.map(({ row }) => row));
  expect(CHECKS.map(({ id }) => id).filter((id) => !rows.has(id))).toEqual([]);
});

afterAll(() => {
  // biome-ignore lint/suspicious/noConsole: the table is what a reader of the test's output looks for.
  console.log(['What the doctor found, row by row:', ...rows.sort()].join('\n'));
});

/** Information stands among what is well: there it is looked up. */
function firstFinding({ findings }: DoctorReport, { row, status }: Scene): Finding | undefined {
  return status === 'ok' ? findings.find(({ id }) => id === row) : findings[0];
}
