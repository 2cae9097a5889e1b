import { afterAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import type { DoctorReport } from '../../src/report/doctor/doctor.ts';
import { doctorSchema } from '../../src/report/doctor/doctor.ts';
import { type Consultation, consult } from './consultation.ts';
import type { Scene } from './scene.ts';

/**
 * Lets the doctor see each scene: a test for every question to it. Returns the rows that it has offered to fix and
 * fixed, which are known when the tests have run.
 */
export function testScenes(scenes: readonly Scene[]): ReadonlySet<string> {
  const rows: string[] = [];
  const fixed = new Set<string>();

  describe.each(scenes)('$row: $when', (scene) => {
    // In the first test that asks, not before all: what it makes is gone with a test.
    let consultation: Promise<Consultation> | undefined;
    const consulted = () => {
      consultation ??= consult(scene);
      return consultation;
    };

    test('is found first, with its cause and what helps', async () => {
      const { whole } = await consulted();
      expect(doctorSchema.parse(whole)).toEqual(whole);
      const finding = firstFinding(whole, scene);
      rows.push(
        `${scene.row.padEnd(24)} ${finding?.status ?? 'NOT FOUND'}  ${finding?.found ?? whole.verdict.say}`,
      );

      expect({ id: finding?.id, status: finding?.status, verdict: whole.verdict.say }).toMatchObject({
        id: scene.row,
        status: scene.status,
      });
      expect(finding?.found).toMatch(scene.found);
      if (scene.fix) expect(`${finding?.fix?.say} ${finding?.fix?.run ?? ''}`).toMatch(scene.fix);
      if (scene.origin) expect(finding?.origin?.file ?? finding?.origin?.from).toContain(scene.origin);
      if (scene.where) expect(whole.nextStep.where).toBe(scene.where);
      if (scene.status !== 'ok') expect(whole.verdict.finding).toBe(scene.row);
    });

    test('is found the same by --check', async () => {
      const { whole, alone } = await consulted();
      expect(ofRow(alone, scene)).toEqual(ofRow(whole, scene));
    });

    test('is removed by what the doctor offers to do', async () => {
      const { whole, fixed: after } = await consulted();
      if (after === undefined) return expect(whole.nextStep.planOptions).toBeUndefined();
      expect(after.isApplied).toBe(true);
      expect(after.whole.verdict.say).not.toBe(whole.verdict.say);
      fixed.add(scene.row);
    });

    test('shows no secret, neither in what is said nor in what is kept', async () => {
      const { said, secrets } = await consulted();
      expect(secrets.length).toBeGreaterThan(5);
      expect(secrets.filter((secret) => said.includes(secret))).toEqual([]);
    });
  });

  afterAll(() => {
    // biome-ignore lint/suspicious/noConsole: the table is what a reader of the test's output looks for.
    console.log(['What the doctor found, row by row:', ...rows.sort()].join('\n'));
  });

  return fixed;
}

/** Information stands among what is well: there it is looked up. */
function firstFinding({ findings }: DoctorReport, { row, status }: Scene): Finding | undefined {
  return status === 'ok' ? findings.find(({ id }) => id === row) : findings[0];
}

/** What is found of the scene's row, without the evidence, which tells how long things took. */
function ofRow({ findings }: DoctorReport, { row }: Scene) {
  return findings.filter(({ id }) => id === row).map(({ found: _, ...rest }) => rest);
}
