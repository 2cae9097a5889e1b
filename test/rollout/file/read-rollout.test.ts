import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRollout, readRolloutFile } from '../../../src/rollout/file/read-rollout.ts';
import { put, temporaryDirectory } from '../../support/world.ts';
import { EXAMPLE, rolloutWith } from '../example.ts';

/** `CODE KEY LINE:COLUMN` of each fault. */
function faultsOf(text: string): readonly string[] {
  const read = readRollout(text);
  return read.ok ? [] : read.faults.map(({ code, key, line, column }) => `${code} ${key} ${line}:${column}`);
}

function says(json: unknown): readonly string[] {
  const read = readRollout(JSON.stringify(json, null, 2));
  return read.ok ? [] : read.faults.map(({ code, key, says, fix }) => `${code}: ${key} ${says}. ${fix}`);
}

test('reads a whole rollout', () => {
  expect(readRollout(JSON.stringify(EXAMPLE))).toEqual({ ok: true, rollout: EXAMPLE });
});

test('reads the example of docs/administrators.md', async () => {
  const page = await readFile(new URL('../../../docs/administrators.md', import.meta.url), 'utf8');
  const [, example = ''] = /```json\n(.*?)```/s.exec(page) ?? [];
  expect(readRollout(example)).toMatchObject({ ok: true });
});

describe('what is wrong is told with its place', () => {
  test.each([
    ['no JSON', '{\n  "version": 1,\n}', ['rollout-invalid  2:15']],
    ['nothing', '', ['rollout-invalid  1:1']],
    ['a list', '[]', ['rollout-invalid  1:1']],
    [
      'a name twice',
      JSON.stringify(EXAMPLE, null, 1).replace('"version": 1,', '"version": 1,\n "version": 1,'),
      ['rollout-invalid version 2:13'],
    ],
    ['deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, ['rollout-invalid  1:1']],
    ['deep and cut', '['.repeat(100_000), ['rollout-invalid  1:1']],
  ])('%s', (_, text, expected) => {
    expect(faultsOf(text)).toEqual(expected);
  });
});

describe('what is wrong is told with what helps', () => {
  test.each<[string, object, string]>([
    [
      'an unknown key',
      { modells: [] },
      'rollout-invalid: modells is an unknown key. Write models, or remove it.',
    ],
    [
      'an unknown key of one way to sign in',
      { signIn: { ...EXAMPLE.signIn, startURL: 'x' } },
      'rollout-invalid: signIn.startURL is an unknown key. Write startUrl, or remove it.',
    ],
    [
      'a misspelt value',
      { restrictions: { level: 'locked' } },
      'rollout-invalid: restrictions.level has to be standard, restricted or locked-down. Correct',
    ],
    [
      'a misspelt way',
      { signIn: { way: 'profil' } },
      'rollout-invalid: signIn.way has to be in-app, profile, helper, static-key, gateway or external-idp; is profile meant?',
    ],
    ['a missing key', { organization: { name: 'A' } }, 'rollout-invalid: organization.domain is missing.'],
    ['a wrong type', { models: 'opus' }, 'rollout-invalid: models has to be a list.'],
    ['an empty list', { models: [] }, 'rollout-invalid: models names no model.'],
    [
      'a line feed in a name',
      { organization: { name: 'a\nb', domain: 'example.com' } },
      'rollout-invalid: organization.name has to be one line',
    ],
    ['a newer file', { version: 2 }, 'rollout-newer: version is 2: the file is for a newer claude-bedrock.'],
    ['no product', { products: {} }, 'rollout-incomplete: products names no product.'],
    [
      'another geography',
      { models: [{ id: 'us.anthropic.claude-opus-4-8' }] },
      'model-wrong-prefix: models[0].id cannot be called from eu-central-1: it belongs to another geography. In eu-central-1 it may be eu.anthropic.claude-opus-4-8',
    ],
    [
      'an alias',
      { models: [{ id: 'opus' }] },
      'model-malformed: models[0].id is not how Amazon Bedrock names a Claude model.',
    ],
    [
      'an application profile without a label',
      {
        models: [
          {
            id: 'arn:aws:bedrock:eu-central-1:111122223333:application-inference-profile/abc',
            leadsTo: 'eu.anthropic.claude-opus-4-8',
          },
        ],
      },
      'rollout-incomplete: models[0].label is missing.',
    ],
    [
      'the ARN of another region',
      { models: [{ id: 'arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/abc' }] },
      'arn-region: models[0].id belongs to us-east-1, and requests go to eu-central-1.',
    ],
    [
      'a model twice',
      { models: [{ id: 'eu.anthropic.claude-opus-4-8' }, { id: 'eu.anthropic.claude-opus-4-8' }] },
      'rollout-invalid: models[1].id stands in the list twice.',
    ],
    [
      'a part of the portal',
      {
        signIn: {
          way: 'profile',
          profile: 'work',
          startUrl: 'https://example.awsapps.com/start',
          identityCenterRegion: 'eu-central-1',
          accountId: '111122223333',
        },
      },
      'rollout-incomplete: signIn.permissionSet is missing.',
    ],
    [
      'a helper for Claude Code',
      { signIn: { way: 'helper', helper: { macos: '/opt/key', windows: 'C:\\key.exe', linux: '/opt/key' } } },
      'rollout-unsupported: products.claudeCode cannot take an Amazon Bedrock API key from a helper.',
    ],
    [
      'a helper with ~',
      { signIn: { way: 'helper', helper: { macos: '~/key' } } },
      'rollout-invalid: signIn.helper.macos has to be an absolute path.',
    ],
    [
      'a base URL with a path',
      { aws: { region: 'eu-central-1', baseUrl: 'https://a.example/x' } },
      'rollout-unsupported: aws.baseUrl has a path. Write https://a.example.',
    ],
    [
      'a base URL with a password',
      { aws: { region: 'eu-central-1', baseUrl: 'https://a:b@a.example' } },
      'rollout-invalid: aws.baseUrl has to be an address',
    ],
    [
      'what is said twice',
      { desktopSettings: { inferenceProvider: 'bedrock' } },
      'rollout-unsupported: desktopSettings.inferenceProvider is made from signIn.',
    ],
    [
      'a null',
      { claudeCodeSettings: { a: [null] } },
      'rollout-unsupported: claudeCodeSettings.a[0] is null.',
    ],
    [
      'a control character',
      { desktopSettings: { organizationInstructions: 'a\u0000b' } },
      'rollout-unsupported: desktopSettings.organizationInstructions holds a control character.',
    ],
    [
      'a secret by its name',
      { claudeCodeSettings: { env: { ANTHROPIC_API_KEY: 'x' } } },
      'rollout-secret: claudeCodeSettings.env.ANTHROPIC_API_KEY holds a secret',
    ],
    [
      'a secret by its looks',
      { organization: { name: 'ABSKabcdefghijklmnop', domain: 'example.com' } },
      'rollout-secret: organization.name holds a secret',
    ],
  ])('%s', (_, parts, expected) => {
    const all = says(rolloutWith(parts));
    expect(
      all.find((one) => one.startsWith(expected)),
      all.join('\n'),
    ).toBeDefined();
  });
});

test('a secret is never told', () => {
  const told = JSON.stringify(
    readRollout(
      JSON.stringify(
        rolloutWith({
          key: 'ABSKabcdefghijklmnop',
          desktopSettings: { inferenceBedrockBearerToken: 'hidden-one' },
        }),
      ),
    ),
  );
  expect(told).not.toMatch(/ABSKabc|hidden-one/);
});

test('whatever stands in the file, reading it says ok or names at least one fault', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.json().map((json) => JSON.stringify({ ...EXAMPLE, models: JSON.parse(json) })),
      ),
      (text) => {
        const read = readRollout(text);
        expect(read.ok || read.faults.length > 0).toBe(true);
      },
    ),
    { numRuns: 50 },
  );
});

test('a file is refused with its place, and the first of several faults', async () => {
  const file = await put(join(await temporaryDirectory(), 'bedrock-rollout.json'), '{"version":1,"x":2}');
  expect(readRolloutFile(file)).toMatchObject({
    ok: false,
    problem: { code: 'rollout-invalid', message: expect.stringMatching(/:1:1 .* is missing\.$/) },
  });
  expect(readRolloutFile(`${file}.none`)).toMatchObject({
    ok: false,
    problem: { code: 'rollout-unreadable' },
  });
});
