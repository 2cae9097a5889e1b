import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EXAMPLE, exampleApiKey, shortTermApiKey } from '../../../src/sandbox/index.ts';
import { put } from '../../support/world.ts';
import { keysScene, wizardScene } from '../../wizard/support.ts';
import { play, stepOf } from './play.ts';

test('a short-term key of another region names it, and that region is one answer away', async () => {
  const { world: plain, sandbox } = await wizardScene();
  const world = { ...plain, env: { ...plain.env, AWS_ENDPOINT_URL: sandbox.urlIn('eu-central-1') } };
  await put(join(world.home, 'key'), shortTermApiKey(EXAMPLE, 'eu-central-1', new Date(world.now())));
  const call = 'talk setup --auth api-key --api-key-file ~/key --region us-east-1';
  const { steps, last } = await play(world, call, ['eu-central-1 (Recommended)']);
  expect(steps[0]?.say).toMatch(/^The API key was made for eu-central-1 and does not work in us-east-1\./);
  expect(steps[0]?.ask?.options.map(({ label }) => label)).toContain('Another key');
  expect(last.ask?.header).toBe('Apply');
  expect(last.say).toContain('"AWS_REGION": "eu-central-1"');
});

test('of a gateway whose name leads nowhere that is said, and no region', async () => {
  const { world } = await keysScene();
  const host = `${'no-such-host-'.repeat(5)}.invalid`;
  const { last } = await play(world, `talk setup --way gateway --base-url https://${host} --keyless`, []);
  expect(last.say).toContain(`No host named ${host} was found.`);
  expect(last.say).not.toMatch(/region/i);
  expect(last.ask?.options[0]?.label).toBe('Yes');
});

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
test.each([
  'key: ABSKQmVkcm9ja0FQSUtleS1hYmNkZWZnaGlqa2xtbm9w',
  `AKIAIOSFODNN7EXAMPLE ${SECRET}`,
  SECRET,
  `aws_secret_access_key = ${SECRET}`,
  `AWS_SECRET_ACCESS_KEY=${SECRET}`,
  `my secret is ${SECRET}`,
  'Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abcdefghij',
  'it is sk-litellm-1234567890abcdefghijklmnop',
])('a key in the place of its file is not said back: %s', async (typed) => {
  const { world } = await wizardScene();
  const step = await stepOf(world, `talk setup --auth api-key --api-key-file '${typed}'`);
  expect(step.say).toContain('looks like the key itself');
  for (const word of typed.split(/[\s=]+/).filter((one) => one.length > 15))
    expect(JSON.stringify(step)).not.toContain(word);
});

test.each([
  'its in ~/bedrock-api-key',
  '"~/bedrock-api-key"',
  '$HOME/bedrock-api-key',
  '~/bedrock-api-key please.',
  'bedrock-api-key',
])('the file of a key is found as people write it: %s', async (typed) => {
  const { world, sandbox } = await wizardScene();
  const env = { ...world.env, AWS_ENDPOINT_URL: sandbox.urlIn('us-east-1') };
  await put(join(world.home, 'bedrock-api-key'), exampleApiKey().token);
  const call = 'talk setup --auth api-key --region us-east-1 --api-key-file';
  const { last } = await play({ ...world, env }, `${call} '${typed}'`, ['Yes']);
  expect(last.say).toContain('`~/bedrock-api-key` can be deleted');
});
