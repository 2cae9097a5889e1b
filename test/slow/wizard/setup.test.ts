import { writeFileSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { setupSpec } from '../../../src/commands/specs/setup.ts';
import { talkSpec } from '../../../src/commands/specs/talk.ts';
import type { Choice, Questions } from '../../../src/questions/questions.ts';
import type { Move } from '../../../src/questions/scripted-questions.ts';
import { account, EXAMPLE, exampleApiKey, shortTermApiKey } from '../../../src/sandbox/index.ts';
import { putAwsCli } from '../../support/aws-home.ts';
import { PATH } from '../../support/environment.ts';
import { runData } from '../../support/run.ts';
import { jsonOf } from '../../support/sign-in.ts';
import { put, trust } from '../../support/world.ts';
import { BACK, FROM_NOTHING, homeOf, keysScene, STOPPED, talk, wizardScene } from '../../wizard/support.ts';

const KEY_MESSAGE = 'Paste the API key. It is not shown.';
const PORTAL = 'What is the address of your AWS access portal? Type or paste it as your browser shows it.';
const REGION = 'Which AWS region should Claude Code use? You can type another.';

const settingsOf = ({ home }: { home: string }) => jsonOf(join(home, '.claude', 'settings.json'));

/** The files of a home but for the sign-in, which is kept as soon as it is allowed: it is for all AWS programs. */
const written = (world: { home: string }) =>
  Object.keys(homeOf(world)).filter((name) => !/^\.aws(\/sso|$)|^\.claude$/.test(name));

describe('from nothing', () => {
  test('to a sign-in, a profile and settings that a model answers with', async () => {
    const { world, sandbox } = await wizardScene();
    const { end, screen, messages } = await talk(world, FROM_NOTHING);
    expect(end).toBe('done');
    expect(messages).toHaveLength(3);
    expect((await settingsOf(world)).env).toMatchObject({
      CLAUDE_CODE_USE_BEDROCK: '1',
      AWS_PROFILE: 'sandbox-bedrockuser',
      AWS_REGION: 'eu-central-1',
      ANTHROPIC_DEFAULT_OPUS_MODEL: 'eu.anthropic.claude-opus-5-5',
    });
    expect(screen).toContain('+[profile sandbox-bedrockuser]');
    expect(screen).toContain('+    "AWS_PROFILE": "sandbox-bedrockuser"');
    expect(screen).toContain('eu.anthropic.claude-opus-5-5 answered in eu-central-1.');
    const proof = sandbox.requests.findLast(({ operation }) => operation === 'InvokeModelWithResponseStream');
    expect(proof).toMatchObject({ status: 200, region: 'eu-central-1' });
    const { profiles } = await runData(world, 'status');
    expect(profiles).toMatchObject([
      { name: 'sandbox-bedrockuser', session: { state: 'valid', refreshable: true } },
    ]);
  });

  test.each(FROM_NOTHING.map((_, i) => i))(
    'stopping at question %d leaves all but the sign-in untouched',
    async (at) => {
      const { world } = await wizardScene();
      const { end } = await talk(world, [...FROM_NOTHING.slice(0, at), STOPPED]);
      expect(end).toBe('stopped');
      expect(written(world)).toEqual([]);
    },
  );

  test('No at the end leaves it untouched, too', async () => {
    const { world } = await wizardScene();
    const { end, screen } = await talk(world, [...FROM_NOTHING.slice(0, -1), 'No']);
    expect(end).toBe('declined');
    expect(screen).toContain('Nothing was written.');
    expect(written(world)).toEqual([]);
  });

  test('reset takes it all back but the sign-in, which is for all AWS programs', async () => {
    const { world } = await wizardScene();
    await talk(world, FROM_NOTHING);
    const { planId } = await runData(world, 'reset', '--plan');
    await runData(world, 'reset', '--apply', '--plan-id', planId);
    expect(written(world)).toEqual([]);
  });
});

test('of many accounts one is chosen first, and its only role is taken without a question', async () => {
  const { world, sandbox } = await wizardScene();
  const { accounts, identityCenters } = sandbox.cloud;
  const ids = Array.from({ length: 20 }, (_, i) => String(200_000_000_000 + i));
  accounts.push(...ids.map((id, i) => account(id, `Team-${i}`)));
  for (const { assignments } of identityCenters)
    assignments.push(...ids.map((accountId) => ({ accountId, roleName: 'BedrockUser' })));
  const asked =
    'Which of your 22 accounts should Claude Code use? Type part of its name, id or e-mail address.';
  const first = await talk(world, [EXAMPLE.startUrl, 'Sandbox', STOPPED]);
  expect(first.messages.slice(-2)).toEqual([asked, 'Which account and role should Claude Code use?']);
  expect(first.labels(asked)).toHaveLength(22);
  const second = await talk(world, [EXAMPLE.startUrl, 'Production', STOPPED]);
  expect(second.messages.at(-1)).toBe('Write this change?');
  expect(sandbox.requests.filter(({ operation }) => operation === 'ListAccountRoles')).toHaveLength(2);
});

describe('going back', () => {
  test('leads through all questions to the first, and from there on again', async () => {
    const { world } = await wizardScene();
    const there = FROM_NOTHING.slice(0, -1);
    const back: readonly Move[] = there.map(() => BACK);
    const { end, messages } = await talk(world, [...there, ...back, ...FROM_NOTHING]);
    expect(end).toBe('done');
    const asked = messages.slice(0, there.length + 1);
    expect(messages).toEqual([...asked, ...asked.toReversed().slice(1), ...asked.slice(1)]);
  });

  test.each([
    { folder: 'a folder that Claude Code trusts', isTrusted: true },
    { folder: 'one that it does not: nothing is proved there', isTrusted: false },
  ])('and answering otherwise gives the other answer, in $folder', async ({ isTrusted }) => {
    const { world } = await keysScene();
    if (isTrusted) await trust(world);
    const changes = ['Change', 'Region', 'us-east-1', 'Change', 'Models', 'Global', 'Change', 'Where'];
    const places: Move[] = ['This folder, for the team', BACK, 'This folder, for me', 'Yes'];
    const { end, flat } = await talk(world, [...changes, ...places]);
    expect(end).toBe('done');
    expect(flat).toContain(isTrusted ? 'answered in us-east-1' : 'No test request was sent.');
    const { env } = await jsonOf(join(world.cwd, '.claude', 'settings.local.json'));
    expect(env).toMatchObject({
      AWS_REGION: 'us-east-1',
      ANTHROPIC_DEFAULT_OPUS_MODEL: 'global.anthropic.claude-opus-5-5',
    });
    expect(homeOf(world)).not.toHaveProperty('.claude/settings.json');
  });

  test('from the first question asks it again', async () => {
    const { world } = await keysScene();
    const { end, messages } = await talk(world, [BACK, STOPPED]);
    expect(end).toBe('stopped');
    expect(messages).toEqual(['Write this change?', 'Write this change?']);
  });
});

describe('a wrong answer is told and asked again', () => {
  test('an address that is none; what was typed otherwise is told beside what it became', async () => {
    const { world } = await wizardScene();
    const moves: Move[] = ['two words', 'ftp://x.awsapps.com', 'example.awsapps.com', STOPPED] as const;
    const { messages, flat } = await talk(world, moves);
    expect(messages.filter((message) => message === PORTAL)).toHaveLength(3);
    expect(flat).toContain(`You typed example.awsapps.com. The access portal is ${EXAMPLE.startUrl}.`);
  });

  test('a portal that AWS does not know', async () => {
    const { world } = await wizardScene();
    const moves = ['https://nobody.awsapps.com/start', EXAMPLE.startUrl, STOPPED] as const;
    const { messages, flat } = await talk(world, moves);
    expect(flat).toContain('No region of IAM Identity Center knows https://nobody.awsapps.com/start.');
    expect(messages.at(-1)).toBe('Which account and role should Claude Code use?');
  });

  test.each([
    ['chosen', ['Change', 'Region', 'mx-central-1'], {}],
    ['named on the command line', [], { region: 'mx-central-1' }],
  ])('a region in which nothing can be invoked, %s', async (_, region, given) => {
    const { world } = await keysScene();
    const moves = [...region, 'Look in other regions', 'Only within the EU', 'No'];
    const { end, messages, flat } = await talk(world, moves, { given });
    expect(end).toBe('declined');
    expect(flat).toContain('in mx-central-1');
    expect(messages).toContain('What now?');
  });
});

describe('an API key', () => {
  test('is checked, never shown, and written with mode 0600', async () => {
    const { world } = await wizardScene();
    const { token } = exampleApiKey();
    const { end, screen, messages } = await talk(world, [
      ...['I use an API key', 'sk-ant-api03-abcdefghijklmnop', `  ${token} `],
      ...['us-east-1', 'Yes'],
    ]);
    expect(end).toBe('done');
    expect(messages.filter((message) => message === KEY_MESSAGE)).toHaveLength(2);
    expect(screen).not.toContain(token);
    expect(screen).not.toContain('not into this chat');
    expect(homeOf(world)['.claude/settings.json']).toMatch(/^600 /);
    expect((await settingsOf(world)).env.AWS_BEARER_TOKEN_BEDROCK).toBe(token);
  });

  test('of a short term brings its region, and is never offered to be shared', async () => {
    const { world } = await wizardScene();
    const key = shortTermApiKey(EXAMPLE, 'us-east-1', new Date());
    const moves: Move[] = ['I use an API key', key, 'Change', 'Where', STOPPED];
    const { messages, labels, flat } = await talk(world, moves);
    expect(messages).not.toContain(REGION);
    expect(flat).toContain('The key ends at');
    expect(labels('Where should this apply?')).not.toContain('This folder, for the team');
  });

  test('of a short term in the environment is bound to its region, too', async () => {
    const { world } = await wizardScene();
    const key = shortTermApiKey(EXAMPLE, 'mx-central-1', new Date());
    const withKey = { ...world, env: { ...world.env, AWS_BEARER_TOKEN_BEDROCK: key } };
    const { flat } = await talk(withKey, [STOPPED]);
    expect(flat).toContain('in mx-central-1');
  });
});

describe('what is there already', () => {
  test('options answer their questions, and go into the plan', async () => {
    const { world } = await keysScene();
    const given = {
      profile: 'keys',
      region: 'us-east-1',
      scope: 'user',
      set: ['ANTHROPIC_BEDROCK_SERVICE_TIER=flex'],
    };
    const { end, messages } = await talk(world, ['Yes'], { given });
    expect(end).toBe('done');
    expect(messages).toEqual(['Write this change?']);
    expect((await settingsOf(world)).env).toMatchObject({
      AWS_REGION: 'us-east-1',
      ANTHROPIC_BEDROCK_SERVICE_TIER: 'flex',
    });
  });

  test('every option of setup is one of the conversation', () => {
    const { plan: _, apply: __, ...ofSetup } = setupSpec.options;
    expect(Object.keys(talkSpec.options)).toEqual(expect.arrayContaining(Object.keys(ofSetup)));
  });

  test.each([
    ['us-west-2', 'us-west-2'],
    ['', 'us-east-1'],
    ['everywhere', 'us-east-1'],
  ])('the first region is that of the shell, if it is one: AWS_REGION=%s', async (AWS_REGION, first) => {
    const { world } = await wizardScene();
    const inShell = { ...world, env: { ...world.env, AWS_REGION } };
    const moves = [
      'I use an API key',
      exampleApiKey().token,
      ...(first === AWS_REGION ? ['Change', 'Region'] : []),
    ];
    const { labels } = await talk(inShell, [...moves, STOPPED]);
    const regions = labels(REGION) ?? [];
    expect(regions[0]).toBe(first);
    expect(regions).not.toContain('');
    expect(regions.length).toBeGreaterThan(4);
  });

  test.each(['profile', 'isolated'] as const)(
    '--auth %s takes a profile, whatever the shell holds',
    async (auth) => {
      const { world } = await keysScene();
      await put(
        join(world.home, '.aws', 'config'),
        '[profile keys]\n[profile other]\ncredential_process = x\n',
      );
      const inShell = { ...world.env, AWS_ACCESS_KEY_ID: EXAMPLE.accessKeyId, AWS_BEARER_TOKEN_BEDROCK: 'x' };
      const { end, labels } = await talk({ ...world, env: inShell }, [STOPPED], { given: { auth } });
      expect(end).toBe('stopped');
      expect(labels('Which AWS sign-in should Claude Code use?')).toEqual([
        'other',
        'keys',
        '$(id)',
        'A new one',
      ]);
    },
  );

  test('--auth isolated hands over the credentials of the profile that was chosen', async () => {
    const { world } = await wizardScene();
    const { end, screen } = await talk(world, FROM_NOTHING, { given: { auth: 'isolated' } });
    expect(end).toBe('done');
    expect(screen).toContain('credentials --fail-closed --profile=sandbox-bedrockuser');
    expect(screen).not.toContain('"AWS_PROFILE"');
  });

  test.each([
    ['a profile', { profile: 'kyes' }, 'keys (Recommended)'],
    ['a region', { profile: 'keys', region: 'eu_central_1' }, 'eu-central-1'],
  ])('%s that is misspelt leads to the nearest', async (_, given, first) => {
    const { world } = await keysScene();
    const { messages, labels } = await talk(world, [STOPPED], { given });
    expect(labels(messages[0] ?? '')?.[0]).toBe(first);
  });

  test('settings that do not parse end it before the first question', async () => {
    const { world } = await keysScene();
    await put(join(world.home, '.claude', 'settings.json'), '{,}');
    expect(await talk(world, [])).toMatchObject({ end: 'settings-invalid-json', messages: [] });
  });

  test('a second time there is nothing to write, and a model is asked all the same', async () => {
    const { world } = await keysScene();
    await talk(world, ['Yes']);
    const { end, screen, messages } = await talk(world, []);
    expect({ end, messages }).toEqual({ end: 'done', messages: [] });
    expect(screen).toContain('Your settings already say this.');
    expect(screen).toContain('answered in eu-central-1.');
  });

  test('a profile whose sign-in is over is signed in, and no setting is written before the yes', async () => {
    const { world } = await wizardScene();
    await talk(world, FROM_NOTHING);
    const { planId } = await runData(world, 'reset', '--plan', '--keep-profiles');
    await runData(world, 'reset', '--apply', '--plan-id', planId, '--keep-profiles');
    const cache = join(world.home, '.aws', 'sso', 'cache');
    for (const name of Object.keys(homeOf({ home: cache }))) writeFileSync(join(cache, name), '{}');
    const before = written(world);
    expect((await talk(world, ['sandbox-bedrockuser', STOPPED])).end).toBe('stopped');
    expect(written(world)).toEqual(before);
    expect((await talk(world, ['Yes'])).end).toBe('done');
  });
});

test('each model can be chosen by itself, and one that is refused is not taken', async () => {
  const { world } = await keysScene();
  const { end, messages, flat } = await talk(world, [
    ...['Change', 'Models', 'Claude Opus 4.5, eu', 'Choose', 'Claude Opus 4.8, eu', 'Yes'],
  ]);
  expect(end).toBe('done');
  expect(messages).toContain('Which model should be used instead?');
  expect(flat).toContain('does not work in eu-central-1');
  const { env } = await settingsOf(world);
  expect(env.ANTHROPIC_DEFAULT_OPUS_MODEL).toBe('eu.anthropic.claude-opus-4-8');
  expect(env.ANTHROPIC_DEFAULT_SONNET_MODEL).toBe('eu.anthropic.claude-sonnet-5');
});

test('who signs in again can be chosen where there is an AWS CLI, and nowhere else', async () => {
  const { world } = await wizardScene();
  const moves = [...FROM_NOTHING.slice(0, -1), 'Change', 'Renewal'];
  const { flat } = await talk(world, [...moves, STOPPED]);
  expect(flat).toContain('This plugin is the only one that can.');
  const bin = await putAwsCli(world.home, '2.15.30');
  const withCli = { ...world, env: { ...world.env, PATH: `${bin}:${PATH}` } };
  const { end, labels } = await talk(withCli, [...moves, 'Nobody', 'Yes']);
  const asked = 'Who signs in again when the sign-in has ended?';
  expect(labels(asked)).toEqual(['This plugin', 'AWS CLI', 'Nobody']);
  expect(end).toBe('done');
  expect(await settingsOf(world)).not.toHaveProperty('awsAuthRefresh');
});

test('of two at once the second says what happened, shows the new plan and asks again', async () => {
  const { world } = await keysScene();
  let isFirst = true;
  const whileAsked = (ask: Questions): Questions => ({
    ...ask,
    select: async <T>(choice: Choice<T>) => {
      if (choice.message === 'Write this change?' && isFirst) {
        isFirst = false;
        await talk(world, ['Change', 'Models', 'Global', 'Yes']);
      }
      return ask.select(choice);
    },
  });
  const { end, messages, screen } = await talk(world, ['Yes', 'Yes'], { altered: whileAsked });
  expect(end).toBe('done');
  expect(messages.filter((message) => message === 'Write this change?')).toHaveLength(2);
  expect(screen).toContain('A file changed in the meantime');
  expect((await settingsOf(world)).env.ANTHROPIC_DEFAULT_OPUS_MODEL).toBe('eu.anthropic.claude-opus-5-5');
});

test('a settings file that cannot be written is told, with what is written already', async () => {
  const { world } = await wizardScene();
  await chmod(await put(join(world.home, '.claude', 'settings.json'), '{}'), 0o444);
  const { end, screen } = await talk(world, [...FROM_NOTHING, STOPPED]);
  expect(end).toBe('stopped');
  expect(screen.replaceAll(/\n│ +/g, ' ')).toContain('The AWS profile is written already');
  expect(homeOf(world)['.claude/settings.json']).toBe('444 {}');
});
