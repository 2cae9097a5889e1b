import { chmod, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { launcherFile } from '../../../src/facts/claude-code/launcher-file.ts';
import { assumedRole, EXAMPLE, temporaryCredentials } from '../../../src/sandbox/index.ts';
import { REFUSED } from '../../../src/shell/refused-credentials.ts';
import { CONFIG, ENV, makePerson, type Person } from '../../doctor/person.ts';
import { PATIENT } from '../../support/environment.ts';
import { put, trust } from '../../support/world.ts';
import { findingOf, liveFactsOf, SHORT } from '../live.ts';

const HANGS = { state: 'timed-out' };

let person: Person;
beforeEach(async () => {
  person = await makePerson();
});

/** Temporary credentials that the sandbox takes, as a command prints them. */
function printed(changed: Record<string, unknown> = {}) {
  const [role] = person.sandbox.cloud.roles;
  if (!role) throw new TypeError('the example cloud has a role');
  const issued = temporaryCredentials(assumedRole(role, 'developer'), new Date(Date.now() + 3_600_000));
  person.sandbox.cloud.sessions.push(issued);
  return {
    AccessKeyId: issued.accessKeyId,
    SecretAccessKey: issued.secretAccessKey,
    SessionToken: issued.sessionToken,
    Expiration: new Date(Date.now() + 3_600_000).toISOString(),
    ...changed,
  };
}

/** A command that prints this. */
async function printing(content: object | string): Promise<string> {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return `cat '${await put(join(person.world.home, 'printed.txt'), text)}'`;
}

function withExport(awsCredentialExport: string, scope?: 'project') {
  return person.settings({ env: ENV, awsCredentialExport }, scope);
}

test.each([
  ['as AWS STS prints them', (keys: object) => ({ Credentials: keys })],
  ['as a credential process prints them', (keys: object) => ({ Version: 1, ...keys })],
])('signs with credentials that a command exports, %s', async (_, shape) => {
  await withExport(await printing(shape(printed())));
  const live = await liveFactsOf(person.world);
  expect(live.exported).toMatchObject({
    state: 'exported',
    fields: expect.arrayContaining(['SessionToken']),
  });
  expect(live.credentials).toMatchObject({ ok: true, value: { from: 'credential-export' } });
  expect(live.identity).toMatchObject({ ok: true, value: { arn: expect.stringContaining('/Developer/') } });
  expect(live.invocations.every(({ answer }) => answer.ok)).toBe(true);
  expect(JSON.stringify(live)).not.toContain(printed().SessionToken.slice(0, 12));
});

test.each<[string, () => string | Promise<string>, object]>([
  ['has no session token', () => printing(printed({ SessionToken: undefined })), { state: 'incomplete' }],
  ['prints no JSON', () => printing('nonsense'), { state: 'not-json' }],
  ['prints nothing', () => 'true', { state: 'not-json' }],
  ['ends with an error', () => 'echo {}; exit 3', { state: 'failed', exitCode: 3 }],
  ['is not there', () => '/nowhere/export', { state: 'failed', exitCode: 127 }],
])('falls back to the profile, as Claude Code does, where the command %s', async (_, command, run) => {
  await withExport(await command());
  const { exported, credentials, identity } = await liveFactsOf(person.world);
  expect(exported).toMatchObject(run);
  expect(credentials).toMatchObject({ ok: true, value: { from: 'profile' } });
  expect(identity).toMatchObject({ ok: true, value: { arn: expect.stringContaining('BedrockUser') } });
});

test('does not guess what signs where the command does not end, and ends all that it started', async () => {
  const pids = join(person.world.home, 'pids');
  // The shell and the program behind it, both deaf to SIGTERM.
  await withExport(`trap '' TERM; (trap '' TERM; echo $$ >>'${pids}'; sleep 60) & echo $! >>'${pids}'; wait`);
  // Time enough to write both ids.
  const limits = { ...SHORT, credentialsMs: 1_500 };
  const { exported, credentials, identity } = await liveFactsOf(person.world, limits, true);
  expect([exported?.state, credentials, identity]).toEqual(['timed-out', undefined, undefined]);
  for (const pid of (await readFile(pids, 'utf8')).trim().split('\n')) {
    await expect.poll(() => isAlive(pid), PATIENT).toBe(false);
  }
});

test('does not run the command of a repository that nobody said to trust', async () => {
  const ran = join(person.world.home, 'ran');
  await withExport(`touch '${ran}'`, 'project');
  await rm(join(person.world.home, '.claude.json'));
  for (const inSession of [undefined, '1']) {
    person.env.CLAUDECODE = inSession;
    expect((await liveFactsOf(person.world, undefined, true)).exported).toBeUndefined();
    await expect(readFile(ran)).rejects.toThrow('ENOENT');
  }

  await trust(person.world);
  expect((await liveFactsOf(person.world, undefined, true)).exported?.state).toBe('not-json');
  await expect(readFile(ran)).resolves.toBeDefined();
});

test.each<[string, (command: string) => unknown]>([
  ['credential process', (command) => person.config(`[profile work]\ncredential_process = ${command}\n`)],
  ['awsCredentialExport', (command) => withExport(command)],
])('starts no program that is not known as %s, unless somebody said so', async (_, arrange) => {
  const ran = join(person.world.home, 'ran');
  await arrange(`touch '${ran}'`);
  const { exported, process, credentials, identity } = await liveFactsOf(person.world);
  expect([(exported ?? process)?.state, credentials, identity]).toEqual([
    'not-started',
    undefined,
    undefined,
  ]);
  await expect(readFile(ran)).rejects.toThrow('ENOENT');

  await liveFactsOf(person.world, undefined, true);
  await expect(readFile(ran)).resolves.toBeDefined();
});

test('finds the reason behind the credentials by which our own command refuses', async () => {
  const launcher = launcherFile(join(person.world.home, '.claude'), person.world.platform);
  await put(launcher, `#!/bin/sh\n${await printing(REFUSED)}\n`);
  await chmod(launcher, 0o755);
  await person.signIn({ accessToken: undefined });
  await withExport(`${launcher} credentials --fail-closed --profile=work`);
  const { exported, credentials, identity } = await liveFactsOf(person.world);
  expect([exported?.state, findingOf(credentials), identity]).toEqual(['refused', 'sso-expired', undefined]);
});

test.each<[string, () => string | Promise<string>, object, RegExp]>([
  ['has no version', () => printing(printed()), { state: 'incomplete' }, /printed only AccessKeyId, Sec/],
  ['prints no JSON', () => printing('nonsense'), { state: 'not-json' }, /printed no JSON/],
  ['ends with an error', () => 'echo secret >&2; exit 3', { state: 'failed', exitCode: 3 }, /exit status 3/],
  ['is not there', () => '/nowhere/process', { state: 'failed', exitCode: 127 }, /exit status 127/],
  [
    'prints credentials that are over',
    () => printing(printed({ Version: 1, Expiration: '2020-01-01T00:00:00Z' })),
    { state: 'expired' },
    /have expired/,
  ],
  ['does not end', () => 'sleep 60 & wait', HANGS, /did not end within 0.4 s/],
])('says that the credential process %s', async (_, command, run, words) => {
  await person.config(`[profile work]\ncredential_process = ${await command()}\n`);
  const live = await liveFactsOf(person.world, run === HANGS ? SHORT : undefined, run === HANGS);
  expect([live.process, findingOf(live.credentials)]).toMatchObject([run, 'process-broken']);
  expect(live.credentials).toMatchObject({ finding: { message: expect.stringMatching(words) } });
  expect(live.routes).toEqual([]);
  expect(JSON.stringify(live)).not.toContain('secret');
});

test('watches the credential process of a profile behind a role', async () => {
  const broken = `[profile work]\nrole_arn = ${EXAMPLE.roleArn}\nsource_profile = source\n`;
  await person.config(
    `${broken}[profile source]\ncredential_process = exit 4\n${CONFIG.slice(CONFIG.indexOf('[sso'))}`,
  );
  const { process, credentials } = await liveFactsOf(person.world);
  expect([process, findingOf(credentials)]).toMatchObject([
    { state: 'failed', exitCode: 4 },
    'process-broken',
  ]);
});

/** A killed process may stay in the table until somebody asks for its exit status. */
async function isAlive(pid: string): Promise<boolean> {
  const { stdout } = await person.world.exec('/bin/ps', ['-o', 'stat=', '-p', pid], { timeoutMs: 30_000 });
  return stdout.trim() !== '' && !stdout.startsWith('Z');
}
