import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { World } from '../../../src/model/world.ts';
import { approveDevice, denyDevice, EXAMPLE } from '../../../src/sandbox/index.ts';
import { CONFIG, ENV, makePerson, type Person } from '../../doctor/person.ts';
import { explore, play } from '../../flows/talk/play.ts';
import { runRefusal } from '../../support/run.ts';
import { asked } from '../../support/sign-in.ts';
import { put } from '../../support/world.ts';

// The doctor leads through a sign-in that is over: one question, the steps of setup, and another look.

const DOCTOR = 'talk doctor';
const OVER = { expiresAt: '2020-01-01T00:00:00Z', refreshToken: undefined };
const LEGACY = `[profile work]
sso_start_url = ${EXAMPLE.startUrl}
sso_region = ${EXAMPLE.ssoRegion}
sso_account_id = ${EXAMPLE.sandboxAccount}
sso_role_name = BedrockUser
region = eu-central-1
`;

/** A person whose sign-in is over, and who answers in the browser like this. */
async function signedOut(answer = approveDevice) {
  const person = await makePerson();
  await person.signIn(OVER);
  const { cloud } = person.sandbox;
  const openBrowser = async () => {
    for (const { userCode } of cloud.deviceGrants) answer(cloud, userCode);
    return true;
  };
  return { ...person, world: { ...person.world, openBrowser } };
}

const ROOMS: readonly [room: string, arrange: (person: Person) => unknown, cause: RegExp][] = [
  ['has expired', () => undefined, /^The sign-in of the AWS profile 'work' has expired\./],
  ['was never made', ({ signIn }) => signIn({ accessToken: undefined }), /^You are not signed in/],
  ['was ended by AWS', (one) => endedByAws(one), /^The sign-in of the AWS profile 'work' has expired\./],
];

async function endedByAws({ sandbox, signIn }: Person) {
  await signIn();
  sandbox.cloud.ssoTokens = [];
}

describe('a sign-in that', () => {
  test.each(ROOMS)('%s: one answer, and the doctor has looked again', async (_, arrange, cause) => {
    const person = await signedOut();
    await arrange(person);
    const { steps, answers, last } = await play(person.world, DOCTOR, ['Yes']);
    expect(answers).toBe(1);
    expect(steps[0]?.say).toMatch(cause);
    expect(steps[0]?.say).not.toMatch(/claude-bedrock login|Sign in/);
    expect(steps[0]?.ask).toMatchObject({ header: 'Sign-in', question: 'Sign in now?' });
    expect(steps[0]?.ask?.options.map(({ label }) => label)).toEqual(['Yes (Recommended)', 'No']);
    expect(steps[0]?.ask?.options[0]?.description).toContain(EXAMPLE.startUrl);
    expect(steps[1]?.say).toMatch(/^Your browser shows this page:[\s\S]*\n\n# [A-Z\d]{4}-[A-Z\d]{4}$/);
    expect(last.say).toMatch(/^You are signed in\./);
    expect(last.say).not.toMatch(/Nothing was written|sign-in of/);
  });

  test('has the older form is made to renew itself with the same answer, or stays as it is', async () => {
    const { world, config } = await signedOut();
    const file = await config(LEGACY);
    const once = await play(world, DOCTOR, ['Yes, as it is']);
    expect(once.answers).toBe(1);
    expect(once.last).toMatchObject({
      end: true,
      say: expect.stringMatching(/^You are signed in\. The AWS/),
    });
    expect(await readFile(file, 'utf8')).toBe(LEGACY);
    await rm(join(world.home, '.aws', 'sso', 'cache'), { recursive: true });
    const { steps, answers, last } = await play(world, DOCTOR, ['Yes, and let it renew']);
    expect(answers).toBe(1);
    expect(steps[0]?.say).toContain('+sso_registration_scopes = sso:account:access');
    expect(steps[1]?.say).toBe('Written.');
    expect(last.say).toMatch(/^You are signed in\. Restart Claude Code to use the change: /);
    expect(await readFile(file, 'utf8')).toContain('sso_session = ');
  });

  test('is over: No changes nothing, and says how it is done later', async () => {
    const { world } = await signedOut();
    const { last, answers } = await play(world, DOCTOR, ['No']);
    expect(answers).toBe(1);
    expect(last.say).toBe(
      'Nothing was changed. To sign in later, type `! claude-bedrock login --profile work`.',
    );
  });

  test('is denied or allowed too late ends there', async () => {
    const { world } = await signedOut(denyDevice);
    expect((await play(world, DOCTOR, ['Yes'])).last).toEqual({
      say: 'The sign-in was denied in the browser. Start again with /bedrock:doctor.',
      end: true,
    });
    const late = await signedOut(() => false);
    let ms = Date.now();
    const now = () => {
      ms += 20_000;
      return new Date(ms);
    };
    const { steps, last } = await play({ ...late.world, now }, DOCTOR, ['Yes']);
    expect(steps.length).toBeGreaterThan(2);
    expect(last.say).toMatch(/^The (code expired before|sign-in was not allowed yet)/);
    expect(last.say).toContain('/bedrock:doctor');
  });

  test('hid another cause: that comes next, with its own question or its text', async () => {
    const misspelt = await signedOut();
    await misspelt.settings({
      env: { ...ENV, ANTHROPIC_DEFAULT_OPUS_MODEL: 'eu.anthropic.claude-opsu-5-5' },
    });
    const fixed = await play(misspelt.world, DOCTOR, ['Yes', 'Yes']);
    expect(fixed.questions).toEqual(['Sign in now?', 'Write this change?']);
    expect(fixed.last.say).toContain('Restart Claude Code to use the change');
    const refused = await signedOut();
    for (const { denies } of refused.sandbox.cloud.accounts)
      denies.push({ kind: 'identity-policy', action: 'bedrock:InvokeModel*', resource: '*' });
    const { last, answers } = await play(refused.world, DOCTOR, ['Yes']);
    expect(answers).toBe(1);
    expect(last.say).toMatch(/^You are signed in\.\n\nIAM denies[\s\S]*```text\n/);
  });

  test('every answer leads to a step', async () => {
    const { world } = await signedOut();
    expect((await explore(world, DOCTOR, [])).size).toBe(3);
  });

  test('is over, where a message of it was quoted: the cause is told once', async () => {
    const { world } = await signedOut();
    const said = `${DOCTOR} --said 'Your session has expired or credentials have changed'`;
    const { last } = await play(world, said, []);
    expect(last.ask?.question).toBe('Sign in now?');
    expect(last.say?.match(/has expired/g)).toHaveLength(1);
  });
});

describe('nobody is signed in', () => {
  const EVIL = CONFIG.replaceAll('work', 'evil').replace(EXAMPLE.startUrl, 'https://evil.awsapps.com/start');
  const begun = ({ sandbox }: Person) =>
    ['RegisterClient', 'StartDeviceAuthorization'].map((operation) => asked(sandbox, operation));

  async function inRepository(env: World['env'] = {}) {
    const person = await signedOut();
    await mkdir(join(person.world.cwd, '.aws'), { recursive: true });
    const file = await put(join(person.world.cwd, '.aws', 'config'), EVIL);
    await person.settings({ env: { AWS_CONFIG_FILE: file, AWS_PROFILE: 'evil' } }, 'project');
    return { ...person, world: { ...person.world, env: { ...person.world.env, ...env } }, file };
  }

  test('to the portal that only a repository names, trusted as it is', async () => {
    const person = await inRepository();
    const { last } = await play(person.world, DOCTOR, []);
    expect(last).toMatchObject({ end: true, say: expect.stringMatching(/^You are not signed in/) });
    const refused = await runRefusal(person.world, 'talk', 'doctor', '--profile', 'evil');
    expect(refused.message).toContain('Your own AWS files do not say');
    const inSession = { ...person.world.env, AWS_CONFIG_FILE: person.file, CLAUDECODE: '1' };
    const session = { ...person.world, env: inSession };
    expect((await play(session, DOCTOR, [])).last.end).toBe(true);
    expect((await runRefusal(session, 'talk', 'doctor', '--profile', 'evil')).code).toBe('profile-missing');
    expect(begun(person)).toEqual([0, 0]);
  });

  test('with a profile that is in no file, or needs no sign-in', async () => {
    const person = await signedOut();
    await person.config(`${CONFIG}\n[profile keys]\nregion = eu-central-1\n`);
    for (const name of ['nobody', 'keys'])
      expect((await runRefusal(person.world, 'talk', 'doctor', '--profile', name)).exitCode).toBe(1);
    expect(begun(person)).toEqual([0, 0]);
  });

  test('before the end of a sign-in: the command begins a new one', async () => {
    const { world, signIn } = await makePerson();
    await signIn({ expiresAt: new Date(Date.now() + 600_000).toISOString(), refreshToken: undefined });
    const { last } = await play(world, DOCTOR, []);
    expect(last.end).toBe(true);
    expect(last.say).toContain('Type `! claude-bedrock login --again --profile work`');
  });
});
