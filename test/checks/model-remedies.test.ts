import { join } from 'node:path';
import { expect, test } from 'vitest';
import { modelFamilyGap } from '../../src/checks/rules/models/model-family-gap.ts';
import { modelUnpinned } from '../../src/checks/rules/models/model-unpinned.ts';
import { modelWrongPrefix } from '../../src/checks/rules/models/model-wrong-prefix.ts';
import { regionMissing } from '../../src/checks/rules/network/region-missing.ts';
import { env } from '../../src/model/change.ts';
import { CONFIG, ENV, makePerson, type Person, PINS } from '../doctor/person.ts';
import { invocation, listing, problemOf, refusal } from './judging.ts';

const LISTING = listing('eu-central-1', ...Object.values(PINS), 'global.anthropic.claude-opus-5-5');
const USABLE = { ok: true, value: 'usable' } as const;
const OPUS = PINS.ANTHROPIC_DEFAULT_OPUS_MODEL;

function userFile({ world }: Person): string {
  return join(world.home, '.claude', 'settings.json');
}

function localFile({ world }: Person): string {
  return join(world.cwd, '.claude', 'settings.local.json');
}

test('replaces a wrong prefix at every place that names it, each in its file, and keeps [1m]', async () => {
  const person = await makePerson();
  const id = 'us.anthropic.claude-opus-5-5';
  await person.settings({ env: { ...ENV, ANTHROPIC_DEFAULT_OPUS_MODEL: id } });
  await person.settings({ env: { ANTHROPIC_MODEL: `${id}[1m]` } }, 'local');
  const { status, fix } = await problemOf(modelWrongPrefix, person, { listing: LISTING });
  expect(status).toBe('fail');
  expect(fix?.remedy).toEqual({
    kind: 'settings',
    files: [
      { file: localFile(person), edits: [env('ANTHROPIC_MODEL', `${OPUS}[1m]`)] },
      { file: userFile(person), edits: [env('ANTHROPIC_DEFAULT_OPUS_MODEL', OPUS)] },
    ],
  });
});

test('a model that the shell exports is replaced in the settings, which win', async () => {
  const person = await makePerson();
  person.env.ANTHROPIC_MODEL = 'us.anthropic.claude-opus-5-5';
  const { fix } = await problemOf(modelWrongPrefix, person, { listing: LISTING });
  expect(fix?.remedy).toEqual({
    kind: 'settings',
    files: [{ file: userFile(person), edits: [env('ANTHROPIC_MODEL', OPUS)] }],
  });
});

test("what the administrator set is the administrator's to change", async () => {
  const person = await makePerson();
  await person.settings({ env: { ANTHROPIC_MODEL: 'us.anthropic.claude-opus-5-5' } }, 'managed');
  const { fix } = await problemOf(modelWrongPrefix, person, { listing: LISTING });
  expect(fix?.remedy).toBeUndefined();
  expect(fix?.say).toMatch(/^Ask your administrator to change .*managed-settings\.json/);
});

test('a model that is known to be refused stands in for none', async () => {
  const person = await makePerson();
  await person.settings({ env: { ...ENV, ANTHROPIC_MODEL: 'us.anthropic.claude-opus-5-5' } });
  const { fix } = await problemOf(modelWrongPrefix, person, {
    listing: LISTING,
    invocations: [invocation(OPUS, refusal('model-access-form'))],
  });
  expect(fix?.say).toContain('Use global.anthropic.claude-opus-5-5 instead');
});

test('pins what nothing pins, in the file that switches Bedrock on', async () => {
  const person = await makePerson();
  await person.settings({ env: { AWS_PROFILE: 'work' } });
  await person.settings({ env: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'eu-central-1' } }, 'local');
  const { fix } = await problemOf(modelUnpinned, person, {
    listing: LISTING,
    invocations: [invocation(OPUS, USABLE)],
    pinnable: [invocation(PINS.ANTHROPIC_DEFAULT_HAIKU_MODEL, USABLE)],
  });
  expect(fix?.remedy).toEqual({
    kind: 'settings',
    files: [
      {
        file: localFile(person),
        edits: [
          env('ANTHROPIC_DEFAULT_OPUS_MODEL', OPUS),
          env('ANTHROPIC_DEFAULT_HAIKU_MODEL', PINS.ANTHROPIC_DEFAULT_HAIKU_MODEL),
        ],
      },
    ],
  });
});

test('pins nothing that did not answer', async () => {
  const person = await makePerson();
  await person.settings({ env: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'eu-central-1' } });
  const { fix } = await problemOf(modelUnpinned, person, { listing: LISTING });
  expect(fix).toEqual({
    say: expect.stringContaining('See which models you can invoke'),
    run: 'claude-bedrock models --region eu-central-1 --probe',
  });
});

test('without a listing it can only say how to find the models', async () => {
  const person = await makePerson();
  await person.settings({ env: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'eu-central-1' } });
  const { fix } = await problemOf(modelUnpinned, person, {});
  expect(fix).toEqual({
    say: expect.stringContaining('/bedrock:setup'),
    run: 'claude-bedrock models --region eu-central-1 --probe',
  });
});

test('lets the primary model do the background work where the Haiku is refused', async () => {
  const person = await makePerson();
  const haiku = PINS.ANTHROPIC_DEFAULT_HAIKU_MODEL;
  const { status, fix } = await problemOf(modelFamilyGap, person, {
    listing: LISTING,
    invocations: [invocation(OPUS, USABLE), invocation(haiku, refusal('model-subscription'))],
  });
  expect(status).toBe('warn');
  expect(fix?.remedy).toEqual({
    kind: 'settings',
    files: [{ file: userFile(person), edits: [env('ANTHROPIC_DEFAULT_HAIKU_MODEL', OPUS)] }],
  });
});

test('sets a missing region', async () => {
  const person = await makePerson();
  await person.config(CONFIG.replace('region = eu-central-1\n\n', '\n'));
  await person.settings({ env: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'work', ...PINS } });
  const { fix } = await problemOf(regionMissing, person, {
    listing: listing('us-east-1', `us.${OPUS.slice(3)}`),
  });
  expect(fix?.remedy).toEqual({
    kind: 'settings',
    files: [{ file: userFile(person), edits: [env('AWS_REGION', 'eu-central-1')] }],
  });
});

test('moves nobody to another region who works without one', async () => {
  const person = await makePerson();
  await person.config(CONFIG.replace('region = eu-central-1\n\n', '\n'));
  const model = 'global.anthropic.claude-opus-5-5';
  await person.settings({
    env: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'work', ANTHROPIC_MODEL: model },
  });
  const { status, fix } = await problemOf(regionMissing, person, {
    invocations: [invocation(model, USABLE)],
  });
  expect(status).toBe('warn');
  expect(fix?.remedy).toBeUndefined();
  expect(fix?.say).toContain('us-east-1, where it works now, or to eu-central-1');
});
