import { expect, test } from 'vitest';
import type { Profile } from '../../../src/model/configuration.ts';
import { signInOffers } from '../../../src/plan/setup/sign-in-offers.ts';

const VALID = { session: { state: 'valid' } } as const;
const EXPIRED = { session: { state: 'expired' } } as const;

function profile(name: string, kind: Profile['kind'], given: Partial<Profile> = {}): Profile {
  return { name, kind, ...given };
}
const labels = (profiles: readonly Profile[], env = {}, effective?: string) =>
  signInOffers(profiles, env, effective).map(({ label }) => label);

test('offers what is signed in first, then the profile in use, then what lasts longest', () => {
  const profiles = [
    profile('keys', 'static'),
    profile('expired', 'sso-session', EXPIRED),
    profile('role', 'assume-role'),
    profile('sso', 'sso-session', VALID),
    profile('used', 'static'),
    profile('half', 'incomplete'),
  ];
  expect(labels(profiles, {}, 'used')).toEqual(['used', 'sso', 'role', 'keys', 'expired']);
});

test('says where a profile leads, and how to sign in where that has to come first', () => {
  const place = { accountId: '111122223333', roleName: 'BedrockUser', region: 'eu-central-1' };
  expect(signInOffers([profile("it's", 'sso-session', { ...place, ...EXPIRED })], {}, undefined)).toEqual([
    {
      label: "it's",
      description: 'IAM Identity Center, account 111122223333, BedrockUser, eu-central-1, sign-in expired',
      options: "--profile 'it'\\''s'",
      isReady: false,
      signIn: "claude-bedrock login --profile 'it'\\''s'",
      loginOptions: "login --start --profile 'it'\\''s'",
    },
  ]);
});

test.each([
  ['a session that renews itself', { session: { state: 'expired', refreshable: true } }, true],
  ['a session that is valid', VALID, true],
  ['no session', {}, true],
  ['a session that is over', EXPIRED, false],
  ['a session that never was', { session: { state: 'not-signed-in' } }, false],
] as const)('with %s, being ready is %j', (_, given, isReady) => {
  const [offer] = signInOffers([profile('p', 'sso-session', given)], {}, undefined);
  expect(offer).toMatchObject({ isReady });
  expect(offer?.signIn === undefined).toBe(isReady);
});

test('a profile that asks for a one-time code is not ready, says why, and no sign-in helps', () => {
  const profiles = [profile('mfa', 'assume-role', { asksForCode: true }), profile('keys', 'static')];
  expect(signInOffers(profiles, {}, 'mfa').at(-1)).toEqual({
    label: 'mfa',
    description: 'assumes a role, asks for a one-time code, which Claude Code cannot give',
    options: '--profile mfa',
    isReady: false,
  });
});

test('an access key without its secret is not ready, and says why', () => {
  const half = signInOffers([], { AWS_ACCESS_KEY_ID: 'AKIASECRETSECRET' }, undefined);
  expect(half).toEqual([
    {
      label: 'Credentials in the environment',
      description: 'AWS_ACCESS_KEY_ID is exported without AWS_SECRET_ACCESS_KEY, so it cannot sign',
      options: '--auth environment',
      isReady: false,
    },
  ]);
});

test('offers what the environment holds after the profiles, and never shows it', () => {
  const env = {
    AWS_BEARER_TOKEN_BEDROCK: 'ABSK-secret',
    AWS_ACCESS_KEY_ID: 'AKIASECRETSECRET',
    AWS_SECRET_ACCESS_KEY: 'not-to-be-shown',
  };
  const offers = signInOffers([profile('keys', 'static')], env, undefined);
  expect(offers.map(({ options }) => options)).toEqual([
    '--profile keys',
    '--auth api-key',
    '--auth environment',
  ]);
  expect(offers.every(({ isReady }) => isReady)).toBe(true);
  expect(JSON.stringify(offers)).not.toMatch(/ABSK-secret|AKIASECRET|not-to-be-shown/);
});
