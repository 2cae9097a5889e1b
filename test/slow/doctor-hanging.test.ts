import { expect, test } from 'vitest';
import type { Fault } from '../../src/sandbox/index.ts';
import { ENV, makePerson, type Person } from '../doctor/person.ts';
import { ended, start } from '../support/program.ts';

/** Runs the doctor as it ships, and says how long that took. */
async function timed({ env, world }: Person) {
  const given = Object.fromEntries(
    Object.entries(env).flatMap(([key, value]) => (value ? [[key, value]] : [])),
  );
  const begin = performance.now();
  const { stdout, code } = await ended(start(world.home, world.cwd, ['doctor', '--json'], given));
  return { seconds: (performance.now() - begin) / 1000, code, answer: JSON.parse(stdout) };
}

test('ends as soon as it is done where all is well', async () => {
  const { seconds, code, answer } = await timed(await makePerson());
  expect([code, answer.data.verdict.status]).toEqual([0, 'healthy']);
  expect(seconds).toBeLessThan(3);
});

test.each<Fault>([
  { kind: 'hang' },
  { kind: 'trickle' },
  { kind: 'huge', bytes: 10_000_000 },
  { kind: 'delay', ms: 4_500 },
])('ends within 15 seconds where everything answers with %j', async (fault) => {
  const person = await makePerson();
  person.sandbox.fail({}, fault);
  expect((await timed(person)).seconds).toBeLessThan(15);
});

/** Nobody said that it may be started. */
const NOT_STARTED = /nothing of that kind is started/;

test.each<[string, string, (person: Person) => unknown]>([
  [
    'the export command would be deaf to SIGTERM',
    'export-command',
    (person) =>
      person.settings({ env: ENV, awsCredentialExport: "trap '' TERM; (trap '' TERM; sleep 60) & wait" }),
  ],
  [
    'the export command would fail late, and what signs hangs',
    'export-command',
    (person) => {
      person.sandbox.fail({}, { kind: 'hang' });
      return person.settings({ env: ENV, awsCredentialExport: 'sleep 4; exit 1' });
    },
  ],
  [
    'the credential process would not end',
    'process-broken',
    (person) => person.config("[profile work]\ncredential_process = trap '' TERM; sleep 60 & wait\n"),
  ],
])('ends within 15 seconds where %s, and finds that (%s)', async (_, id, arrange) => {
  const person = await makePerson();
  await arrange(person);
  const { seconds, answer } = await timed(person);
  expect(seconds).toBeLessThan(15);
  const { verdict, findings } = answer.data;
  expect([verdict.finding, findings[0].found]).toEqual([id, expect.stringMatching(NOT_STARTED)]);
});
