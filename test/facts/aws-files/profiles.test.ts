import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readProfiles } from '../../../src/facts/aws-files/profiles.ts';
import { tokenFile } from '../../../src/facts/sign-in/sso-token.ts';
import { profileSchema } from '../../../src/report/status/status.ts';
import { putAwsFiles, putSsoToken } from '../../support/aws-home.ts';
import { put, temporaryWorld } from '../../support/world.ts';

const LATER = '2026-11-20T13:00:00Z';
const EARLIER = '2026-11-20T11:00:00Z';
const TOKEN = { accessToken: 'SECRET-TOKEN', expiresAt: LATER };
const CLIENT = { refreshToken: 'SECRET-R', clientId: 'c', clientSecret: 'SECRET-C' };
const RENEWABLE = { ...CLIENT, registrationExpiresAt: '2027-01-01T00:00:00Z' };

/** The session of the profile `work` (sso-session `corp`) with this in the token cache, at 12:00. */
async function sessionWith(token: object) {
  const world = await temporaryWorld();
  await putAwsFiles(world.home);
  await putSsoToken(world.home, 'corp', token);
  const { profiles } = readProfiles(world);
  return profiles.find(({ name }) => name === 'work')?.session;
}

test('reads every profile with its session, and shows no token', async () => {
  const world = await temporaryWorld();
  await putAwsFiles(world.home);
  await putSsoToken(world.home, 'corp', { ...TOKEN, ...RENEWABLE });
  const { profiles, files } = readProfiles(world);
  for (const profile of profiles) expect(profileSchema.parse(profile)).toEqual(profile);
  expect(profiles.map(({ name, kind, session }) => `${name} ${kind} ${session?.state ?? ''}`)).toEqual([
    'default incomplete ',
    'work sso-session valid',
    'keys static ',
    'broken incomplete ',
    '$(id) sso-legacy not-signed-in',
  ]);
  expect(files.droppedProfiles).toEqual(['two words']);
  expect(JSON.stringify(profiles)).not.toContain('SECRET');
});

describe('a session', () => {
  test.each<[string, object, object]>([
    ['valid', TOKEN, { state: 'valid', expiresAt: '2026-11-20T13:00:00.000Z', refreshable: false }],
    ['renewable', { ...TOKEN, ...RENEWABLE }, { state: 'valid', refreshable: true }],
    ['expired', { ...TOKEN, expiresAt: EARLIER }, { state: 'expired', refreshable: false }],
    [
      'expired and renewable',
      { ...TOKEN, ...RENEWABLE, expiresAt: EARLIER },
      { state: 'expired', expiresAt: '2026-11-20T11:00:00.000Z', refreshable: true },
    ],
    ['expired at this very second', { ...TOKEN, expiresAt: '2026-11-20T12:00:00Z' }, { state: 'expired' }],
    [
      'with an expired client',
      { ...TOKEN, ...RENEWABLE, registrationExpiresAt: EARLIER },
      { refreshable: false },
    ],
    ['with half a client', { ...TOKEN, ...RENEWABLE, clientSecret: '' }, { refreshable: false }],
    ['of an old AWS CLI', { ...TOKEN, expiresAt: '2026-11-20T13:00:00UTC' }, { state: 'valid' }],
    ['without a token', { expiresAt: LATER }, { state: 'not-signed-in' }],
    ['without a date', { accessToken: 'x' }, { state: 'not-signed-in' }],
    ['with another date', { accessToken: 'x', expiresAt: 'soon' }, { state: 'not-signed-in' }],
    ['that is an array', [], { state: 'not-signed-in' }],
  ])('%s is told', async (_, token, expected) => {
    expect(await sessionWith(token)).toMatchObject(expected);
  });

  test.each([
    ['damaged', async (file: string) => void (await put(file, '{"accessToken":'))],
    ['a directory', async (file: string) => void (await mkdir(file, { recursive: true }))],
    ['absent', async () => undefined],
  ])('whose file is %s means: not signed in', async (_, make) => {
    const world = await temporaryWorld();
    await putAwsFiles(world.home);
    await make(await tokenFile(world, { kind: 'sso-session', id: 'corp' }));
    const work = readProfiles(world).profiles.find(({ name }) => name === 'work');
    expect(work?.session).toEqual({ state: 'not-signed-in' });
  });

  test('of a legacy profile is found by its start URL and never renews itself', async () => {
    const world = await temporaryWorld();
    await putAwsFiles(world.home);
    await putSsoToken(world.home, 'https://example.awsapps.com/start', { ...TOKEN, ...RENEWABLE });
    const legacy = readProfiles(world).profiles.find(({ kind }) => kind === 'sso-legacy');
    expect(legacy?.session).toMatchObject({ state: 'valid', refreshable: false });
  });

  test('of a role is that of the profile behind it', async () => {
    const world = await temporaryWorld();
    await putAwsFiles(world.home);
    await putSsoToken(world.home, 'corp', TOKEN);
    await put(
      join(world.home, 'more'),
      '[admin]\nrole_arn = arn:aws:iam::444455556666:role/A\nsource_profile = work\n',
    );
    const env = { AWS_SHARED_CREDENTIALS_FILE: join(world.home, 'more') };
    const admin = readProfiles({ ...world, env }).profiles.find(({ name }) => name === 'admin');
    expect(admin).toMatchObject({ kind: 'assume-role', session: { state: 'valid' } });
  });
});

describe('a console login', () => {
  const ID = 'arn:aws:iam::111122223333:user/me';
  const LOGIN = {
    accessToken: { accountId: '111122223333', expiresAt: EARLIER, secretAccessKey: 'SECRET' },
    clientId: 'c',
    refreshToken: 'r',
    dpopKey: 'k',
  };

  /** The profile of a console login with this in its cache. */
  async function profileWith(login: object, cache: string, env = {}) {
    const world = await temporaryWorld({ env });
    await put(join(world.home, '.aws/config'), `[default]\nlogin_session = ${ID}\n`);
    const name = createHash('sha256').update(ID).digest('hex');
    await put(join(world.home, cache, `${name}.json`), JSON.stringify(login));
    return readProfiles({ ...world, env: { ...world.env, ...env } }).profiles[0];
  }

  test('is renewed by itself, like the short-lived keys that it holds', async () => {
    expect(await profileWith(LOGIN, '.aws/login/cache')).toEqual({
      name: 'default',
      kind: 'console-login',
      accountId: '111122223333',
      session: { state: 'expired', expiresAt: '2026-11-20T11:00:00.000Z', refreshable: true },
    });
  });

  test('without the key that proves it is none', async () => {
    const profile = await profileWith({ ...LOGIN, dpopKey: '' }, '.aws/login/cache');
    expect(profile?.session).toEqual({ state: 'not-signed-in' });
  });
});

test('reads 5,000 profiles that share a session', async () => {
  const world = await temporaryWorld();
  const profile = (i: number) =>
    `[profile team-${i}]\nsso_session = corp\nsso_account_id = 1\nsso_role_name = R\n`;
  const sections = Array.from({ length: 5_000 }, (_, i) => profile(i));
  const session = '[sso-session corp]\nsso_start_url = u\nsso_region = r\n';
  await put(join(world.home, '.aws/config'), sections.join('\n') + session);
  await putSsoToken(world.home, 'corp', TOKEN);
  const { profiles } = readProfiles(world);
  expect(profiles).toHaveLength(5_000);
  expect(profiles.every((each) => each.session?.state === 'valid')).toBe(true);
  // One object means that one file was read.
  expect(new Set(profiles.map((each) => each.session)).size).toBe(1);
});
