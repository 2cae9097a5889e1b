import { join } from 'node:path';
import { expect, test } from 'vitest';
import { explanationSchema } from '../../src/report/doctor/explanation.ts';
import { putAwsFiles } from '../support/aws-home.ts';
import { runData, runRefusal, runText } from '../support/run.ts';
import { put, temporaryWorld } from '../support/world.ts';

const EXPIRED = 'API Error: 403 The security token included in the request is expired';

test('says what a message means, why it comes and what helps', async () => {
  const world = await temporaryWorld();
  const { text, exitCode } = await runText(world, 'doctor', '--explain', EXPIRED);
  expect(exitCode).toBe(0);
  expect(text).toBe(`The AWS credentials have expired (credentials-expired)

Why: The temporary credentials have expired.
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

const SESSION =
  'The SSO session associated with this profile has expired. To refresh this SSO session run aws sso login';
const KEYS = { AWS_ACCESS_KEY_ID: 'AKIARTX3GSDSQADVOPER', AWS_SECRET_ACCESS_KEY: 'secret-of-nobody' };

/** What the settings of a home say, the message, and what helps there. */
const HOMES: readonly [env: Record<string, string>, top: object, message: string, fix: RegExp][] = [
  [{ AWS_PROFILE: 'work' }, {}, EXPIRED, /claude-bedrock login --profile work$/],
  [{ AWS_PROFILE: 'work' }, {}, SESSION, /claude-bedrock login --profile work$/],
  [{ AWS_PROFILE: 'work' }, {}, 'AWS login did not complete (x)', /claude-bedrock login --profile work\)/],
  [{ AWS_PROFILE: 'keys' }, {}, SESSION, /profile keys has access keys of its own/],
  [{ AWS_PROFILE: 'keys' }, {}, EXPIRED, /changes nothing here/],
  [
    { AWS_BEARER_TOKEN_BEDROCK: 'ABSKsomebody' },
    {},
    EXPIRED,
    /Amazon Bedrock API key signs \(env\.AWS_BEARER/,
  ],
  [KEYS, {}, EXPIRED, /access keys in the environment sign/],
  [
    {},
    { awsCredentialExport: '/opt/broker --quiet' },
    EXPIRED,
    /awsCredentialExport hands .* \/opt\/broker …$/,
  ],
  [{ CLAUDE_CODE_SKIP_BEDROCK_AUTH: '1', ANTHROPIC_AUTH_TOKEN: 'a-token' }, {}, SESSION, /a gateway signs/],
  [{ AWS_PROFILE: 'work' }, {}, 'Not logged in \u00b7 Please run /login', /^Restart Claude Code/],
];

test.each(HOMES)('in a home of %j and %j, %s is mended otherwise', async (env, top, message, fix) => {
  const world = await temporaryWorld();
  await putAwsFiles(world.home);
  const settings = { ...top, env: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'us-west-2', ...env } };
  await put(join(world.home, '.claude', 'settings.json'), JSON.stringify(settings));
  const data = await runData(world, 'doctor', '--explain', message);
  expect(data.fix).toMatch(fix);
  if (!/^Restart|login --profile work/.test(String(data.fix))) expect(data.fix).not.toContain('login');
});

test('says of a Claude Code that asks for a sign-in that Bedrock is on here, and where', async () => {
  const world = await temporaryWorld();
  await put(join(world.home, '.claude', 'settings.json'), '{"env":{"CLAUDE_CODE_USE_BEDROCK":"1"}}');
  const data = await runData(world, 'doctor', '--explain', 'Credit balance is too low');
  expect(data.say).toMatch(/Here it is on \(env\.CLAUDE_CODE_USE_BEDROCK in .*settings\.json\)/);
});
