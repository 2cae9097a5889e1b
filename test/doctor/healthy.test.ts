import { expect, test } from 'vitest';
import type { DoctorReport } from '../../src/report/doctor.ts';
import { runData } from '../support/run.ts';
import { HEALTHY_MODELS } from './healthy-models.ts';
import { makePerson, type Person } from './person.ts';

/** Setups that work, usual ones and odd ones: none may raise an alarm. */
const HEALTHY: readonly { when: string; arrange?(person: Person): unknown }[] = [
  { when: 'all is as setup writes it' },
  ...HEALTHY_MODELS,
];

test.each(HEALTHY)('says nothing but good when $when', async ({ arrange }) => {
  const person = await makePerson();
  await arrange?.(person);
  const { verdict, findings }: DoctorReport = await runData(person.world, 'doctor');
  expect(findings.filter(({ status }) => !['ok', 'skipped'].includes(status))).toEqual([]);
  expect(verdict.status).toBe('healthy');
});
