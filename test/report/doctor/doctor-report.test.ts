import { expect, test } from 'vitest';
import type { Check } from '../../../src/checks/check.ts';
import { runChecks } from '../../../src/checks/run-checks.ts';
import { gatherFacts } from '../../../src/client/gather-facts.ts';
import { FINE, failing, type Verdict, warning } from '../../../src/model/verdict.ts';
import { doctorSchema } from '../../../src/report/doctor/doctor.ts';
import { doctorReport } from '../../../src/report/doctor/doctor-report.ts';
import { makePerson } from '../../doctor/person.ts';

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const check = (id: string, judge: () => Verdict): Check => ({ id, group: 'Settings', title: id, judge });

async function reportOf(checks: readonly Check[], isPartial = false, ranCommands = false) {
  const { world } = await makePerson();
  const { facts } = await gatherFacts(world);
  const all = { ...facts, live: undefined };
  const report = doctorReport({ facts: all, judged: runChecks(checks, all), isPartial, ranCommands });
  expect(doctorSchema.parse(report)).toEqual(report);
  return report;
}

test('tells what fails before what broke, what warns and what is well', async () => {
  const { findings, verdict } = await reportOf([
    check('well', () => FINE),
    check('warns', () => warning({ title: 'W', found: 'w.' })),
    check('broke', () => {
      throw new Error('of ours');
    }),
    check('fails', () => failing({ title: 'F', found: 'f.' })),
  ]);
  expect(findings.map(({ id }) => id)).toEqual(['fails', 'broke', 'warns', 'well']);
  expect(verdict).toEqual({ status: 'broken', say: 'F. f.', finding: 'fails' });
});

test('does not call healthy what was not looked at', async () => {
  const well = check('well', () => FINE);
  expect((await reportOf([well])).verdict.say).toContain('AWS was not asked');
  expect((await reportOf([well], true)).verdict.say).toBe('These checks found no problem.');
  const broke = check('broke', () => {
    throw new Error('of ours');
  });
  expect((await reportOf([well, broke])).verdict.status).toBe('attention');
});

test('leads from a remedy to the plan of that fix', async () => {
  const remedy = { kind: 'settings', files: [] } as const;
  const fixable = await reportOf([
    check('a', () => failing({ title: 'A', found: 'a.', fix: { say: 'b', remedy } })),
  ]);
  expect(fixable.nextStep).toEqual({
    say: 'b',
    run: 'claude-bedrock doctor --fix a --plan',
    where: 'prompt',
    planOptions: 'doctor --fix a --plan --json',
  });
  expect(fixable.findings[0]?.fix?.safe).toBe(true);
});

test('what was found with commands running is planned with commands running', async () => {
  const remedy = { kind: 'settings', files: [] } as const;
  const broken = check('a', () => failing({ title: 'A', found: 'a.', fix: { say: 'b', remedy } }));
  const { nextStep, findings } = await reportOf([broken], false, true);
  expect(nextStep.planOptions).toBe('doctor --fix a --run-commands --plan --json');
  expect(findings[0]?.fix?.run).toBe('claude-bedrock doctor --fix a --run-commands --plan');
});

test.each([
  ['claude-bedrock login --profile work', 'prompt'],
  ['claude --continue', 'terminal'],
  ['unset AWS_ACCESS_KEY_ID', 'terminal'],
  ['aws login --profile work', 'terminal'],
])('says where %s is typed: %s', async (run, where) => {
  const { nextStep } = await reportOf([
    check('a', () => warning({ title: 'A', found: 'a.', fix: { say: 'b', run } })),
  ]);
  expect(nextStep).toEqual({ say: 'b', run, where });
});

test('masks a secret that a check forgot, in every field', async () => {
  const fix = { say: SECRET, run: `x ${SECRET}`, send: `{"a": "${SECRET}"}` };
  const report = await reportOf([
    check('a', () => failing({ title: SECRET, found: `found ${SECRET}`, fix, url: SECRET })),
  ]);
  expect(JSON.stringify(report)).not.toContain(SECRET);
});
