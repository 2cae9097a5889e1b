import { expect, test } from 'vitest';
import { explanationSchema } from '../../src/report/doctor/explanation.ts';
import { runData, runRefusal, runText } from '../support/run.ts';
import { temporaryWorld } from '../support/world.ts';

const EXPIRED = 'API Error: 403 The security token included in the request is expired';

test('says what a message means, why it comes and what helps', async () => {
  const world = await temporaryWorld();
  const { text, exitCode } = await runText(world, 'doctor', '--explain', EXPIRED);
  expect(exitCode).toBe(0);
  expect(text).toBe(`The AWS credentials have expired (credentials-expired)

Why: The temporary credentials are past their time.
What to do: Renew them (sign in again, or export new ones), then run this again.

Next: See whether it is so here.
  claude-bedrock doctor
`);
  const data = await runData(world, 'doctor', '--explain', EXPIRED);
  expect(explanationSchema.parse(data)).toEqual(data);
});

test('exits 1 and says what would help where the message is not known', async () => {
  const world = await temporaryWorld();
  const { text, exitCode } = await runText(world, 'doctor', '--explain', 'It does not work');
  expect(exitCode).toBe(1);
  expect(text).toMatch(/the whole\s+message/);
  const data = await runData(world, 'doctor', '--explain', 'It does not work');
  expect(explanationSchema.parse(data)).toEqual(data);
});

test('reads ten megabytes with escapes from standard input', async () => {
  const log = `${'\u001b[2mword\u001b[0m '.repeat(800_000)}\n\u001b[31m${EXPIRED}\u001b[0m\n`;
  const world = await temporaryWorld({ readStdin: async () => log, isStdinTerminal: () => false });
  expect(log.length).toBeGreaterThan(10_000_000);
  expect(await runData(world, 'doctor', '--explain', '-')).toMatchObject({ id: 'credentials-expired' });
});

test('refuses more than it can hold', async () => {
  const readStdin = async () => {
    throw new RangeError('too long');
  };
  const world = await temporaryWorld({ readStdin, isStdinTerminal: () => false });
  expect(await runRefusal(world, 'doctor', '--explain', '-')).toMatchObject({ code: 'usage', exitCode: 2 });
});
