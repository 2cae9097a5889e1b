import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { World } from '../../../src/model/world.ts';
import { sortAnswers } from '../../../src/plan/talk/rollout-answers.ts';
import { makeDemoHome } from '../../../src/sandbox/index.ts';
import { type Answer, explore, play } from '../../flows/talk/play.ts';
import { EXAMPLE, rolloutWith } from '../../rollout/example.ts';
import { sandboxForTest } from '../../sandbox/support.ts';
import { putAwsFiles } from '../../support/aws-home.ts';
import { put, temporaryWorld } from '../../support/world.ts';

const START = 'talk rollout';
const FILE = 'bedrock-rollout.json';
const OPUS = 'eu.anthropic.claude-opus-4-8';
const WHO: readonly Answer[] = [{ typed: 'Größe & Söhne 🚀' }, { typed: 'Example.com' }];

let world: World & { home: string };

beforeEach(async () => {
  world = await temporaryWorld();
});

/** A computer that is on Bedrock already, by a profile of the access portal. */
async function onBedrock() {
  await putAwsFiles(world.home);
  const env = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'work', ANTHROPIC_DEFAULT_OPUS_MODEL: OPUS };
  await put(join(world.home, '.claude/settings.json'), JSON.stringify({ env }));
}

const written = async () => JSON.parse(await readFile(join(world.cwd, FILE), 'utf8'));
const write = (rollout: object) => put(join(world.cwd, FILE), JSON.stringify(rollout));

describe('where there is no file', () => {
  test('five answers begin one from what this computer knows, and a sixth builds it', async () => {
    await onBedrock();
    const { questions, last, steps } = await play(world, START, [
      'AWS sign-in in the app',
      ...WHO,
      'eu-central-1',
      'Yes',
      'Yes',
    ]);
    expect(questions).toHaveLength(6);
    expect(steps[0]?.say).toContain('CloudTrail names the person: yes');
    expect(steps.map(({ say }) => say).join('\n')).toContain(`"id": "${OPUS}"`);
    expect(await written()).toMatchObject({
      organization: { name: 'Größe & Söhne 🚀', domain: 'example.com' },
      signIn: { way: 'in-app', startUrl: 'https://example.awsapps.com/start', permissionSet: 'BedrockUser' },
      aws: { region: 'eu-central-1' },
      models: [{ id: OPUS }],
    });
    expect(last.say).toContain('Read `rollout/ADMIN.md`');
    expect(await readdir(join(world.cwd, 'rollout'))).toContain('ADMIN.md');
  });

  test.each<[string, readonly Answer[], object]>([
    [
      'in the app, of a portal that this computer does not know',
      [
        'AWS sign-in in the app',
        { typed: 'https://ssoins-1234567890abcdef.portal.eu-west-1.app.aws' },
        { typed: '1111-2222-3333' },
        'BedrockUser',
        ...WHO,
        'eu-west-1',
      ],
      { identityCenterRegion: 'eu-west-1', accountId: '111122223333', permissionSet: 'BedrockUser' },
    ],
    [
      'by a profile that devices get',
      ['Named AWS profile', 'bedrock', ...WHO, 'us-east-1'],
      { profile: 'bedrock' },
    ],
  ])('asks what it needs where people sign in %s', async (_, answers, signIn) => {
    const { last } = await play(world, START, [...answers, 'Yes']);
    expect(last.ask?.question).toBe('Build this?');
    expect((await written()).signIn).toMatchObject(signIn);
  });

  test.each<[string, readonly Answer[]]>([
    ['One API key', ['One API key', ...WHO, 'us-east-1']],
    ['a gateway', ['Another way', 'Gateway', ...WHO]],
    ['a program', ['Another way', 'API key by a program', ...WHO, 'us-east-1']],
    ['an identity provider', ['Another way', 'Own identity', ...WHO, 'us-east-1']],
  ])('by %s it ends with what is left to be filled in', async (_, answers) => {
    const { last } = await play(world, START, [...answers, 'Yes']);
    expect(last).toMatchObject({ end: true, say: expect.stringContaining('Still to fill in there:') });
    expect(last.say).toContain('`/bedrock:rollout` again');
  });

  test('what is said beside the command is asked no more, and what means nothing is named', async () => {
    const { questions, steps } = await play(
      world,
      `${START} --said 'static-key example.com us-east-1 hello'`,
      ['Fill it in later'],
    );
    expect(steps[0]?.say).toBe("Not understood: 'hello'.");
    expect(questions.at(-1)).toBe('Write this file?');
  });

  test.each<[string, readonly Answer[], string]>([
    ['domain', ['One API key', { typed: 'A' }, { typed: 'not one' }], "'not one' is not a domain"],
    ['region', ['One API key', ...WHO, { typed: 'somewhere' }], "'somewhere' is not an AWS region"],
    ['region', ['One API key', ...WHO, { typed: 'us-est-1' }], 'Did you mean us-east-1?'],
    ['portal', ['AWS sign-in in the app', { typed: 'console.aws.amazon.com' }], 'console'],
  ])('a %s that cannot be one is asked again', async (_, answers, say) => {
    const { last } = await play(world, START, answers);
    expect(last.say).toContain(say);
    expect(last.ask?.typed).toBeDefined();
  });

  test.each<[string, readonly Answer[], RegExp]>([
    ['the first question', [{ typed: 'no' }], /^Nothing was written\.$/],
    ['the first question', [{ typed: 'hm' }], /^Not understood: 'hm'\.\n\n- \*\*/],
    ['the way', ['Another way', { typed: 'yes' }], /^Please choose one of these\./],
    ['the name', ['One API key', { typed: 'no' }], /^Nothing was written\.$/],
    ['the name', ['One API key', { typed: 'what?' }], /^'what\?' is not a name/],
    ['the domain', ['One API key', { typed: 'A' }, { typed: 'stop' }], /^Nothing was written\.$/],
    ['the portal', ['AWS sign-in in the app', { typed: 'I dont know' }], /^Ask the administrator/],
    ['the file', ['One API key', ...WHO, 'us-east-1', { typed: 'yes' }], /^Written: /],
    ['the file', ['One API key', ...WHO, 'us-east-1', { typed: 'no' }], /^Nothing was written\.$/],
    ['the file', ['One API key', ...WHO, 'us-east-1', { typed: 'in frankfurt' }], /"region": "eu-central-1"/],
  ])('what is typed at %s is heard: %j', async (_, answers, say) => {
    expect((await play(world, START, answers)).last.say).toMatch(say);
  });

  test.each([
    ['static key, frankfurt, example.com', { way: 'static-key' }, 'eu-central-1'],
    ['one api key in us east 1 for example.com', { way: 'static-key' }, 'us-east-1'],
  ])('words beside the command are answers: %s', async (said, signIn, region) => {
    const name = { typed: 'its Example Ltd' };
    const { steps } = await play(world, `${START} --said '${said}'`, [name, 'Yes']);
    expect(steps[0]?.say).toBeUndefined();
    expect(await written()).toMatchObject({
      organization: { name: 'Example Ltd', domain: 'example.com' },
      signIn,
      aws: { region },
    });
  });

  test.each([
    [
      { organization: 'its Example Ltd, example.com' },
      { organization: 'Example Ltd', domain: 'example.com' },
    ],
    [{ domain: 'ada@Example.com' }, { domain: 'example.com' }],
    [{ domain: 'https://www.example.com/about' }, { domain: 'example.com' }],
    [{ domain: 'example.com, frankfurt' }, { domain: 'example.com' }],
    [{ region: 'eu-central-1 please' }, { region: 'eu-central-1' }],
    [{ region: 'in Frankfurt' }, { region: 'eu-central-1' }],
  ])('an answer is found in a sentence: %j', (typed, answers) => {
    expect(sortAnswers(typed)).toEqual({ answers });
  });

  test('the models are those that the region lists for whoever is signed in', async () => {
    const sandbox = await sandboxForTest();
    const made = await makeDemoHome(sandbox, new Date());
    onTestFinished(() => rm(made.root, { recursive: true, force: true }));
    const env = { ...world.env, ...sandbox.environment(), AWS_PROFILE: 'work' };
    const there = { ...world, home: made.home, env, now: () => new Date() };
    const { last } = await play(there, START, ['AWS sign-in in the app', ...WHO, 'eu-central-1']);
    expect(last.say).toContain('"id": "eu.anthropic.claude-sonnet-5"');
    expect(last.say).not.toContain('Nobody is signed in');
  });

  test('a region that nobody chose is not called the one in use', async () => {
    const typed = await play(world, START, ['One API key', ...WHO]);
    expect(JSON.stringify(typed.last)).not.toContain('What this computer uses');
    await put(join(world.home, '.aws', 'config'), '[profile other]\nregion = eu-west-1\n');
    const { last } = await play(world, START, ['One API key', ...WHO]);
    expect(last.ask?.options[0]?.label).toBe('eu-west-1');
  });

  test('a No writes nothing', async () => {
    await play(world, START, ['One API key', ...WHO, 'us-east-1', 'No']);
    expect(await readdir(world.cwd)).toEqual([]);
  });

  test('a plan that is no longer true is shown anew', async () => {
    const { last } = await play(world, START, ['One API key', ...WHO, 'us-east-1']);
    const call = last.ask?.options[0]?.run?.replace(/--plan-id \S+/, '--plan-id 0') ?? '';
    const again = await play(world, call, []);
    expect(again.last.say).toContain('nothing was written');
    expect(await readdir(world.cwd)).toEqual([]);
  });
});

describe('where the file is there', () => {
  test('it is judged, built after a yes, and once more there is nothing to do', async () => {
    await write(EXAMPLE);
    const { last, steps } = await play(world, START, ['Yes']);
    expect(steps[0]?.say).toContain(`\`${FILE}\` is fine.`);
    expect(steps[0]?.say).toContain('+ claude-code/managed-settings.json');
    expect(last.say).toContain('Built into `rollout/`.');
    expect((await play(world, START, [])).last).toMatchObject({
      end: true,
      say: expect.stringContaining('`rollout/` is up to date.'),
    });
  });

  test('what is wrong with it ends the conversation, with its line', async () => {
    await write({ ...EXAMPLE, regoin: 'eu-central-1' });
    const { last } = await play(world, START, []);
    expect(last.end).toBe(true);
    expect(last.say).toMatch(/line 1, regoin: .*/);
  });

  test('a file that is not filled in yet is not built', async () => {
    await write(
      rolloutWith({
        signIn: { way: 'external-idp', oidc: { clientId: 'fill-in', issuer: 'https://fill-in.invalid' } },
        aws: { region: 'eu-central-1', baseUrl: 'https://fill-in.invalid' },
        products: { claudeDesktop: { systems: ['macos'] } },
        plugin: undefined,
      }),
    );
    expect((await play(world, START, [])).last).toMatchObject({
      end: true,
      say: expect.stringContaining('`fill-in` in signIn.oidc.clientId, signIn.oidc.issuer, aws.baseUrl.'),
    });
  });

  test('what is said beside it changes nothing, and how it is changed is told', async () => {
    await write(EXAMPLE);
    const { last } = await play(world, `${START} --said 'eu-central-1'`, []);
    expect(last.say).toContain(`\`${FILE}\` is there already, and what it says counts`);
  });

  test('what stands in the way is named, and nothing is written', async () => {
    await write(EXAMPLE);
    await put(join(world.cwd, 'rollout', 'egress.txt'), 'mine');
    const { last } = await play(world, START, []);
    expect(last).toMatchObject({ end: true, say: expect.stringContaining('- egress.txt') });
    expect(await readdir(join(world.cwd, 'rollout'))).toEqual(['egress.txt']);
  });

  test('one that changed since is judged and shown anew', async () => {
    await write(EXAMPLE);
    const { last } = await play(world, START, []);
    await write(rolloutWith({ contacts: [{ name: 'Somebody else' }] }));
    const again = await play(world, last.ask?.options[0]?.run ?? '', []);
    expect(again.last.say).toContain('changed in the meantime, so nothing was built');
    expect(again.last.ask?.question).toBe('Build this?');
  });
});

test('every path keeps the limits of a question', async () => {
  await onBedrock();
  expect((await explore(world, START, ['Example', 'example.com'], 40)).size).toBeGreaterThan(20);
});
