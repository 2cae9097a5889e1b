import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { World } from '../../src/model/world.ts';
import { accessSchema } from '../../src/report/access/access.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { sandboxWorld } from '../aws/support.ts';
import { sandboxForTest } from '../sandbox/support.ts';
import { putAwsFiles } from '../support/aws-home.ts';
import { runData, runRefusal, runText } from '../support/run.ts';
import { put } from '../support/world.ts';

const KEYS = ['models', '--profile', 'keys', '--region', 'us-east-1'];
const WITHOUT_FORM = 'us.anthropic.claude-opus-4-5-20251101-v1:0';
const WITHOUT_AGREEMENT = 'anthropic.claude-opus-4-1-20250805-v1:0';
const USABLE = 'us.anthropic.claude-opus-4-8';
const FORM = {
  companyName: 'Example Corp',
  companyWebsite: 'https://example.com',
  intendedUsers: 'Internal',
  industryOption: 'Software',
  useCases: 'Writing software',
};

let sandbox: Sandbox;
let world: World;
let form: string;
beforeEach(async () => {
  sandbox = await sandboxForTest();
  const home = await sandboxWorld(sandbox);
  await putAwsFiles(home.home);
  form = await put(join(home.home, 'form.json'), JSON.stringify(FORM));
  world = home;
});

const written = () => sandbox.requests.filter(({ operation }) => /^(Put|Create)/.test(operation));

test('each call is shown first, with what is accepted; nothing is sent before the yes', async () => {
  const wish = [
    '--enable',
    WITHOUT_FORM,
    '--enable',
    `us.${WITHOUT_AGREEMENT}`,
    '--enable',
    USABLE,
    '--form',
    form,
  ];
  const plan = await runData(world, ...KEYS, ...wish, '--plan');
  expect(accessSchema.parse(plan)).toEqual(plan);
  expect(plan.steps).toMatchObject([
    { call: 'PutUseCaseForModelAccess', form: FORM },
    {
      call: 'CreateFoundationModelAgreement',
      model: WITHOUT_AGREEMENT,
      terms: expect.stringMatching(/^https:/),
      says: expect.stringContaining('legally binding'),
    },
  ]);
  expect(plan.already).toEqual(['anthropic.claude-opus-4-8']);
  expect(plan.nextStep).toContain(`--accept ${WITHOUT_AGREEMENT}`);
  const { text } = await runText(world, ...KEYS, ...wish, '--plan');
  expect(text).toMatch(/CreateFoundationModelAgreement[\s\S]*Terms: https:[\s\S]*Price: /);
  const apply = [...KEYS, ...wish, '--apply', '--plan-id', plan.planId];
  expect(await runRefusal(world, ...apply)).toMatchObject({
    code: 'option-missing',
    fix: expect.stringContaining('--accept'),
  });
  expect(written()).toEqual([]);
  expect(await runData(world, ...apply, '--accept', WITHOUT_AGREEMENT)).toMatchObject({ isApplied: true });
  expect(written().map(({ operation }) => operation)).toEqual([
    'PutUseCaseForModelAccess',
    'CreateFoundationModelAgreement',
  ]);
  const again = await runData(world, ...KEYS, ...wish, '--plan');
  expect(again).toMatchObject({ steps: [], nextStep: expect.stringContaining('nothing to do') });
});

test.each([
  ['no form', undefined, 'option-missing', /companyName/],
  ['no JSON', 'companyName: Example', 'form-incomplete', /companyName/],
  ['a text that is missing', JSON.stringify({ ...FORM, useCases: '' }), 'form-incomplete', /lacks useCases/],
])('%s is no form', async (_name, text, code, words) => {
  const given = text === undefined ? [] : ['--form', await put(form, text)];
  const refusal = await runRefusal(world, ...KEYS, '--enable', WITHOUT_FORM, ...given, '--plan');
  expect(refusal).toMatchObject({ code });
  expect(`${refusal.message} ${refusal.fix}`).toMatch(words);
});

test('whoever may not is handed the text to send to whoever may', async () => {
  for (const account of sandbox.cloud.accounts)
    account.denies.push({
      kind: 'identity-policy',
      action: 'bedrock:ListFoundationModelAgreementOffers',
      resource: '*',
    });
  const refusal = await runRefusal(world, ...KEYS, '--enable', WITHOUT_AGREEMENT, '--plan');
  expect(refusal.fix).toMatch(/^Send this to the administrator of the account: .*aws-marketplace:Subscribe/);
});

test('a plan that is no longer what AWS offers is not carried out', async () => {
  const wish = [
    '--enable',
    WITHOUT_AGREEMENT,
    '--apply',
    '--plan-id',
    '0000000000000000',
    '--accept',
    WITHOUT_AGREEMENT,
  ];
  expect(await runRefusal(world, ...KEYS, ...wish)).toMatchObject({ code: 'plan-changed' });
  expect(written()).toEqual([]);
});

test('what belongs to --enable is refused without it', async () => {
  expect(await runRefusal(world, ...KEYS, '--plan')).toMatchObject({ code: 'usage' });
});
