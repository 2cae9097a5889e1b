import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { World } from '../../src/model/world.ts';
import { initReportSchema } from '../../src/report/rollout/init.ts';
import { readRollout } from '../../src/rollout/file/read-rollout.ts';
import { WAYS } from '../../src/rollout/file/rollout-schema.ts';
import { sandboxWorld } from '../aws/support.ts';
import { sandboxForTest } from '../sandbox/support.ts';
import { putAwsFiles } from '../support/aws-home.ts';
import { runData, runRefusal, runText } from '../support/run.ts';
import { put, temporaryWorld } from '../support/world.ts';

const INIT = ['rollout', 'init'];
const WHO = ['--organization', 'Größe "A" & Söhne 🚀', '--domain', 'example.com'];
const OPUS = 'eu.anthropic.claude-opus-4-8';

let world: World & { home: string };

beforeEach(async () => {
  world = await temporaryWorld();
  await putAwsFiles(world.home);
});

async function plan(...options: string[]) {
  const data = await runData(world, ...INIT, '--plan', ...options);
  expect(initReportSchema.parse(data)).toEqual(data);
  return data;
}

/** What the options of a plan are when they are typed, quotes taken off. */
const words = (options: string) =>
  [...options.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');

describe('rollout init', () => {
  test('takes over what this computer works with, shows it, and writes it by the options that it prints', async () => {
    const env = {
      CLAUDE_CODE_USE_BEDROCK: '1',
      AWS_PROFILE: 'work',
      ANTHROPIC_DEFAULT_OPUS_MODEL: `${OPUS}[1m]`,
    };
    await put(join(world.home, '.claude/settings.json'), JSON.stringify({ env }));
    const { text, applyOptions } = await plan('--from-here', '--way', 'in-app', ...WHO);
    await runData(world, ...words(applyOptions));
    expect(await readFile(join(world.cwd, 'bedrock-rollout.json'), 'utf8')).toBe(text);
    expect(JSON.parse(text)).toMatchObject({
      organization: { name: 'Größe "A" & Söhne 🚀' },
      signIn: {
        startUrl: 'https://example.awsapps.com/start',
        identityCenterRegion: 'eu-central-1',
        accountId: '111122223333',
        permissionSet: 'BedrockUser',
      },
      aws: { region: 'eu-central-1' },
      models: [{ id: OPUS, longContext: true }],
    });
    expect((await runRefusal(world, ...INIT, '--plan', '--from-here', '--way', 'in-app', ...WHO)).code).toBe(
      'rollout-exists',
    );
  });

  test('takes the models that answer its sign-in, where no setting names one', async () => {
    const sandbox = await sandboxForTest();
    const there = await sandboxWorld(sandbox);
    await putAwsFiles(there.home);
    sandbox.fail(
      { model: 'eu.anthropic.claude-sonnet-5' },
      { kind: 'error', status: 403, code: 'AccessDeniedException', message: 'no' },
    );
    const options = ['--from-here', '--way', 'static-key', '--profile', 'keys', '--region', 'eu-central-1'];
    const { text } = await runData(there, ...INIT, '--plan', ...options, ...WHO);
    expect(JSON.parse(text).models).toEqual([
      { id: 'eu.anthropic.claude-opus-5-5' },
      { id: 'eu.anthropic.claude-haiku-4-5-20251001-v1:0' },
    ]);
  });

  test.each(WAYS)(
    'by %s makes a file that can be read, and says what is left to be filled in',
    async (way) => {
      const data = await plan('--way', way, '--from-here', '--profile', 'work', '--model', OPUS, ...WHO);
      expect(readRollout(data.text)).toMatchObject({ ok: true });
      expect(data.fillIn.length > 0).toBe(way !== 'in-app' && way !== 'profile');
    },
  );

  test('names what is still to be said, and with the way open the table by which it is chosen', async () => {
    const { code, message, fix } = await runRefusal(world, ...INIT, '--plan', '--way', 'in-app', ...WHO);
    expect({ code, message }).toMatchObject({
      code: 'option-missing',
      message: 'Still to be said: --region, --model, --start-url, --sso-region, --account, --role.',
    });
    expect(fix).toContain('--from-here');
    const open = await runRefusal(world, ...INIT, '--plan');
    for (const way of WAYS) expect(open.fix).toContain(`--way ${way}:`);
  });

  test('tells what devices need, whether CloudTrail names the person, and how often people sign in', async () => {
    const { text } = await runText(
      world,
      ...INIT,
      '--plan',
      '--way',
      'static-key',
      '--region',
      'eu-central-1',
      '--model',
      OPUS,
      ...WHO,
    );
    for (const part of [
      'Devices need',
      'CloudTrail names the person: no',
      'People sign in never',
      'To be filled in',
    ])
      expect(text).toContain(part);
  });

  test.each([
    [['--model', 'us.anthropic.claude-opus-4-8'], 'model-wrong-prefix'],
    [['--domain', 'Example'], 'rollout-invalid'],
    [['--start-url', 'https://eu-central-1.console.aws.amazon.com/'], 'start-url-malformed'],
  ])('refuses %j', async (words, code) => {
    const [option = ''] = words;
    const base = ['--way', 'in-app', '--from-here', '--profile', 'work'];
    const rest = [...WHO, '--model', OPUS];
    const kept = rest.flatMap((one, i) => (i % 2 === 0 && one !== option ? [one, rest[i + 1] ?? ''] : []));
    expect((await runRefusal(world, ...INIT, '--plan', ...base, ...kept, ...words)).code).toBe(code);
  });
});

test('prices are read where they are asked for, and stand in the file with their day', async () => {
  const { url } = await sandboxForTest();
  world = await temporaryWorld({ env: { AWS_ENDPOINT_URL: url } });
  const given = ['--way', 'profile', '--profile', 'work', ...WHO, '--region', 'eu-central-1', '--model'];
  const { text, applyOptions } = await plan(...given, OPUS, '--prices');
  expect(JSON.parse(text).prices).toEqual({
    region: 'eu-central-1',
    published: '2026-09-25',
    models: { [OPUS]: { input: 4.4, output: 22, cacheRead: 0.22, cacheWrite: 5.5 } },
  });
  await runData(world, ...words(applyOptions));
  const unknown = await runRefusal(
    world,
    ...INIT,
    'x.json',
    '--plan',
    ...given,
    'eu.anthropic.claude-opus-9',
    '--prices',
  );
  expect(unknown.message).toContain('has no price of eu.anthropic.claude-opus-9');
});
