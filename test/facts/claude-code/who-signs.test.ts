import { expect, test } from 'vitest';
import { signedBy } from '../../../src/facts/claude-code/who-signs.ts';
import { effectiveConfiguration } from '../../../src/facts/settings/effective.ts';
import type { Profile } from '../../../src/model/configuration.ts';

// The rule itself is that of src/facts/claude-code/choose-signer.ts, which test/client/ and `npm run agree` try.

const KEYS = { AWS_ACCESS_KEY_ID: 'AKIARTX3GSDSQADVOPER', AWS_SECRET_ACCESS_KEY: 'secret' };
const ROLE = { AWS_ROLE_ARN: 'arn:aws:iam::1:role/x', AWS_WEB_IDENTITY_TOKEN_FILE: '/token' };
const PLATFORM = { CLAUDE_CODE_USE_ANTHROPIC_AWS: '1', ANTHROPIC_AWS_API_KEY: 'x'.repeat(30) };

test.each([
  [{ ...KEYS }, 'environment', undefined],
  [{ ...KEYS, AWS_PROFILE: 'p' }, 'profile', 'p'],
  [{ ...KEYS, AWS_PROFILE: '' }, 'environment', undefined],
  [{ ...ROLE, AWS_PROFILE: 'nobody' }, 'profile', 'nobody'],
  [{ ...ROLE }, 'default-chain', undefined],
  [{ AWS_EC2_METADATA_DISABLED: 'true' }, 'default-chain', undefined],
  [{ AWS_BEARER_TOKEN_BEDROCK: 'x'.repeat(30), CLAUDE_CODE_SKIP_BEDROCK_AUTH: '1' }, 'api-key', undefined],
  [{ ...KEYS, CLAUDE_CODE_SKIP_BEDROCK_AUTH: ' On ', ANTHROPIC_AUTH_TOKEN: 'x' }, 'nothing', undefined],
  [{ CLAUDE_CODE_USE_MANTLE: '1', CLAUDE_CODE_SKIP_MANTLE_AUTH: '1', ...KEYS }, 'nothing', undefined],
  [{ CLAUDE_CODE_USE_MANTLE: '1', CLAUDE_CODE_SKIP_BEDROCK_AUTH: '1', ...KEYS }, 'environment', undefined],
  [{ ...PLATFORM, AWS_PROFILE: 'p' }, 'api-key', undefined],
  [{ ...PLATFORM, AWS_PROFILE: 'p', CLAUDE_CODE_USE_BEDROCK: '1' }, 'profile', 'p'],
  [{ ...PLATFORM, AWS_PROFILE: 'p', CLAUDE_CODE_SKIP_ANTHROPIC_AWS_AUTH: '1' }, 'nothing', undefined],
])('with %j it is %s %s', (env, kind, name) => {
  const profiles: Profile[] = [{ name: 'p', kind: 'static' }];
  const signer = signedBy(effectiveConfiguration([], env, profiles), profiles);
  expect([signer.kind, signer.name]).toEqual([kind, name]);
});

test.each(['static', 'incomplete'] as const)('a profile `default` that is %s', (kind) => {
  const profiles: Profile[] = [{ name: 'default', kind }];
  const expected = kind === 'static' ? { kind: 'profile', name: 'default' } : { kind: 'default-chain' };
  expect(signedBy(effectiveConfiguration([], {}, profiles), profiles)).toEqual(expected);
});
