import { expect, test } from 'vitest';
import type { Profile } from '../../src/model/configuration.ts';
import { type Renewers, refreshLine } from '../../src/shell/refresh-line.ts';

const SSO: Profile = { name: 'work', kind: 'sso-session' };
const V2 = { path: '/usr/bin/aws', version: '2.15.3' };
const NONE: Renewers = { launcher: undefined, awsCli: undefined, platform: 'linux' };

test.each<[string, Profile, Partial<Renewers>, string | undefined]>([
  [
    'ours first',
    SSO,
    { launcher: '/h/a b/cb', awsCli: V2 },
    "'/h/a b/cb' login --auth-refresh --profile=work",
  ],
  [
    'ours for a role',
    { ...SSO, kind: 'assume-role' },
    { launcher: '/cb' },
    '/cb login --auth-refresh --profile=work',
  ],
  ['the AWS CLI', SSO, { awsCli: V2 }, 'aws sso login --profile work'],
  ['quotes', { ...SSO, name: '$(id)' }, { awsCli: V2 }, "aws sso login --profile '$(id)'"],
  ['nobody', SSO, {}, undefined],
  ['no AWS CLI of version 1', SSO, { awsCli: { ...V2, version: '1.32.0' } }, undefined],
  ['not the AWS CLI for a role', { ...SSO, kind: 'assume-role' }, { awsCli: V2 }, undefined],
  ['no name that cmd.exe expands', { ...SSO, name: '%x%' }, { awsCli: V2, platform: 'win32' }, undefined],
])('names %s', (_, profile, given, expected) => {
  expect(refreshLine(profile, { ...NONE, ...given })).toBe(expected);
});
