import { describe, expect, test } from 'vitest';
import type { AwsFiles, AwsSection } from '../../../src/facts/aws-files/aws-files.ts';
import { describeProfile } from '../../../src/facts/aws-files/profile.ts';
import { resolveKind } from '../../../src/facts/aws-files/profile-kind.ts';

type Sections = Record<string, AwsSection>;

/** Files as `readAwsFiles` returns them; what is given as `credentials` wins. */
function awsFiles(config: Sections, ssoSessions: Sections = {}, credentials: Sections = {}): AwsFiles {
  return {
    files: [
      { kind: 'config', file: '/config', state: 'parsed', notes: [] },
      { kind: 'credentials', file: '/credentials', state: 'parsed', notes: [] },
    ],
    profiles: new Map(Object.entries({ ...config, ...credentials })),
    credentials: new Map(Object.entries(credentials)),
    ssoSessions: new Map(Object.entries(ssoSessions)),
    services: new Map(),
    droppedProfiles: [],
    droppedSessions: [],
    misnamed: [],
  };
}
const describeIt = (p: AwsSection, others: Sections = {}, sessions: Sections = {}) =>
  describeProfile('p', awsFiles({ ...others, p }, sessions));

const KEYS = { aws_access_key_id: 'AKIA', aws_secret_access_key: 's' };
const ACCOUNT = { sso_account_id: '111122223333', sso_role_name: 'Dev' };
const SESSION = { sso_start_url: 'https://x/start', sso_region: 'eu-west-1' };
const SSO = { ...ACCOUNT, sso_session: 'corp' };
const CORP = { corp: SESSION };
const ROLE = { role_arn: 'arn:aws:iam::444455556666:role/team/Admin' };

describe('the kind', () => {
  test.each<[string, AwsSection, Sections]>([
    ['sso-session', SSO, {}],
    ['sso-legacy', { ...ACCOUNT, ...SESSION }, {}],
    ['static', KEYS, {}],
    ['static', { ...KEYS, ...SSO }, {}],
    ['static', { ...KEYS, credential_process: 'x' }, {}],
    ['static', { ...KEYS, ...ROLE, web_identity_token_file: '/t' }, {}],
    ['assume-role', { ...KEYS, ...ROLE, source_profile: 'p' }, {}],
    ['assume-role', { ...ROLE, source_profile: 'k' }, { k: KEYS }],
    ['assume-role', { ...ROLE, source_profile: 'k' }, { k: SSO }],
    ['assume-role', { ...ROLE, source_profile: 'k' }, { k: { ...KEYS, ...ROLE, source_profile: 'gone' } }],
    ['assume-role', { ...ROLE, source_profile: 'k' }, { k: { credential_source: 'Environment' } }],
    ['assume-role', { ...ROLE, credential_source: 'Ec2InstanceMetadata' }, {}],
    ['web-identity', { ...ROLE, web_identity_token_file: '/t' }, {}],
    ['web-identity', { ...ROLE, web_identity_token_file: '/t', credential_process: 'x' }, {}],
    ['credential-process', { credential_process: 'x', ...SSO }, {}],
    ['console-login', { login_session: 'arn:aws:iam::111122223333:user/me' }, {}],
    ['sso-session', { ...SSO, login_session: 'arn' }, {}],
  ])('is %s where the SDK takes that first: %j', (kind, profile, others) => {
    expect(describeIt(profile, others, CORP)).toMatchObject({ kind });
  });
});

describe('a one-time code', () => {
  const MFA = { mfa_serial: 'arn:aws:iam::111122223333:mfa/me' };
  test.each<[string, AwsSection, Sections, true | undefined]>([
    ['is asked for by a role', { ...ROLE, ...MFA, source_profile: 'k' }, { k: KEYS }, true],
    [
      'is asked for by a role on the way',
      { ...ROLE, source_profile: 'k' },
      { k: { ...ROLE, ...MFA, credential_source: 'Environment' } },
      true,
    ],
    ['is not asked for beside keys without a role', { ...KEYS, ...MFA }, {}, undefined],
    [
      'is not asked for by keys on the way',
      { ...ROLE, source_profile: 'k' },
      { k: { ...KEYS, ...MFA } },
      undefined,
    ],
  ])('%s', (_, profile, others, expected) => {
    expect(describeIt(profile, others).asksForCode).toBe(expected);
  });
});

describe('an incomplete profile', () => {
  test.each<[AwsSection, Sections, string[]]>([
    [{ region: 'eu-west-1' }, {}, ['it names no credentials']],
    [{ aws_access_key_id: 'AKIA' }, {}, ['aws_secret_access_key is missing']],
    [{ aws_secret_access_key: 's' }, {}, ['aws_access_key_id is missing']],
    [{ ...SSO, sso_session: 'gone' }, {}, ['sso_session names gone, which does not exist']],
    [{ ...SSO, sso_session: 'half' }, {}, ['sso_region is missing in [sso-session half]']],
    [{ sso_session: 'corp' }, {}, ['sso_account_id is missing', 'sso_role_name is missing']],
    [{ ...ACCOUNT, sso_start_url: 'https://x' }, {}, ['sso_region is missing']],
    [ROLE, {}, ['role_arn needs source_profile, credential_source or web_identity_token_file']],
    [
      { ...ROLE, source_profile: 'a', credential_source: 'Environment' },
      {},
      ['source_profile and credential_source exclude each other'],
    ],
    [
      { ...ROLE, credential_source: 'Moon' },
      {},
      ['credential_source is Moon, not one of EcsContainer, Ec2InstanceMetadata, Environment'],
    ],
    [{ ...ROLE, source_profile: 'gone' }, {}, ['source_profile of p names gone, which does not exist']],
    [
      { ...ROLE, source_profile: 'a' },
      { a: { ...ROLE, source_profile: 'b' }, b: { ...ROLE, source_profile: 'a' } },
      ['source_profile goes in a circle: a → b → a'],
    ],
    [{ ...ROLE, source_profile: 'p' }, {}, ['source_profile goes in a circle: p → p']],
    [
      { ...ROLE, source_profile: 'a' },
      { a: { sso_account_id: '1', ...SESSION } },
      ['sso_role_name is missing (in profile a)'],
    ],
  ])('says what it lacks: %j', (profile, others, missing) => {
    const sessions = { ...CORP, half: { sso_start_url: 'https://x' } };
    expect(describeIt(profile, others, sessions)).toMatchObject({ kind: 'incomplete', missing });
  });
});

test('tells account and role of an Identity Center profile, and the region with its file', () => {
  expect(describeIt({ ...SSO, region: 'eu-west-1' }, {}, CORP)).toEqual({
    name: 'p',
    kind: 'sso-session',
    region: 'eu-west-1',
    regionOrigin: { from: 'aws-config', file: '/config', key: 'p.region' },
    accountId: '111122223333',
    roleName: 'Dev',
  });
});

test('tells the account and role that are assumed, not those of the source', () => {
  const source = { k: { ...SSO, ...KEYS } };
  expect(describeIt({ ...ROLE, source_profile: 'k' }, source, CORP)).toMatchObject({
    accountId: '444455556666',
    roleName: 'Admin',
  });
});

test('names the credentials file where the region stands in both', () => {
  const region = { region: 'us-west-2' };
  const profile = describeProfile('p', awsFiles({ p: region }, {}, { p: { ...region, ...KEYS } }));
  expect(profile.regionOrigin).toMatchObject({ from: 'aws-credentials', file: '/credentials' });
});

test('finds the sign-in behind a chain of roles', () => {
  const chain = { p: { ...ROLE, source_profile: 'a' }, a: { ...ROLE, source_profile: 'b' }, b: SSO };
  expect(resolveKind('p', awsFiles(chain, CORP)).session).toEqual({ kind: 'sso-session', id: 'corp' });
});

test('follows a chain of 5,000 roles', () => {
  const link = (i: number) => [`r${i}`, { ...ROLE, source_profile: `r${i + 1}` }] as const;
  const chain = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => link(i)));
  expect(resolveKind('r0', awsFiles({ ...chain, r5000: KEYS })).kind).toBe('assume-role');
});

test('an unknown profile is incomplete', () => {
  expect(describeProfile('gone', awsFiles({}))).toMatchObject({ missing: ['there is no profile gone'] });
});
