import { expect, test } from 'vitest';
import { reportForClaude } from '../../src/hooks/report-for-claude.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { DoctorReport } from '../../src/report/doctor/doctor.ts';
import { freshClient } from '../support/fresh-client.ts';

function problem(n: number, found: string): Finding {
  const fix = { say: 'Do this.', safe: false, send: 'x'.repeat(400) };
  return { id: `check-${n}`, group: 'Models', title: `Problem ${n}`, status: 'fail', found, fix };
}

function report(problems: number, found: string): DoctorReport {
  return {
    verdict: { status: 'broken', say: 'Problem 0.', finding: 'check-0' },
    nextStep: { say: 'Do this.' },
    findings: [
      ...Array.from({ length: problems }, (_, n) => problem(n, found)),
      { id: 'identity', group: 'Credentials', title: 'It is known who you are', status: 'ok', found: 'ada' },
      { id: 'tls', group: 'Region and network', title: 'TLS works', status: 'ok' },
      { id: 'quota', group: 'Models', title: 'There is quota left', status: 'skipped', because: 'check-0' },
    ],
    client: freshClient(),
    facts: [{ name: 'Bedrock', value: 'on' }],
  };
}

const parsed = (text: string) => JSON.parse(text.slice(text.indexOf('{')));

test('holds what tells something', () => {
  const { findings, facts } = parsed(reportForClaude(report(1, 'evidence')));
  expect(findings.map(({ id }: Finding) => id)).toEqual(['check-0', 'identity']);
  expect(findings[0].fix.send).toHaveLength(400);
  expect(facts).toHaveLength(1);
});

test.each([
  [1, 'short'],
  [20, 'evidence '.repeat(10)],
  [40, 'evidence '.repeat(20)],
  [100, 'evidence '.repeat(100)],
  [1_000, 'evidence'],
])('of %s problems as many are named as Claude Code hands over whole', (problems, found) => {
  const text = reportForClaude(report(problems, found));
  expect(text.length).toBeLessThan(10_000);
  expect(parsed(text)).toMatchObject({ verdict: { finding: 'check-0' }, nextStep: { say: 'Do this.' } });
});
