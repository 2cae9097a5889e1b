import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { build } from '../../src/rollout/build/build.ts';
import type { Rollout } from '../../src/rollout/file/rollout.ts';
import { anyRollout } from './arbitrary.ts';
import { EXAMPLE, rolloutWith } from './example.ts';

function page(rollout: Rollout, name: 'HANDOUT.md' | 'ADMIN.md'): string {
  const files = build(rollout, { key: 'a-key-of-the-trial' });
  return files.find(({ path }) => path === name)?.content.toString() ?? '';
}

describe('HANDOUT.md', () => {
  const text = page(EXAMPLE, 'HANDOUT.md');

  test('speaks of models by their names', () => {
    expect(text).toContain(
      '- Opus, the default, with long context\n- Claude Sonnet 4.6\n- Claude Haiku 4.5\n',
    );
  });

  test('names whom to turn to, and says nothing that only administrators understand', () => {
    expect(text).toContain('- Help desk: help@example.com, https://help.example.com');
    expect(text).not.toMatch(/permission set|IAM|CloudTrail|managed|registry|inference/i);
  });

  test.each([
    ['in-app', EXAMPLE.signIn, /The sign-in at the AWS access portal ends after a while/],
    ['profile', { way: 'profile', profile: 'work' }, /As often as your AWS profile asks for it/],
    ['static-key', { way: 'static-key', key: { environment: 'KEY' } }, /You do not sign in/],
  ])('says how often people sign in: %s', (_, signIn, says) => {
    expect(page(rolloutWith({ signIn }), 'HANDOUT.md')).toMatch(says);
  });

  test('does not say that a gateway is the AWS account', () => {
    const signIn = {
      way: 'gateway',
      baseUrl: 'https://gateway.example.com',
      credential: { kind: 'static-key', key: { environment: 'KEY' } },
    };
    expect(page(rolloutWith({ signIn, aws: undefined }), 'HANDOUT.md')).not.toContain('AWS account');
  });
});

describe('ADMIN.md', () => {
  test('tells of every file that is built, whatever is rolled out', () => {
    fc.assert(
      fc.property(anyRollout, (rollout) => {
        const text = page(rollout, 'ADMIN.md');
        const built = build(rollout, { key: 'a-key-of-the-trial' }).map(({ path }) => path);
        expect(built.filter((path) => path !== 'ADMIN.md' && !text.includes(path))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test('tells how to verify it, to change it and to take it back', () => {
    const text = page(EXAMPLE, 'ADMIN.md');
    for (const one of ['rollout check bedrock-rollout.json --live', 'rollout report', 'reg delete HKLM'])
      expect(text).toContain(one);
  });
});
