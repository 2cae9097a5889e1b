import { expect, test } from 'vitest';
import { play } from '../../flows/talk/play.ts';
import { keysScene } from '../../wizard/support.ts';

const SETUP = 'talk setup --region us-east-1';
const OPUS = 'anthropic.claude-opus-5-5';
const HAIKU = 'anthropic.claude-haiku-4-5-20251001-v1:0';

/** A person whose account has agreed to nothing. */
async function withoutAgreements() {
  const scene = await keysScene();
  for (const account of scene.sandbox.cloud.accounts)
    Object.assign(account, { withoutAgreement: ['anthropic.*'], withoutForm: [] });
  const written = () =>
    scene.sandbox.requests.filter(({ operation }) => /^(Put|Create)/.test(operation)).map(({ body }) => body);
  return { ...scene, written };
}

test('a yes for each model, the calls once more, and only then they are made; then the models are tried again', async () => {
  const { world, sandbox, written } = await withoutAgreements();
  const start = await play(world, SETUP, ['Enable the models']);
  expect(start.last.say).toMatch(/legally binding[\s\S]*- Terms: https:[\s\S]*- Price: /);
  const models = [...(start.last.ask?.question ?? '').matchAll(/terms of (\S+)/g)].map(([, id]) => id);
  expect(models).toHaveLength(1);
  const yes = 'Yes, I accept them';
  const asked = await play(world, SETUP, ['Enable the models', yes, 'Not this one', yes]);
  expect(written()).toEqual([]);
  expect(
    asked.questions.filter((question) => /Do you accept the terms/.test(question)).length,
  ).toBeGreaterThan(2);
  expect(asked.last.ask?.question).toBe('Send this for the whole account?');
  const declined = /terms of (\S+) for/.exec(asked.questions[2] ?? '')?.[1] ?? '';
  expect(asked.last.say).not.toContain(declined);

  const done = await play(world, SETUP, ['Enable the models', yes, 'Not this one', yes, 'Yes, send it']);
  expect(done.last.say).toContain('AWS may take a quarter of an hour');
  expect(written().length).toBeGreaterThan(1);
  for (const account of sandbox.cloud.accounts) account.withoutAgreement = [];
  const again = done.last.ask?.options[0]?.run ?? '';
  expect(again).not.toMatch(/--(enable|accept)/);
  expect((await play(world, again, [])).last.ask?.question).toMatch(/write/i);
});

test('whoever may not is handed the text to send, and can go on', async () => {
  const { world, sandbox } = await withoutAgreements();
  for (const account of sandbox.cloud.accounts)
    account.denies.push({
      kind: 'identity-policy',
      action: 'bedrock:ListFoundationModelAgreementOffers',
      resource: '*',
    });
  const { last } = await play(world, SETUP, ['Enable the models']);
  expect(last.say).toContain('Send this to the administrator of the account');
  expect(last.ask?.options.map(({ label }) => label)).toEqual(['Try the models again', 'Stop here']);
});

test('what was shown is what is sent: another offer meanwhile is refused', async () => {
  const { world, written } = await withoutAgreements();
  const call = `talk setup --profile keys --region us-east-1 --about access --enable ${OPUS} --accept ${OPUS} --access-id 0000`;
  const { last } = await play(world, call, []);
  expect(last.say).toContain('is not what the plan showed');
  expect(written()).toEqual([]);
});

test('what the account has already is said, and nothing is sent', async () => {
  const { world, sandbox, written } = await withoutAgreements();
  for (const account of sandbox.cloud.accounts) account.withoutAgreement = [];
  const call = `talk setup --profile keys --region us-east-1 --about access --enable ${HAIKU}`;
  const { last } = await play(world, call, []);
  expect(last.say).toContain(`may use ${HAIKU} in us-east-1 already`);
  expect(written()).toEqual([]);
});
