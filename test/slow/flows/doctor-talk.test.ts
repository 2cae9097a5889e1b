import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { play } from '../../flows/talk/play.ts';
import { put } from '../../support/world.ts';
import { keysScene } from '../../wizard/support.ts';

const DOCTOR = 'talk doctor';

/** A person whom setup put on Bedrock, and what stands in the settings then. */
async function onBedrock(alter: (settings: string) => string = (same) => same) {
  const scene = await keysScene();
  await chmod(join(scene.world.home, '.aws', 'credentials'), 0o600);
  await play(scene.world, 'talk setup', ['Yes']);
  const file = join(scene.world.home, '.claude', 'settings.json');
  await put(file, alter(await readFile(file, 'utf8')));
  return { ...scene, file };
}

test('a healthy setup is one sentence, and the end', async () => {
  const { world } = await onBedrock();
  const { last, steps } = await play(world, DOCTOR, []);
  expect(steps).toHaveLength(1);
  expect(last).toMatchObject({ end: true, say: expect.stringContaining('no problem was found') });
});

test('a fix is shown with the cause, one answer writes it, and what came of it is told with the restart', async () => {
  const { world, file } = await onBedrock((text) => text.replace('"eu-central-1"', '"eu-centrall-1"'));
  const { last, answers, steps } = await play(world, DOCTOR, ['Yes']);
  expect(answers).toBe(1);
  expect(steps[0]?.say).toContain('eu-centrall-1');
  expect(steps[0]?.say).not.toContain('Restart');
  expect(last.say).toContain('Written.');
  expect(last.say).toContain('Restart Claude Code to use the change');
  expect(await readFile(file, 'utf8')).toContain('"AWS_REGION": "eu-central-1"');
});

test('where only the permissions of a file change there is no empty diff, and another finding comes next', async () => {
  const { world } = await onBedrock((text) => text.replace('"eu-central-1"', '"eu-centrall-1"'));
  await chmod(join(world.home, '.aws', 'credentials'), 0o644);
  const { last } = await play(world, DOCTOR, ['Yes']);
  expect(last.say).toMatch(/^Written\./);
  expect(last.say).toContain('become 600 (from 644), so that only you can read it.');
  expect(last.say).not.toContain('```diff');
});

test('what is in force at once needs no restart', async () => {
  const { world } = await onBedrock();
  await chmod(join(world.home, '.aws', 'credentials'), 0o644);
  expect((await play(world, DOCTOR, ['Yes'])).last.say).toBe('Written. `/bedrock:reset` takes it back.');
});

test('how to restart is said once', async () => {
  const { world, file } = await onBedrock();
  const { env } = JSON.parse(await readFile(file, 'utf8'));
  const inSession = { ...world, env: { ...world.env, ...env, AWS_REGION: 'eu-north-1', CLAUDECODE: '1' } };
  const { last } = await play(inSession, DOCTOR, []);
  expect(last.say).toContain('Leave Claude Code with /exit');
  expect(last.say?.match(/--continue/g)).toHaveLength(1);
});

test('after one fix was written, No leaves the next and says that something is written', async () => {
  const { world } = await onBedrock((text) => text.replace('"eu-central-1"', '"eu-centrall-1"'));
  await chmod(join(world.home, '.aws', 'credentials'), 0o644);
  const { last } = await play(world, DOCTOR, ['Yes', 'No']);
  expect(last.say).toMatch(/^Nothing more was written\. Restart Claude Code to use the change/);
});

test.each([
  ['yes, please', /^Written\./, true],
  ['no', /^Left as it is\.$/, false],
  ['why?', /^Please choose one of these\./, false],
])('what is typed in the place of a yes is heard: %s', async (typed, end, isWritten) => {
  const { world, file } = await onBedrock((text) => text.replace('"eu-central-1"', '"eu-centrall-1"'));
  const { last } = await play(world, DOCTOR, [{ typed }]);
  expect(last.say).toMatch(end);
  expect((await readFile(file, 'utf8')).includes('"AWS_REGION": "eu-central-1"')).toBe(isWritten);
});

test('No changes nothing', async () => {
  const { world, file } = await onBedrock((text) => text.replace('"eu-central-1"', '"eu-centrall-1"'));
  const before = await readFile(file, 'utf8');
  expect((await play(world, DOCTOR, ['No'])).last).toEqual({ say: 'Nothing was written.', end: true });
  expect(await readFile(file, 'utf8')).toBe(before);
});

test('what only an administrator can do ends with the text to send, and names no command beside it', async () => {
  const { world, sandbox } = await onBedrock();
  for (const one of sandbox.cloud.accounts)
    one.denies.push({ kind: 'identity-policy', action: 'bedrock:InvokeModel*', resource: '*' });
  const { last } = await play(world, DOCTOR, []);
  expect(last.end).toBe(true);
  expect(last.say).toContain(
    'has to change. Until then, another AWS profile may work: /bedrock:setup.\n\n```text\n',
  );
  expect(last.say?.match(/[Ss]end /g)).toHaveLength(1);
  expect(last.say).not.toMatch(/Type /);
});

/** One way on, and no command whose blanks nobody has filled in. */
test.each([
  [
    'no sign-in at all',
    { AWS_PROFILE: undefined },
    /Choose the profile that Claude Code is to use: \/bedrock:setup\.$/,
  ],
  [
    'an API key that is gone',
    { AWS_BEARER_TOKEN_BEDROCK: 'ABSKQmVkcm9ja0FQSUtleS1nb25lLWF0LTExMTEyMjIyMzMzMzpub3RoZXJl' },
    /Make a new key in the AWS console \(Amazon Bedrock, API keys\), then set it up with \/bedrock:setup\.$/,
  ],
] as const)('%s leads to /bedrock:setup alone', async (_, env, end) => {
  const { world, file } = await onBedrock();
  const settings = JSON.parse(await readFile(file, 'utf8'));
  await put(file, JSON.stringify({ env: { ...settings.env, ...env } }));
  const { last } = await play(world, DOCTOR, []);
  expect(last.say).toMatch(end);
  expect(last.say).not.toMatch(/Type `|Run this|--/);
});

const IN_POLICY =
  'User: arn:aws:sts::111122223333:assumed-role/x/y is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:eu-north-1::foundation-model/anthropic.claude-opus-5-5 with an explicit deny in a service control policy';

/** What was quoted, how the answer begins, and what it says of what was looked at. */
const QUOTED: readonly [said: string, begins: RegExp, then: RegExp][] = [
  [
    'API Error: 403 The security token included in the request is expired',
    /^That means: The AWS credentials have expired/,
    /no problem was found\. Try again\. If the message comes again: /,
  ],
  [
    'API Error: 429 {"message":"Too many tokens, please wait before trying again."}',
    /^That means: The quota is used up\. .*Wait, then try again/,
    /The doctor itself found no problem; its test request takes only a few tokens\./,
  ],
  [
    IN_POLICY,
    /^That means: A policy of the organisation/,
    /comes again: .*Ask the administrator of AWS Organizations/,
  ],
  [
    'API Error: 403 AccessDeniedException',
    /^That means: AWS refused, and/,
    /The doctor itself found no problem/,
  ],
  [
    'The config profile (x) could not be found',
    /^That means: The AWS profile does not/,
    /wins over the AWS_PROFILE/,
  ],
  [
    'Your session has expired or credentials have changed',
    /^That means: The sign-in of aws/,
    /profile keys has access/,
  ],
  ['it is slow', /^What you said holds no error message/, /no problem was found\. There is nothing to do/],
];

test.each(QUOTED)('%s is explained, and what was found fits to it', async (said, begins, then) => {
  const { world } = await onBedrock();
  const { last } = await play(world, `${DOCTOR} --said '${said}'`, []);
  expect(last.say).toMatch(begins);
  expect(last.say?.replaceAll(/\s+/g, ' ')).toMatch(then);
  expect(last.say).not.toMatch(/claude-bedrock doctor|PROFILE PROFILE|--profile PROFILE/);
  if (said !== 'it is slow') expect(last.say).not.toContain('nothing to do');
});

test('a cause that the message names as well is told once, and beside another one there is one way on', async () => {
  const { world, sandbox } = await onBedrock();
  for (const one of sandbox.cloud.accounts)
    one.denies.push({ kind: 'identity-policy', action: 'bedrock:InvokeModel*', resource: '*' });
  const say = async (said: string) => (await play(world, `${DOCTOR} --said '${said}'`, [])).last.say;
  expect(await say('API Error: 403 AccessDeniedException')).toMatch(/^IAM denies/);
  expect(await say(IN_POLICY.replace(/ with an.*/, ''))).toMatch(/^IAM denies/);
  const other = await say(IN_POLICY);
  expect(other).toMatch(/^That means: A policy of the organisation/);
  expect(other).toContain('\n\nIAM denies');
  expect(other).not.toContain('Ask the administrator');
});

const OLDER = 'This session works because it started with other settings';

test('where Bedrock is switched off nothing is said of its models', async () => {
  const { world } = await onBedrock((text) =>
    text.replace('"1"', '"0"').replace(/,\s+"ANTHROPIC_[^,}]*/g, ''),
  );
  const { last } = await play(world, DOCTOR, []);
  expect(last.say).toContain('Bedrock is switched off.');
  expect(last.say).not.toMatch(/undefined|is unknown in|refuses the request/);
});

test('that the session works by older settings is told where it has other values, and only there', async () => {
  const { world, file } = await onBedrock((text) => text.replace('"eu-central-1"', '"eu-centrall-1"'));
  const { env } = JSON.parse(await readFile(file, 'utf8'));
  const inSession = { ...world, env: { ...world.env, ...env, CLAUDECODE: '1' } };
  const said = async (one: typeof world) => (await play(one, DOCTOR, [])).steps[0]?.say;
  expect(await said({ ...inSession, env: { ...inSession.env, AWS_REGION: 'eu-central-1' } })).toContain(
    OLDER,
  );
  expect(await said(inSession)).not.toContain(OLDER);
  expect(await said(world)).not.toContain(OLDER);
  await put(file, '{}');
  expect(await said(world)).not.toContain(OLDER);
});

test('a home that was switched to the subscription is told so, and not put back by one switch', async () => {
  const { world } = await onBedrock();
  await play(world, 'talk use --preset subscription', ['Yes']);
  const { last } = await play(world, DOCTOR, []);
  expect(last).toMatchObject({ end: true, say: expect.stringContaining('was taken off Amazon Bedrock') });
  expect(last.say).toContain('/bedrock:use');
  expect(last.say).not.toMatch(/Also found|CLAUDE_CODE_USE_BEDROCK to 1|This session works/);
});

test('a fix that is a guess is offered, and not recommended', async () => {
  const { world, file } = await onBedrock((text) => text.replace('claude-opus-5-5', 'claude-opsu-5-5'));
  const { last, steps } = await play(world, DOCTOR, ['Yes']);
  expect(steps[0]?.say).toContain('if that is the one you mean');
  expect(steps[0]?.ask?.options[0]?.label).toBe('Yes');
  expect(await readFile(file, 'utf8')).toContain('"eu.anthropic.claude-opus-5-5"');
  expect(last.say).toContain('Restart Claude Code');
});

test.each(['{"permissions":{"allow":"all"}}', '{"env":null}'])(
  'in the place of %s anything may stand',
  async (text) => {
    const { world, file } = await onBedrock();
    await put(file, text);
    expect((await play(world, DOCTOR, [])).last.say).not.toMatch(/Also found|No AWS credentials/);
  },
);

test('a settings file that does not parse: that all of it is ignored, and what to type where, each once', async () => {
  const { world } = await onBedrock((text) => text.replace('{', '{\n  // mine'));
  const { last } = await play(world, DOCTOR, []);
  expect(last.say).toContain(
    '~/.claude/settings.json is not valid JSON, so Claude Code ignores it. Line 2, column 3: a comment, which JSON does not allow.\n',
  );
  expect(last.say).toContain('Remove the comment in line 2, then type /bedrock:doctor again.');
  // What is missing may stand in the file that is ignored.
  expect(last.say).not.toMatch(/No AWS credentials|chooses models by itself|Also found/);
});
