import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXAMPLE, exampleApiKey } from '../../../src/sandbox/index.ts';
import { play, stepOf } from '../../flows/talk/play.ts';
import { runRefusal } from '../../support/run.ts';
import { jsonOf } from '../../support/sign-in.ts';
import { put, trust } from '../../support/world.ts';
import { keysScene, wizardScene } from '../../wizard/support.ts';

const SETUP = 'talk setup';
const settingsOf = ({ home }: { home: string }) => jsonOf(join(home, '.claude', 'settings.json'));

describe('a model as people name it', () => {
  test.each([
    ['opus 4.8', { ANTHROPIC_DEFAULT_OPUS_MODEL: 'eu.anthropic.claude-opus-4-8' }],
    ['claude-opus-4-8', { ANTHROPIC_DEFAULT_OPUS_MODEL: 'eu.anthropic.claude-opus-4-8' }],
    ['Claude Opus 4.8 please', { ANTHROPIC_DEFAULT_OPUS_MODEL: 'eu.anthropic.claude-opus-4-8' }],
    ['sonnet', { ANTHROPIC_MODEL: 'eu.anthropic.claude-sonnet-5' }],
  ])('%s beside the command is in the plan', async (said, env) => {
    const { world } = await keysScene();
    const { steps } = await play(world, `${SETUP} --said '${said}'`, ['Yes']);
    expect(steps[0]?.say).not.toContain('Not understood');
    expect((await settingsOf(world)).env).toMatchObject(env);
  });

  test('is taken where a model is typed, and one that is not there is told with what is', async () => {
    const { world } = await keysScene();
    const moves = ['Change', 'Models', { typed: 'opus 9' }];
    const { last } = await play(world, SETUP, moves);
    expect(last).toMatchObject({
      say: 'Not available in eu-central-1: Opus 9.',
      ask: { header: 'Models' },
    });
  });
});

test('a key that is typed in the place of its file is not said back', async () => {
  const { world } = await wizardScene();
  const { token } = exampleApiKey();
  const { steps, last } = await play(world, SETUP, ['I use an API key', { typed: token }]);
  expect(JSON.stringify(steps)).not.toContain(token);
  expect(last.say).toContain('looks like the key itself');
});

test('keys that AWS does not take lead on, and name the profile', async () => {
  const { world } = await keysScene();
  await put(
    join(world.home, '.aws', 'credentials'),
    '[keys]\naws_access_key_id = AKIAIOSFODNN7NOTTHERE\naws_secret_access_key = x\n',
  );
  const { last } = await play(world, SETUP, []);
  expect(last.say).toContain('AWS profile keys');
  expect(last.ask?.options.map(({ label }) => label)).toEqual(['Another sign-in', 'Try again', 'Stop here']);
});

test('for the team, what only your own settings give is told, and can be written', async () => {
  const { world } = await keysScene();
  await trust(world);
  await put(join(world.cwd, '.git', 'HEAD'), 'ref: refs/heads/main\n');
  await play(world, SETUP, ['Yes']);
  const { last } = await play(world, `${SETUP} --scope project`, []);
  expect(last.say).toContain('so not written again');
  const { last: whole } = await play(world, `${SETUP} --scope project`, ['Write all of it', 'Yes']);
  expect(whole.say).toContain('Commit that file');
  expect((await jsonOf(join(world.cwd, '.claude', 'settings.json'))).env).toMatchObject({
    CLAUDE_CODE_USE_BEDROCK: '1',
  });
});

test('a profile that the repository names and this computer lacks is made under that name', async () => {
  const { world } = await wizardScene();
  await trust(world);
  const env = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'work' };
  await put(join(world.cwd, '.claude', 'settings.json'), JSON.stringify({ env }));
  const { last } = await play(world, SETUP, [{ typed: 'example.awsapps.com' }, 'Sandbox: BedrockUser']);
  expect(last.say).toContain('as the AWS profile work that your settings name');
  expect(last.say).toContain('+[profile work]');
});

describe('what is typed in the place of a yes', () => {
  test.each([
    ['us-east-1', 'in us-east-1'],
    ['for the team', 'for everyone who works in the folder'],
    ['not everywhere, local', 'for you alone in the folder'],
  ])('%s changes the plan', async (typed, said) => {
    const { world } = await keysScene();
    const { last } = await play(world, SETUP, [{ typed }]);
    expect(last.say).toContain(said);
    expect(last.ask?.header).toBe('Apply');
  });

  test('and without a meaning the plan is asked about again', async () => {
    const { world } = await keysScene();
    const { last } = await play(world, SETUP, [{ typed: 'hmm' }]);
    expect(last).toMatchObject({
      say: expect.stringMatching(/^Not understood: 'hmm'\. Setup takes /),
      ask: { header: 'Apply' },
    });
  });

  test.each(['yes', 'OK', 'Yes, please', 'go ahead'])('%s agrees to it', async (typed) => {
    const { world } = await keysScene();
    const { last } = await play(world, SETUP, [{ typed }]);
    expect(last.say).toMatch(/^Written: /);
  });

  test.each([
    ['other models', 'Models'],
    ['another region', 'Region'],
    ['a different profile', 'Sign-in'],
    ['only for this project', 'Where'],
    ['change it', 'Change'],
  ])('%s asks about that', async (typed, header) => {
    const { world } = await keysScene();
    expect((await play(world, SETUP, [{ typed }])).last.ask?.header).toBe(header);
  });
});

describe('words of a person', () => {
  test.each(['use', 'reset', 'rollout'])('%s says no key back, wherever one is typed', async (name) => {
    const { world } = await wizardScene();
    const { token } = exampleApiKey();
    for (const words of [`${token}`, `new ${token} please`]) {
      const problem = await runRefusal(world, 'talk', name, '--said', words);
      expect(problem.code).toBe('api-key-malformed');
      expect(JSON.stringify(problem)).not.toContain(token);
    }
  });

  const SECRETS = [
    exampleApiKey().token,
    'IQoJb3JpZ2luX2VjEHoaDGV1LWNlbnRyYWwtMSJHMEUCIQ',
    'sk-litellm-1234567890abcdef',
    'ghp_16C7e42F292c6912E7710c838347Ae178B4a',
    'https://ada:hunter2@llm.acme.com/v1',
    'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  ];
  test.each(
    SECRETS.map((secret, at) => {
      const places = ['--said', '--start-url', '--model', '--search', '--scope local --plan-id 1 --said'];
      return [places[at % places.length], secret] as const;
    }),
  )('setup asks again after %s %s, and neither shows nor sends it', async (option, secret) => {
    const { world, sandbox } = await keysScene();
    for (const text of [secret, `it is ${secret} please`]) {
      const step = await stepOf(world, `${SETUP} ${option} '${text}'`);
      expect(step.say).toContain('it may be on record now');
      expect(step.ask).toBeDefined();
      expect(JSON.stringify([step, sandbox.requests])).not.toContain(secret);
      expect(JSON.stringify(step)).not.toMatch(/hunter2|plan-id 1\b/);
    }
  });

  test('may begin like an option', async () => {
    const { world } = await keysScene();
    const { last } = await play(world, `${SETUP} --said '--region us-east-1'`, []);
    expect(last.say).toContain('in us-east-1');
  });

  test('no is an answer to the change', async () => {
    const { world } = await keysScene();
    const { last } = await play(world, SETUP, [{ typed: 'no, thanks' }]);
    expect(last).toEqual({ say: 'Nothing was written.', end: true });
  });

  test('a region that was said stays, whatever the profile brings', async () => {
    const { world } = await keysScene();
    const { last } = await play(world, `${SETUP} --about sign-in --region us-east-1`, ['keys']);
    expect(last.say).toContain('in us-east-1');
  });
});

describe('what cannot be passed over', () => {
  test('is what was said not to be wanted', async () => {
    const { world } = await keysScene();
    const { last } = await play(world, `${SETUP} --said 'not for the team'`, []);
    expect(last.say).toContain("Left out: 'team'.");
    expect(last.say).toContain('in all your projects');
    const { last: other } = await play(world, `${SETUP} --said 'not keys'`, []);
    expect(other).toMatchObject({ ask: { header: 'Sign-in' } });
    expect(other.say).toContain("Not wanted: 'keys'.");
  });

  test('is one of two that exclude each other', async () => {
    const { world } = await keysScene();
    const said = `${SETUP} --said 'us-east-1 or eu-central-1, opus'`;
    const { steps, last } = await play(world, said, ['us-east-1']);
    expect(steps[0]).toMatchObject({ say: "You named both 'us-east-1' and 'eu-central-1'." });
    expect(last.say).toContain('in us-east-1');
  });

  test('are two models, one of each family', async () => {
    const { world } = await keysScene();
    await play(world, `${SETUP} --said 'opus 4.8 and sonnet'`, ['Yes']);
    const { env } = await settingsOf(world);
    expect(env).toMatchObject({ ANTHROPIC_DEFAULT_OPUS_MODEL: 'eu.anthropic.claude-opus-4-8' });
    expect(env).not.toHaveProperty('ANTHROPIC_MODEL');
  });

  test('is an account beside the profile of another one', async () => {
    const { world } = await keysScene();
    const { steps, last } = await play(world, `${SETUP} --said 'keys 999988887777'`, ['Account']);
    expect(steps[0]?.say).toMatch(/^The AWS profile keys is for account \d{12}, not for 999988887777\.$/);
    expect(last.ask?.header).toBe('Portal');
    expect(last.ask?.typed).toContain('--account 999988887777');
  });

  test('is an account that no profile is for', async () => {
    const { world } = await keysScene();
    const { last } = await play(world, `${SETUP} --said 999988887777`, []);
    expect(last).toMatchObject({
      say: 'No AWS profile is known to be for account 999988887777.',
      ask: { header: 'Portal' },
    });
  });
});

describe('a colleague without the profile of the team', () => {
  test.each([
    ['Make team-dev', 'Portal', undefined],
    ['Use keys here', 'Apply', 'settings.local.json'],
  ])('is led out by each answer: %s', async (answer, header, file) => {
    const { world } = await keysScene();
    await trust(world);
    const env = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'team-dev' };
    await put(join(world.cwd, '.claude', 'settings.json'), JSON.stringify({ env }));
    const { last, steps } = await play(world, SETUP, [answer]);
    expect(steps[0]?.say).toContain('name the AWS profile team-dev, which this computer does not have.');
    expect(last.ask?.header).toBe(header);
    if (file !== undefined) expect(last.say).toContain(file);
  });
});

test('where only the list is denied, a model that is named is used', async () => {
  const { world, sandbox } = await keysScene();
  for (const { denies } of sandbox.cloud.accounts)
    denies.push({ kind: 'identity-policy', action: 'bedrock:List*', resource: '*' });
  const moves = [{ typed: 'eu.anthropic.claude-sonnet-5' }];
  const { steps, last } = await play(world, SETUP, moves);
  expect(JSON.stringify(steps[0])).not.toContain('--model and --probe');
  expect(last).toMatchObject({ say: expect.stringContaining('claude-sonnet-5'), ask: { header: 'Apply' } });
});

describe('words for an option', () => {
  test.each([
    ['scope', 'just for me', 'for you alone in'],
    ['models', 'global', 'global.anthropic'],
    ['models', 'only eu', 'eu.anthropic'],
  ])('of the question about %s are taken: %s', async (about, typed, said) => {
    const { world } = await keysScene();
    const { last } = await play(world, `${SETUP} --about ${about}`, [{ typed }]);
    expect(last).toMatchObject({ say: expect.stringContaining(said), ask: { header: 'Apply' } });
  });

  test.each([
    ['api key', 'Key file'],
    ['with an API key', 'Key file'],
    ['i have no idea', undefined],
    ["I don't know", undefined],
  ])('are taken where an address is typed: %s', async (typed, header) => {
    const { world } = await wizardScene();
    const { last } = await play(world, SETUP, [{ typed: typed.replaceAll("'", '’') }]);
    expect(last.ask?.header).toBe(header);
    if (header === undefined) expect(last.say).toContain('Send this to your administrator');
  });

  test('a profile that was misspelt at the sign-in is used once it is agreed on', async () => {
    const { world } = await keysScene();
    const moves = [{ typed: 'kyes' }, 'keys'];
    const { last } = await play(world, `${SETUP} --about sign-in`, moves);
    expect(last.ask?.header).toBe('Apply');
  });

  test('a region that is misspelt where one is typed is asked about', async () => {
    const { world } = await keysScene();
    const { last } = await play(world, `${SETUP} --about region`, [{ typed: 'us-est-1' }]);
    expect(last.ask?.question).toBe('Did you mean us-east-1?');
  });
});

test('what is on Bedrock already can be changed, and is told', async () => {
  const { world } = await keysScene();
  await play(world, SETUP, ['Yes']);
  expect((await play(world, SETUP, [])).last.say).toMatch(
    /^Claude Code will use the AWS profile keys .*\n\nYour settings already say this\. To change something/,
  );
  expect((await play(world, `${SETUP} --said 'change the models'`, [])).last.ask?.header).toBe('Models');
});

test('an opus that is asked for takes the place of the model that the settings name', async () => {
  const { world } = await keysScene();
  await play(world, `${SETUP} --said sonnet`, ['Yes']);
  await play(world, `${SETUP} --said opus`, ['Yes']);
  expect((await settingsOf(world)).env).toMatchObject({ ANTHROPIC_MODEL: 'eu.anthropic.claude-opus-5-5' });
});

test('a key for the team is asked about: where else', async () => {
  const { world } = await wizardScene();
  const { token } = exampleApiKey();
  const key = join(world.home, 'key');
  await put(key, token);
  const call = `${SETUP} --region us-east-1 --scope project --about key`;
  const { last } = await play(world, call, [{ typed: key }]);
  expect(last).toMatchObject({ say: expect.stringContaining('a team shares'), ask: { header: 'Where' } });
  expect(last.ask?.options.map(({ label }) => label)).not.toContain('This folder, for the team');
});

describe('whatever is asked', () => {
  test.each([
    ['change', 'no'],
    ['scope', 'stop'],
    ['models', 'cancel'],
    ['region', 'quit'],
    ['sign-in', 'no'],
  ])('of the question about %s, %s is the end', async (about, typed) => {
    const { world } = await keysScene();
    const { last } = await play(world, `${SETUP} --about ${about}`, [{ typed }]);
    expect(last).toEqual({ say: 'Nothing was written.', end: true });
  });

  test('an answer to another question counts', async () => {
    const { world } = await keysScene();
    const { last } = await play(world, `${SETUP} --about scope`, [{ typed: 'in us-east-1 please' }]);
    expect(last).toMatchObject({ say: expect.stringContaining('in us-east-1'), ask: { header: 'Apply' } });
  });
});

test('a key that the settings hold is used, and asked for no more', async () => {
  const { world } = await wizardScene();
  const { token } = exampleApiKey();
  const key = join(world.home, 'key');
  await put(key, token);
  await play(world, `${SETUP} --region us-east-1 --about key`, [{ typed: key }, 'Yes']);
  const { last } = await play(world, `${SETUP} --region us-east-1`, []);
  expect(last).toMatchObject({ say: expect.stringContaining('already say this'), end: true });
});

describe('a region that nobody knows', () => {
  test('is left for the one where models answer', async () => {
    const { world } = await keysScene();
    const misspelt = `${SETUP} --said eu-north-9`;
    const moves = ['As I typed it', 'Look in other regions'];
    const { last, steps } = await play(world, misspelt, moves);
    expect(last.ask?.typed).not.toContain('eu-north-9');
    const stop = steps.at(-2)?.ask?.options.at(-1);
    expect(stop).toMatchObject({ label: 'Stop here', end: expect.not.stringContaining('access') });
  });
});

describe('where it applies', () => {
  test.each([
    ['a repository', '', 'This repository, for the team', 'for everyone who works in this repository'],
    ['a folder within one', 'sub', 'This folder, for the team', 'for everyone who works in the folder `~/'],
  ])('is called by what it is: %s', async (_, below, label, said) => {
    const { world } = await keysScene();
    const root = join(world.home, 'code');
    await put(join(root, '.git', 'HEAD'), 'ref: refs/heads/main\n');
    await put(join(root, below, 'README'), '');
    const here = { ...world, cwd: join(root, below) };
    await trust(here);
    const { last } = await play(here, SETUP, ['Change', 'Where', label]);
    expect(last.say).toContain(said);
  });
});

describe('a second setup takes nothing back unasked', () => {
  test.each([
    ['the region', `${SETUP} --said us-east-1`, ['Yes']],
    ['the routing', SETUP, ['Change', 'Models', 'Global', 'Yes']],
  ])('%s', async (_, call, answers) => {
    const { world } = await keysScene();
    await play(world, call, answers);
    const before = await settingsOf(world);
    expect((await play(world, SETUP, [])).last).toMatchObject({
      say: expect.stringContaining('Your settings already say this.'),
      end: true,
    });
    expect(await settingsOf(world)).toEqual(before);
  });
});

describe('the text for the administrator', () => {
  test.each([
    ['identity-policy', 'The following has to be allowed by a policy of the role'],
    ['explicit-deny', 'no other policy can outweigh it'],
    ['permission-boundary', 'allowed by the permissions boundary'],
    ['scp', 'a policy of AWS Organizations denies it'],
  ] as const)('fits what denies: %s', async (kind, said) => {
    const { world, sandbox } = await keysScene();
    for (const { denies } of sandbox.cloud.accounts)
      denies.push({ kind, action: 'bedrock:InvokeModel*', resource: '*' });
    const { last } = await play(world, SETUP, []);
    expect(last.say).toContain(said);
  });
});

describe('a family that is not wanted', () => {
  test.each([
    ['said', `${SETUP} --said 'no haiku'`, []],
    ['typed in the place of a yes', SETUP, [{ typed: 'remove haiku' }]],
    ['typed at the question about models', `${SETUP} --about models`, [{ typed: 'without haiku please' }]],
  ])('has another one in its place, which is told: %s', async (_, call, moves) => {
    const { world } = await keysScene();
    const { last } = await play(world, call, [...moves]);
    expect(last.say).toContain('Without Haiku: Claude Sonnet 5 stands in where Claude Code asks for Haiku.');
    await play(world, call, [...moves, 'Yes']);
    expect((await settingsOf(world)).env).toMatchObject({
      ANTHROPIC_DEFAULT_OPUS_MODEL: 'eu.anthropic.claude-opus-5-5',
      ANTHROPIC_DEFAULT_HAIKU_MODEL: 'eu.anthropic.claude-sonnet-5',
    });
  });

  test('is each one but the only one', async () => {
    const { world } = await keysScene();
    await play(world, `${SETUP} --said 'only sonnet'`, ['Yes']);
    const { env } = await settingsOf(world);
    const pins = ['OPUS', 'SONNET', 'HAIKU'].map((name) => env[`ANTHROPIC_DEFAULT_${name}_MODEL`]);
    expect(new Set(pins)).toEqual(new Set(['eu.anthropic.claude-sonnet-5']));
  });
});

describe('a part that is not understood', () => {
  test.each(['downgrade opus', 'sonnet but not 5', 'use 4.8', 'opus four point eight'])(
    'leaves the models to be chosen: %s',
    async (typed) => {
      const { world } = await keysScene();
      const { last } = await play(world, SETUP, [{ typed }]);
      expect(last).toMatchObject({
        say: expect.stringContaining('Not understood:'),
        ask: { header: 'Models' },
      });
    },
  );

  test('takes the recommendation from the plan', async () => {
    const { world } = await keysScene();
    const { last } = await play(world, `${SETUP} --said 'us-east-1 frobnicate'`, []);
    expect(last.say).toContain("Not understood: 'frobnicate'.");
    expect(last.ask?.options[0]?.label).toBe('Yes');
  });

  test.each([
    ['what is the difference?', 'Nothing was changed by that.'],
    ['frobnicate', "Not understood: 'frobnicate'."],
  ])('is no model for AWS: %s', async (typed, said) => {
    const { world } = await keysScene();
    const { last } = await play(world, `${SETUP} --about models`, [{ typed }]);
    expect(last).toMatchObject({ say: expect.stringContaining(said), ask: { header: 'Models' } });
  });
});

describe('a question back', () => {
  test.each([
    [SETUP, 'yes?', 'Apply'],
    [SETUP, 'where is that file', 'Apply'],
    [SETUP, 'does it change my aws files', 'Apply'],
    [`${SETUP} --about change`, 'what is a scope', 'Change'],
  ])('changes nothing: %s', async (call, typed, header) => {
    const { world } = await keysScene();
    const { last } = await play(world, call, [{ typed }]);
    expect(last).toMatchObject({
      say: expect.stringContaining('Nothing was changed by that.'),
      ask: { header },
    });
  });

  test('may be a polite wish', async () => {
    const { world } = await keysScene();
    const { last } = await play(world, SETUP, [{ typed: 'can you use us-east-1?' }]);
    expect(last).toMatchObject({ say: expect.stringContaining('in us-east-1'), ask: { header: 'Apply' } });
  });
});

describe('where requests may be answered', () => {
  test('is asked where the region does not fit', async () => {
    const { world } = await keysScene();
    const call = `${SETUP} --said 'us-east-1 but models in eu'`;
    const { steps, last } = await play(world, call, ['eu-central-1']);
    expect(steps[0]?.say).toContain('within the EU are called from a region there, not from us-east-1');
    expect(steps[0]?.ask?.options.every(({ label }) => label.startsWith('eu-'))).toBe(true);
    expect(last.say).toContain('eu.anthropic.');
  });

  test('is not in the partitions without Claude', async () => {
    const { world } = await keysScene();
    const { last } = await play(world, `${SETUP} --said cn-north-1`, []);
    expect(last).toMatchObject({
      say: expect.stringContaining('Claude is not available in cn-north-1'),
      ask: { header: 'Region' },
    });
  });
});

test('a model by its id is what its family means', async () => {
  const { world } = await keysScene();
  await play(world, `${SETUP} --said eu.anthropic.claude-opus-4-8`, ['Yes']);
  const { env } = await settingsOf(world);
  expect(env).toMatchObject({ ANTHROPIC_DEFAULT_OPUS_MODEL: 'eu.anthropic.claude-opus-4-8' });
  expect(env).not.toHaveProperty('ANTHROPIC_MODEL');
});

test('the bare id of the console leads to the same model as it is called here', async () => {
  const { world } = await keysScene();
  const { last } = await play(world, `${SETUP} --said anthropic.claude-opus-4-8`, []);
  expect(last).toMatchObject({
    say: expect.stringContaining('eu.anthropic.claude-opus-4-8'),
    ask: { header: 'Apply' },
  });
});

describe('where the address of the portal is asked for', () => {
  test.each(['help', 'okta', 'acme'])('a name alone is asked about first: %s', async (typed) => {
    const { world } = await wizardScene();
    const { steps, last } = await play(world, SETUP, [{ typed }, 'No']);
    expect(steps.at(-2)?.ask?.question).toBe(
      `Is https://${typed}.awsapps.com/start the access portal of your company?`,
    );
    expect(last.ask?.header).toBe('Portal');
  });

  test.each([
    ['claude platform', 'Workspace', '--way platform'],
    ['frankfurt', 'Portal', '--region eu-central-1'],
    ['opus', 'Portal', '--model opus'],
    ['111122223333', 'Portal', '--account 111122223333'],
  ])('words that setup knows are kept: %s', async (typed, header, call) => {
    const { world } = await wizardScene();
    const { last } = await play(world, SETUP, [{ typed }]);
    expect(last.ask).toMatchObject({ header, typed: expect.stringContaining(call) });
  });

  test.each([
    ['I have access keys', 'aws configure'],
    ['where do I find that?', 'Nothing was changed by that.'],
    ['https://us-east-1.console.aws.amazon.com/console/home?region=us-east-1', 'is the AWS console'],
    ['https://111122223333.signin.aws.amazon.com/console', 'is a sign-in page'],
    ['1', 'is no address'],
  ])('%s is answered', async (typed, said) => {
    const { world } = await wizardScene();
    const { last } = await play(world, SETUP, [{ typed }]);
    expect(last).toMatchObject({ say: expect.stringContaining(said), ask: { header: 'Portal' } });
  });
});

test('what names no option is told so', async () => {
  const { world } = await keysScene();
  const { last } = await play(world, `${SETUP} --about change`, [{ typed: 'yes' }]);
  expect(last).toMatchObject({ say: 'Please choose one of these.', ask: { header: 'Change' } });
});

describe('a region without Claude', () => {
  test('is not among those that are offered then', async () => {
    const { world } = await keysScene();
    const call = `${SETUP} --said mx-central-1`;
    const { steps, last } = await play(world, call, ['Another region']);
    expect(steps[0]?.ask?.header).toBe('No model');
    expect(last.ask?.options.map(({ label }) => label)).not.toContain('mx-central-1');
  });

  test.each(['no', 'stop'])('can be left by %s', async (typed) => {
    const { world } = await keysScene();
    const { last } = await play(world, `${SETUP} --said mx-central-1`, [{ typed }]);
    expect(last).toEqual({ say: 'Nothing was written.', end: true });
  });
});

describe('what was said is not lost', () => {
  const OPUS = /Models: \S*claude-opus-4-8/;
  test.each([
    [
      'one change after another',
      SETUP,
      [{ typed: 'opus 4.8' }, { typed: 'ireland' }],
      ['in eu-west-1', OPUS],
    ],
    [
      'a model after a model of another family',
      SETUP,
      [{ typed: 'opus 4.8' }, { typed: 'sonnet 4.6' }],
      [OPUS, /claude-sonnet-4-6/],
    ],
    [
      'by options as well',
      SETUP,
      ['Change', 'Models', 'Global', 'Change', 'Region', 'us-east-1'],
      ['in us-east-1', /Models: global\./],
    ],
    [
      'at the question about the sign-in',
      `${SETUP} --model opus-4.8 --region eu-west-1 --scope project --about sign-in`,
      ['keys'],
      ['in eu-west-1', OPUS, 'for everyone who works in'],
    ],
    [
      'after the models were asked',
      SETUP,
      ['Change', 'Models', { typed: 'opus 4.8' }, 'Change', 'Region', { typed: 'ireland' }],
      ['in eu-west-1', OPUS],
    ],
    [
      'the other way round',
      `${SETUP} --said 'us-west-2'`,
      [{ typed: 'only global' }, { typed: 'keys' }],
      ['in us-west-2', /Models: global\./],
    ],
  ] as const)('%s', async (_, call, moves, said) => {
    const { world } = await keysScene();
    const { last } = await play(world, call, [...moves]);
    expect(last.ask?.header).toBe('Apply');
    for (const one of said)
      expect(last.say).toEqual(
        one instanceof RegExp ? expect.stringMatching(one) : expect.stringContaining(one),
      );
  });

  test('nor is a model that the settings have taken back by a second setup', async () => {
    const { world } = await keysScene();
    await play(world, `${SETUP} --said 'opus 4.8'`, ['Yes']);
    expect((await play(world, SETUP, [])).last.say).toContain('Your settings already say this.');
  });

  test('a model that setup wrote goes along to another region', async () => {
    const { world } = await keysScene();
    await play(world, `${SETUP} --said sonnet`, ['Yes']);
    await play(world, `${SETUP} --said us-east-1`, ['Yes']);
    expect((await settingsOf(world)).env.ANTHROPIC_MODEL).toMatch(/^(us|global)\.anthropic\.claude-sonnet-5/);
  });
});

describe('what is typed where an account is asked for', () => {
  const scene = async () => {
    const { world } = await wizardScene();
    const call = `${SETUP} --start-url ${EXAMPLE.startUrl} --sso-region ${EXAMPLE.ssoRegion}`;
    return async (typed: string) => (await play(world, call, [{ typed }])).last;
  };

  test('is the account, and what else it says is kept', async () => {
    const at = await scene();
    for (const [typed, said] of [
      ['Sandbox: BedrockUser', 'BedrockUser in Sandbox'],
      ['not sandbox', 'in Production'],
      ['4444-5555-6666', '(444455556666)'],
      [
        'https://example.awsapps.com/start/#/console?account_id=111122223333&role_name=BedrockUser',
        'BedrockUser in Sandbox',
      ],
      ['sandbox bedrockuser, us-east-1', 'in us-east-1'],
      ['production in ireland with opus 4.8', 'anthropic.claude-opus-4-8'],
    ] as const) {
      const last = await at(typed);
      expect(last.say, typed).toContain(said);
      expect(last.ask?.header, typed).toBe('Apply');
    }
  });

  test('leads there', async () => {
    const at = await scene();
    for (const [typed, header] of [
      ['another portal', 'Portal'],
      ['I am in the wrong portal', 'Portal'],
      ['api key', 'Key file'],
      ['back', 'Portal'],
    ] as const) {
      const last = await at(typed);
      expect(last.ask?.header, typed).toBe(header);
      expect(last.ask?.typed).not.toMatch(/start-url '?\w.*start-url/);
    }
  });

  test('is answered, and the account asked for again', async () => {
    const at = await scene();
    for (const [typed, said] of [
      ['dont know', 'Whoever looks after AWS'],
      ['which one should I take', 'Whoever looks after AWS'],
      ['in ireland', 'That is kept'],
      ['11112222333', "None of your 2 accounts matches '11112222333'. The nearest is Sandbox."],
      ['not', "None of your 2 accounts matches 'not'."],
    ] as const) {
      const last = await at(typed);
      expect(last.say, typed).toContain(said);
      expect(last.ask?.header, typed).toBe('Account');
    }
  });
});

test('where the file of a key is asked for, other words are heard', async () => {
  const { world: plain, sandbox } = await wizardScene();
  const world = { ...plain, env: { ...plain.env, AWS_ENDPOINT_URL: sandbox.urlIn('us-east-1') } };
  const at = async (typed: string) =>
    (await play(world, `${SETUP} --about key --region us-east-1`, [{ typed }])).last;
  for (const [typed, header, said] of [
    ['what?', 'Key file', 'The AWS console makes one'],
    ['how do I get one', 'Key file', 'The AWS console makes one'],
    ['I dont have one', 'Key file', 'The AWS console makes one'],
    ['opus 4.8', 'Key file', 'Put the key into a file'],
    ['platform wrkspc_1', 'Portal', ''],
    ['us-west-2', 'Key file', 'Put the key into a file'],
    ['done', 'Key file', 'bedrock-api-key'],
    ['missing.txt', 'Key file', 'There is no file'],
    ['back', 'Portal', ''],
    ['portal', 'Portal', ''],
  ] as const) {
    const { say = '', ask } = await at(typed);
    expect(ask?.header, typed).toBe(header);
    expect(say, typed).toContain(said);
    expect(say, typed).not.toMatch(/--api-key|AWS_BEARER/);
  }
  expect(await at('no')).toEqual({ say: 'Nothing was written.', end: true });
  await put(join(world.home, 'bedrock-api-key'), exampleApiKey().token);
  for (const typed of ['done', 'its in ~/bedrock-api-key'])
    expect((await at(typed)).ask?.header).toBe('Apply');
  expect((await at('~/bedrock-api-key, local')).say).toContain('for you alone');
});

test('where a workspace is asked for, other words are heard', async () => {
  const { world } = await keysScene();
  const at = async (typed: string) =>
    (await play(world, `${SETUP} --way platform --profile keys`, [{ typed }])).last;
  const arn = 'arn:aws:aws-external-anthropic:us-west-2:111122223333:workspace/wrkspc_1';
  expect((await at('use bedrock instead')).say).toContain('Models: eu.');
  expect((await at('I dont know')).say).toContain('The AWS console shows it');
  for (const [typed, said] of [
    ['workspace WRKSPC_1', 'wrkspc_1'],
    ['wrkspc_1 for the team', 'for everyone who works'],
    [arn, 'in us-west-2'],
    ['mantle', 'Mantle'],
    ['foo', "'foo' is not the id of a workspace"],
  ] as const)
    expect(JSON.stringify(await at(typed)), typed).toContain(said);
});

test('an API key is kept beside other words, and a known portal offered for another account', async () => {
  const { world } = await wizardScene();
  for (const said of ['api key us-east-1', 'use my api key in us-east-1', 'api key local']) {
    const { last } = await play(world, `${SETUP} --said '${said}'`, []);
    expect(last.ask?.header).toBe('Key file');
    expect(last.ask?.typed).toMatch(/us-east-1|local/);
  }
  await put(
    join(world.home, '.aws', 'config'),
    `[sso-session corp]\nsso_start_url = ${EXAMPLE.startUrl}\nsso_region = ${EXAMPLE.ssoRegion}\n`,
  );
  const { last } = await play(world, `${SETUP} --about portal`, []);
  expect(last.ask?.options[0]?.label).toBe('corp');
});

test('a part of the name of a profile leads to it', async () => {
  const { world } = await keysScene();
  const keys = (name: string) =>
    `[${name}]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = x\n`;
  await put(join(world.home, '.aws', 'credentials'), `${keys('acme-prod')}${keys('acme-dev')}`);
  const { last } = await play(world, `${SETUP} --said acme`, []);
  expect(last.say).toContain("More than one AWS profile has 'acme' in its name.");
  expect(last.ask?.options.map(({ label }) => label)).toEqual(['acme-prod', 'acme-dev']);
  const { last: one } = await play(world, `${SETUP} --said prod`, []);
  expect(one.ask?.question).toBe('Did you mean acme-prod?');
});

describe('no room is a dead end', () => {
  test('a portal without accounts asks for another one', async () => {
    const { world, sandbox } = await wizardScene();
    for (const center of sandbox.cloud.identityCenters) center.assignments = [];
    const { last } = await play(world, SETUP, [{ typed: 'https://example.awsapps.com/start' }]);
    expect(last).toMatchObject({
      say: expect.stringContaining('no AWS account is assigned to you'),
      ask: { header: 'Portal' },
    });
  });

  test('a profile that is not complete leads to another', async () => {
    const { world } = await keysScene();
    const text = '[profile broken]\nrole_arn = arn:aws:iam::111122223333:role/X\nsource_profile = gone\n';
    await put(join(world.home, '.aws', 'config'), text);
    const { last } = await play(world, `${SETUP} --profile broken`, []);
    expect(last).toMatchObject({ say: expect.stringContaining('gone'), ask: { header: 'Sign-in' } });
  });

  test('what another file outweighs is told when it is written', async () => {
    const { world } = await keysScene();
    await trust(world);
    const local = join(world.cwd, '.claude', 'settings.local.json');
    await put(local, JSON.stringify({ env: { CLAUDE_CODE_USE_BEDROCK: '0' } }));
    const { last } = await play(world, `${SETUP} --said everywhere`, ['Yes']);
    expect(last.say).toContain('Here Claude Code goes by that');
  });

  test('who is on Bedrock already is asked about what they name', async () => {
    const { world } = await keysScene();
    await play(world, SETUP, ['Yes']);
    expect((await play(world, `${SETUP} --said models`, [])).last.ask?.header).toBe('Models');
  });
});

describe('a family that is not wanted, and another word after it', () => {
  test.each([
    ['is wanted again', 'no opus', 'opus 4.8', { OPUS: 'opus-4-8', SONNET: 'sonnet-5' }],
    ['is one of two then', 'no haiku', 'no opus', { OPUS: 'sonnet-5', HAIKU: 'sonnet-5' }],
    ['takes back what was wanted of it', 'opus 4.8', 'only sonnet', { OPUS: 'sonnet-5', HAIKU: 'sonnet-5' }],
  ])('%s', async (_, said, typed, pins) => {
    const { world } = await keysScene();
    await play(world, `${SETUP} --said '${said}'`, [{ typed }, 'Yes']);
    const { env } = await settingsOf(world);
    for (const [family, model] of Object.entries(pins))
      expect(env[`ANTHROPIC_DEFAULT_${family}_MODEL`]).toBe(`eu.anthropic.claude-${model}`);
    if (typed === 'only sonnet') expect(env.ANTHROPIC_MODEL).toBe('eu.anthropic.claude-sonnet-5');
  });

  test('is left out by a second setup as well', async () => {
    const { world } = await keysScene();
    await play(world, `${SETUP} --said 'no haiku'`, ['Yes']);
    expect((await play(world, SETUP, [])).last.say).toContain('Your settings already say this.');
  });
});
