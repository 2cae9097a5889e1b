import { writeFileSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Choice, Questions } from '../../../src/questions/questions.ts';
import type { Move } from '../../../src/questions/scripted-questions.ts';
import { account, EXAMPLE, exampleApiKey, shortTermApiKey } from '../../../src/sandbox/index.ts';
import { putAwsCli } from '../../support/aws-home.ts';
import { PATH } from '../../support/environment.ts';
import { runData } from '../../support/run.ts';
import { jsonOf } from '../../support/sign-in.ts';
import { put, trust } from '../../support/world.ts';
import { BACK, FROM_NOTHING, homeOf, keysScene, STOPPED, talk, wizardScene } from '../../wizard/support.ts';

const WITH_KEYS = ['keys', 'eu-central-1', 'Only within the EU', 'Everywhere', 'Yes'];
const KEY_MESSAGE = 'Paste the Amazon Bedrock API key. It is not shown.';

const settingsOf = ({ home }: { home: string }) => jsonOf(join(home, '.claude', 'settings.json'));

describe('from nothing', () => {
  test('to a sign-in, a profile and settings that a model answers with', async () => {
    const { world, sandbox } = await wizardScene();
    const { end, screen } = await talk(world, FROM_NOTHING);
    expect(end).toEqual({ result: 'done', proved: true });
    expect((await settingsOf(world)).env).toMatchObject({
      CLAUDE_CODE_USE_BEDROCK: '1',
      AWS_PROFILE: 'sandbox-bedrockuser',
      AWS_REGION: 'eu-central-1',
      ANTHROPIC_DEFAULT_OPUS_MODEL: 'eu.anthropic.claude-opus-5-5',
    });
    expect(screen).toContain('+[profile sandbox-bedrockuser]');
    expect(screen).toContain('+    "AWS_PROFILE": "sandbox-bedrockuser"');
    expect(screen).toContain('✔ eu.anthropic.claude-opus-5-5 answered in eu-central-1.');
    const proof = sandbox.requests.findLast(({ operation }) => operation === 'InvokeModelWithResponseStream');
    expect(proof).toMatchObject({ status: 200, region: 'eu-central-1' });
    const { profiles } = await runData(world, 'status');
    expect(profiles).toMatchObject([
      { name: 'sandbox-bedrockuser', session: { state: 'valid', refreshable: true } },
    ]);
  });

  test.each(FROM_NOTHING.map((_, i) => i))(
    'stopping at question %d leaves the home untouched',
    async (at) => {
      const { world } = await wizardScene();
      const { end } = await talk(world, [...FROM_NOTHING.slice(0, at), STOPPED]);
      expect(end).toBe('stopped');
      expect(homeOf(world)).toEqual({});
    },
  );

  test('No at the end leaves it untouched, too', async () => {
    const { world } = await wizardScene();
    const { end, screen } = await talk(world, [...FROM_NOTHING.slice(0, -1), 'No']);
    expect(end).toEqual({ result: 'declined' });
    expect(screen).toContain('Nothing was written.');
    expect(homeOf(world)).toEqual({});
  });

  test('reset takes it all back but the sign-in, which is for all AWS programs', async () => {
    const { world } = await wizardScene();
    await talk(world, FROM_NOTHING);
    const { planId } = await runData(world, 'reset', '--plan');
    await runData(world, 'reset', '--apply', '--plan-id', planId);
    const left = Object.keys(homeOf(world));
    expect(left.filter((name) => !name.startsWith('.aws/sso') && name !== '.aws')).toEqual([]);
  });
});

test('of many accounts one is chosen first, and its only role is taken without a question', async () => {
  const { world, sandbox } = await wizardScene();
  const { accounts, identityCenters } = sandbox.cloud;
  const ids = Array.from({ length: 20 }, (_, i) => String(200_000_000_000 + i));
  accounts.push(...ids.map((id, i) => account(id, `Team-${i}`)));
  for (const { assignments } of identityCenters)
    assignments.push(...ids.map((accountId) => ({ accountId, roleName: 'BedrockUser' })));
  const moves = ['New', EXAMPLE.startUrl] as const;
  const first = await talk(world, [...moves, 'Sandbox', STOPPED]);
  expect(first.messages.slice(-2)).toEqual([
    'Which of your 22 accounts should Claude Code use?',
    'Which role in Sandbox?',
  ]);
  expect(first.labels('Which role in Sandbox?')).toEqual(['BedrockUser', 'ReadOnly']);
  const second = await talk(world, [...moves, 'Production', STOPPED]);
  expect(second.messages.at(-1)).toBe('Which AWS region should Claude Code use?');
  expect(sandbox.requests.filter(({ operation }) => operation === 'ListAccountRoles')).toHaveLength(2);
});

describe('going back', () => {
  test('leads through all questions to the first, and from there on again', async () => {
    const { world } = await wizardScene();
    const there = FROM_NOTHING.slice(0, -1);
    const back: readonly Move[] = there.map(() => BACK);
    const { end, messages } = await talk(world, [...there, ...back, ...FROM_NOTHING]);
    expect(end).toEqual({ result: 'done', proved: true });
    const asked = messages.slice(0, there.length + 1);
    // Nothing is before the first question, and the second sign-in is there already.
    expect(messages).toEqual([...asked, ...asked.toReversed().slice(1), ...asked.slice(1)]);
  });

  test.each([
    { folder: 'a folder that Claude Code trusts', isTrusted: true },
    { folder: 'one that it does not: nothing is proved there', isTrusted: false },
  ])('and answering otherwise gives the other answer, in $folder', async ({ isTrusted }) => {
    const { world } = await keysScene();
    if (isTrusted) await trust(world);
    const { end } = await talk(world, [
      ...(['keys', 'eu-central-1', BACK, 'us-east-1', 'Global', 'This repository, for the team'] as const),
      ...([BACK, 'This repository, for me', 'Yes'] as const),
    ]);
    expect(end).toEqual({ result: 'done', ...(isTrusted && { proved: true }) });
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
    expect(new Set(messages).size).toBe(1);
  });
});

describe('a wrong answer is told and asked again', () => {
  test('an address that is none; what was typed otherwise is told beside what it became', async () => {
    const { world } = await wizardScene();
    const moves = ['New', 'two words', 'ftp://x.awsapps.com', 'example.awsapps.com', STOPPED] as const;
    const { messages, screen } = await talk(world, moves);
    const address = messages.filter(
      (message) => message === 'What is the address of your AWS access portal?',
    );
    expect(address).toHaveLength(3);
    expect(screen.replaceAll(/\n│ +/g, ' ')).toContain(
      `You typed example.awsapps.com. The access portal is ${EXAMPLE.startUrl}.`,
    );
  });

  test('a portal that AWS does not know', async () => {
    const { world } = await wizardScene();
    const moves = ['New', 'https://nobody.awsapps.com/start', EXAMPLE.startUrl, STOPPED] as const;
    const { messages, screen } = await talk(world, moves);
    expect(screen).toContain('No region of IAM Identity Center knows https://nobody.awsapps.com/start.');
    expect(messages.at(-1)).toBe('Which account and role should Claude Code use?');
  });

  test.each([
    ['chosen', ['mx-central-1'], {}],
    ['named on the command line', [], { region: 'mx-central-1' }],
  ])('a region in which nothing can be invoked, %s', async (_, region, given) => {
    const { world } = await keysScene();
    const moves = ['keys', ...region, 'No', 'eu-central-1', 'Global', 'Everywhere', 'No'];
    const { end, messages } = await talk(world, moves, { given });
    expect(end).toEqual({ result: 'declined' });
    expect(messages).toContain('No Claude model answered in mx-central-1. Look in every region?');
  });
});

describe('an API key', () => {
  test('is checked, confirmed by its masked form and written with mode 0600', async () => {
    const { world } = await wizardScene();
    const { token } = exampleApiKey();
    const { end, screen, messages } = await talk(world, [
      ...['Amazon Bedrock API key', 'sk-ant-api03-abcdefghijklmnop', `  ${token} `],
      ...['us-east-1', 'Global', 'Everywhere', 'Yes'],
    ]);
    expect(end).toEqual({ result: 'done', proved: true });
    expect(messages.filter((message) => message === KEY_MESSAGE)).toHaveLength(2);
    expect(screen).toContain(`API key ABSK…${token.slice(-4)}: long-term.`);
    expect(screen).not.toContain(token);
    expect(homeOf(world)['.claude/settings.json']).toMatch(/^600 /);
    expect((await settingsOf(world)).env.AWS_BEARER_TOKEN_BEDROCK).toBe(token);
  });

  test('of a short term brings its region, and is never offered to be shared', async () => {
    const { world } = await wizardScene();
    const key = shortTermApiKey(EXAMPLE, 'us-east-1', new Date());
    const { messages, labels, screen } = await talk(world, [
      'Amazon Bedrock API key',
      key,
      'Global',
      STOPPED,
    ]);
    expect(messages).not.toContain('Which AWS region should Claude Code use?');
    expect(screen).toContain('short-term, for us-east-1 only');
    expect(labels('Where should this apply?')).not.toContain('This repository, for the team');
  });

  test('of a short term in the environment is bound to its region, too', async () => {
    const { world } = await wizardScene();
    const key = shortTermApiKey(EXAMPLE, 'mx-central-1', new Date());
    const withKey = { ...world, env: { ...world.env, AWS_BEARER_TOKEN_BEDROCK: key } };
    const { messages, screen } = await talk(withKey, ['API key in the environment', STOPPED]);
    expect(messages).toEqual(Array(2).fill('Which AWS sign-in should Claude Code use?'));
    expect(screen).toContain('No Claude model answered in mx-central-1.');
  });
});

describe('what is there already', () => {
  test('options answer their questions', async () => {
    const { world } = await keysScene();
    const given = { profile: 'keys', region: 'eu-central-1', scope: 'user' } as const;
    const { end, messages } = await talk(world, ['Only within the EU', 'Yes'], { given });
    expect(end).toEqual({ result: 'done', proved: true });
    expect(messages).toEqual(['Which models, and where may AWS answer requests?', 'Write this change?']);
  });

  test.each([
    ['eu-west-1', 'eu-west-1'],
    ['', 'us-east-1'],
    ['everywhere', 'us-east-1'],
  ])('the first region is that of the shell, if it is one: AWS_REGION=%s', async (AWS_REGION, first) => {
    const { world } = await wizardScene();
    const inShell = { ...world, env: { ...world.env, AWS_REGION } };
    const { labels } = await talk(inShell, ['Amazon Bedrock API key', exampleApiKey().token, STOPPED]);
    const regions = labels('Which AWS region should Claude Code use?') ?? [];
    expect(regions[0]).toBe(first);
    expect(regions).not.toContain('');
  });

  test.each(['profile', 'isolated'] as const)('--auth %s lets a profile be chosen, or made', async (auth) => {
    const { world } = await keysScene();
    const inShell = { ...world.env, AWS_ACCESS_KEY_ID: EXAMPLE.accessKeyId, AWS_BEARER_TOKEN_BEDROCK: 'x' };
    const { end, labels } = await talk({ ...world, env: inShell }, ['keys', STOPPED], { given: { auth } });
    expect(end).toBe('stopped');
    expect(labels('Which AWS sign-in should Claude Code use?')).toEqual([
      'keys',
      '$(id)',
      'New sign-in with IAM Identity Center',
    ]);
  });

  test('--auth isolated hands over the credentials of the profile that was chosen', async () => {
    const { world } = await wizardScene();
    const { end, screen } = await talk(world, FROM_NOTHING, { given: { auth: 'isolated' } });
    expect(end).toEqual({ result: 'done', proved: true });
    expect(screen).toContain('credentials --fail-closed --profile=sandbox-bedrockuser');
    expect(screen).not.toContain('"AWS_PROFILE"');
  });

  test.each([
    ['profile-missing', { profile: 'kyes' }],
    ['region-malformed', { profile: 'keys', region: 'eu_central_1' }],
    ['option-conflict', { profile: 'keys', auth: 'api-key' as const }],
  ])('an option that cannot be worked with ends it: %s', async (code, given) => {
    const { world } = await keysScene();
    expect(await talk(world, [], { given })).toMatchObject({ end: code, messages: [] });
  });

  test('settings that do not parse end it before the first question', async () => {
    const { world } = await keysScene();
    await put(join(world.home, '.claude', 'settings.json'), '{,}');
    expect(await talk(world, [])).toMatchObject({ end: 'settings-invalid-json', messages: [] });
  });

  test('a second time there is nothing to write, and a model is asked all the same', async () => {
    const { world } = await keysScene();
    await talk(world, WITH_KEYS);
    const { end, screen } = await talk(world, WITH_KEYS.slice(0, -1));
    expect(end).toEqual({ result: 'nothing', proved: true });
    expect(screen).toContain('Your settings already say this.');
  });

  test('a profile whose sign-in is over is signed in, and nothing is written before the yes', async () => {
    const { world } = await wizardScene();
    await talk(world, FROM_NOTHING);
    const { planId } = await runData(world, 'reset', '--plan', '--keep-profiles');
    await runData(world, 'reset', '--apply', '--plan-id', planId, '--keep-profiles');
    const cache = join(world.home, '.aws', 'sso', 'cache');
    for (const name of Object.keys(homeOf({ home: cache }))) writeFileSync(join(cache, name), '{}');
    const before = homeOf(world);
    const moves = ['sandbox-bedrockuser', 'eu-central-1', 'Global', 'Everywhere'];
    expect((await talk(world, [...moves, STOPPED])).end).toBe('stopped');
    expect(homeOf(world)).toEqual(before);
    expect((await talk(world, [...moves, 'Yes'])).end).toEqual({ result: 'done', proved: true });
  });
});

test('each model can be chosen by itself, and one that is refused is not taken', async () => {
  const { world } = await keysScene();
  const { end, messages, screen } = await talk(world, [
    ...['keys', 'eu-central-1', 'Choose each', 'Claude Opus 4.5, eu', 'Claude Opus 4.8, eu', 'None', 'None'],
    ...['None', 'Everywhere', 'Yes'],
  ]);
  expect(end).toEqual({ result: 'done', proved: true });
  expect(messages.filter((message) => message === 'Which Opus?')).toHaveLength(2);
  expect(screen).toContain('did not answer');
  const { env } = await settingsOf(world);
  expect(env.ANTHROPIC_DEFAULT_OPUS_MODEL).toBe('eu.anthropic.claude-opus-4-8');
  expect(env).not.toHaveProperty('ANTHROPIC_DEFAULT_SONNET_MODEL');
});

test('each model can be chosen from every region, and the first one settles the region', async () => {
  const { world } = await keysScene();
  const { end, labels, screen } = await talk(world, [
    ...['keys', 'mx-central-1', 'Yes, try every region', 'Choose each'],
    ...['Claude Opus 5.5, eu, eu-central-1', 'Claude Sonnet 5, eu', 'None', 'Everywhere', 'Yes'],
  ]);
  expect(end).toEqual({ result: 'done', proved: true });
  expect(labels('Which Opus?')?.some((label) => label.includes('us-east-1 (usable)'))).toBe(true);
  expect(labels('Which Opus?')?.some((label) => label.includes('refused'))).toBe(false);
  const sonnets = labels('Which Sonnet?') ?? [];
  expect(sonnets).toContain('Claude Sonnet 5, eu (usable)');
  expect(sonnets.filter((label) => label.includes(', us'))).toEqual([]);
  expect((await settingsOf(world)).env).toMatchObject({
    AWS_REGION: 'eu-central-1',
    ANTHROPIC_DEFAULT_OPUS_MODEL: 'eu.anthropic.claude-opus-5-5',
    ANTHROPIC_DEFAULT_SONNET_MODEL: 'eu.anthropic.claude-sonnet-5',
  });
  expect(screen).toContain('answered in eu-central-1.');
});

test('who signs in again is asked where there is an AWS CLI, and nowhere else', async () => {
  const { world } = await wizardScene();
  const moves = FROM_NOTHING.slice(0, -1);
  const { messages } = await talk(world, [...moves, STOPPED]);
  expect(messages.at(-1)).toBe('Write this change?');
  const bin = await putAwsCli(world.home, '2.15.30');
  const withCli = { ...world, env: { ...world.env, PATH: `${bin}:${PATH}` } };
  const { end, labels } = await talk(withCli, [...moves, 'Nobody', 'Yes']);
  expect(labels('Who signs in again when the sign-in has ended?')).toEqual([
    'This plugin',
    'AWS CLI',
    'Nobody',
  ]);
  expect(end).toEqual({ result: 'done', proved: true });
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
        await talk(world, WITH_KEYS.with(2, 'Global'));
      }
      return ask.select(choice);
    },
  });
  const { end, messages, screen } = await talk(world, [...WITH_KEYS, 'Yes'], { altered: whileAsked });
  expect(end).toEqual({ result: 'done', proved: true });
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
