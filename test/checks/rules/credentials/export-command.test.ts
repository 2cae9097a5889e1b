import { expect, test } from 'vitest';
import { exportCommand } from '../../../../src/checks/rules/credentials/export-command.ts';
import type { CommandRun, LiveFacts } from '../../../../src/facts/live-facts.ts';
import { ENV, type Person } from '../../../doctor/person.ts';
import { factsOf, judged, LIVE, refused } from '../../support.ts';

const FIELDS = ['AccessKeyId', 'SecretAccessKey', 'SessionToken', 'Expiration'];
const exporting = ({ settings }: Person) => settings({ env: ENV, awsCredentialExport: 'echo hand-over' });
const run = (given: Partial<CommandRun>): Partial<LiveFacts> => ({
  exported: { state: 'exported', ms: 400, fields: FIELDS, ...given },
});
const past = new Date(Date.now() - 3 * 3_600_000);

test.each<[string, Partial<CommandRun>, string, RegExp]>([
  ['it works', {}, 'ok', /It works/],
  ['it tells no Expiration', { fields: FIELDS.slice(0, 3) }, 'ok', /for an hour/],
  ['it is slow', { ms: 4_000 }, 'warn', /took 4 seconds, and it runs at every start/],
  [
    'it is given up sooner than Claude Code would',
    { state: 'timed-out', ms: 5_000 },
    'warn',
    /waits for a minute/,
  ],
  ['it hangs', { state: 'timed-out', ms: 60_000 }, 'warn', /within 60 seconds\. Claude Code signs/],
  ['it fails', { state: 'failed', exitCode: 2 }, 'warn', /exit status 2\. .* instead \(arn:aws:sts::/],
  ['its program is gone', { state: 'failed', exitCode: 127 }, 'warn', /does not find its program/],
  ['it prints no JSON', { state: 'not-json' }, 'warn', /not JSON/],
  ['it lacks a token', { state: 'incomplete', fields: FIELDS.slice(0, 2) }, 'warn', /lacks SessionToken/],
  ['what it prints is over', { expiresAt: past }, 'warn', /ended 3 hours ago/],
  ['the profile behind ours has none', { state: 'refused' }, 'skipped', /^$/],
])('where %s', async (_, given, status, found) => {
  const facts = await factsOf(exporting, run(given));
  expect(judged(exportCommand, facts)).toMatchObject({ status });
  expect(judged(exportCommand, facts).found ?? '').toMatch(found);
});

test('nothing else signs where the default chain has nothing either', async () => {
  const nothing = { credentials: refused('credentials-unavailable'), identity: undefined };
  const facts = await factsOf(exporting, { ...run({ state: 'failed', exitCode: 1 }), ...nothing });
  expect(judged(exportCommand, facts)).toMatchObject({
    status: 'fail',
    found: 'It ended with exit status 1.',
  });
});

test('below env it is moved, and the value stays', async () => {
  const facts = await factsOf(({ settings }) => settings({ env: { ...ENV, awsCredentialExport: 'corp' } }));
  expect(judged(exportCommand, { ...facts, live: LIVE }).fix?.remedy).toMatchObject({
    kind: 'settings',
    files: [
      {
        edits: [
          { path: ['env', 'awsCredentialExport'], value: undefined },
          { path: ['awsCredentialExport'], value: 'corp' },
        ],
      },
    ],
  });
});
