import { expect, test } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import type { DoctorReport } from '../../../src/report/doctor/doctor.ts';
import { doctorText } from '../../../src/report/doctor/doctor-text.ts';
import type { TextStyle } from '../../../src/text/text.ts';
import { freshClient } from '../../support/fresh-client.ts';

const PLAIN: TextStyle = { color: false, unicode: true, width: 80 };
const HOME = '/home/ada';
const SETTINGS = `${HOME}/.claude/settings.json`;

const MISSING: Finding = {
  id: 'profile-missing',
  group: 'AWS profile',
  title: "The AWS profile 'wrok' does not exist",
  status: 'fail',
  found: 'The AWS files have work and home.',
  origin: { from: 'user', file: SETTINGS, key: 'env.AWS_PROFILE' },
  fix: { say: "Use 'work'.", run: 'claude-bedrock doctor --fix profile-missing --plan', safe: true },
};
const DENIED: Finding = {
  id: 'iam-denied',
  group: 'Permissions',
  title: 'IAM does not allow the request',
  status: 'warn',
  found: 'The policies do not allow bedrock:InvokeModel.',
  fix: { say: 'Send this.', safe: false, send: '{\n  "Effect": "Allow"\n}' },
};
const REPORT: DoctorReport = {
  verdict: { status: 'broken', say: `${MISSING.title}. ${MISSING.found}`, finding: MISSING.id },
  nextStep: { say: "Use 'work'.", run: 'claude-bedrock doctor --fix profile-missing --plan' },
  findings: [
    MISSING,
    { id: 'tls', group: 'Region and network', title: 'TLS', status: 'crashed', found: 'TypeError at x' },
    DENIED,
    { id: 'settings-invalid-json', group: 'Settings', title: 'The settings are JSON', status: 'ok' },
    { id: 'bedrock-off', group: 'Settings', title: 'On', status: 'ok', found: `on since ${SETTINGS}` },
    { id: 'sso-expired', group: 'Sign-in', title: 'x', status: 'skipped', because: 'profile-missing' },
    { id: 'clock-skew', group: 'Credentials', title: 'x', status: 'skipped', because: 'AWS was not asked' },
  ],
  client: freshClient(),
  facts: [
    { name: 'Claude Code', value: '2.1.329' },
    { name: 'AWS_PROFILE', value: 'wrok, from ~/.claude/settings.json' },
  ],
};

test('says the cause and the next step, then the rest, then what a helper asks', () => {
  expect(doctorText(REPORT, PLAIN, HOME)).toBe(`✘ The AWS profile 'wrok' does not exist (profile-missing)
  The AWS files have work and home.
  Its place: env.AWS_PROFILE in ~/.claude/settings.json.

What to do: Use 'work'.
  claude-bedrock doctor --fix profile-missing --plan

Also found
  ✘ A check of ours broke: TLS (tls)
    TypeError at x
  ! IAM does not allow the request (iam-denied)
    The policies do not allow bedrock:InvokeModel.
    What to do: Send this.

    To send to your administrator:
      {
        "Effect": "Allow"
      }

Checks
  ✔ Settings: 2 checks
    · On: on since ~/.claude/settings.json
  ✘ AWS profile: 1 check, 1 problem
  · Sign-in: 1 check, 1 waits for profile-missing
  · Credentials: 1 check, 1 skipped (AWS was not asked)
  ✘ Region and network: 1 check, 1 broke
  ! Permissions: 1 check, 1 problem

Facts
  Claude Code  2.1.329

Settings in effect
  AWS_PROFILE: wrok, from ~/.claude/settings.json
`);
});

test('says of a healthy setup that it is well, and nothing that is to be done', () => {
  const report: DoctorReport = {
    ...REPORT,
    verdict: { status: 'healthy', say: 'All is well.' },
    nextStep: { say: 'There is nothing to do.' },
    findings: REPORT.findings.filter(({ status }) => status === 'ok'),
  };
  expect(doctorText(report, PLAIN, HOME)).toMatch(/^✔ All is well\.\n\nChecks\n/);
});

test.each([40, 60, 80])('keeps to %i columns, commands and what is to be sent apart', (width) => {
  const long = 'The word '.repeat(30).trim();
  const report = { ...REPORT, findings: [{ ...MISSING, title: long, found: long }, ...REPORT.findings] };
  const lines = doctorText(report, { ...PLAIN, width }, HOME).split('\n');
  const tooLong = lines.filter((line) => line.length > width && !/^ +(claude-bedrock|") /.test(line));
  expect(tooLong).toEqual([]);
});

test('shows what would move the cursor or hide text as what it is', () => {
  const evil = '\u001b[2J\u202eevil\nname';
  const fix = { say: evil, run: `claude-bedrock login --profile ${evil}`, safe: false, send: `a\n${evil}` };
  const finding: Finding = { ...MISSING, title: evil, found: evil, fix, url: evil, because: evil };
  const text = doctorText(
    {
      verdict: { status: 'broken', say: evil, finding: MISSING.id },
      nextStep: fix,
      findings: [finding, { ...finding, status: 'ok' }, { ...finding, id: 'other' }],
      client: {
        ...freshClient(),
        provider: { value: 'bedrock', origin: { from: 'user', file: evil } },
        ignored: [{ what: evil, why: 'unknown-name', origin: { from: 'user', file: evil }, nearest: evil }],
      },
      facts: [{ name: 'Region', value: evil }],
    },
    PLAIN,
    HOME,
  );
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
});

test('is ASCII with marks of one width where the terminal shows no Unicode, and coloured where it may be', () => {
  expect(doctorText(REPORT, { ...PLAIN, unicode: false }, HOME)).toMatch(/^\[x\] +The AWS profile/);
  expect(doctorText(REPORT, { ...PLAIN, color: true }, HOME)).toContain('\u001b[');
});
