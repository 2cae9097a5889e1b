import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exampleApiKey } from '../../../src/sandbox/index.ts';
import { play } from '../../flows/talk/play.ts';
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
    expect(steps[0]?.say).not.toContain('Ignored');
    expect((await settingsOf(world)).env).toMatchObject(env);
  });

  test('is taken where a model is typed, and one that is not there is told with what is', async () => {
    const { world } = await keysScene();
    const moves = ['Change', 'Models', { typed: 'opus 9' }];
    const { last } = await play(world, SETUP, moves);
    expect(last).toMatchObject({
      say: 'opus 9 is not available in eu-central-1.',
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
    ['for the team', 'for everyone who works in this repository'],
  ])('%s changes the plan', async (typed, said) => {
    const { world } = await keysScene();
    const { last } = await play(world, SETUP, [{ typed }]);
    expect(last.say).toContain(said);
    expect(last.ask?.header).toBe('Apply');
  });

  test('and without a meaning it is asked', async () => {
    const { world } = await keysScene();
    const { last } = await play(world, SETUP, [{ typed: 'hmm' }]);
    expect(last).toMatchObject({ say: expect.stringContaining("Ignored: 'hmm'"), ask: { header: 'Change' } });
  });
});

describe('words of a person', () => {
  test.each(['setup', 'use', 'reset', 'rollout'])(
    '%s says no key back, wherever one is typed',
    async (name) => {
      const { world } = await wizardScene();
      const { token } = exampleApiKey();
      for (const words of [`${token}`, `new ${token} please`]) {
        const problem = await runRefusal(world, 'talk', name, '--said', words);
        expect(problem.code).toBe('api-key-malformed');
        expect(JSON.stringify(problem)).not.toContain(token);
      }
      const typed = await runRefusal(world, 'talk', 'setup', '--start-url', token);
      expect(JSON.stringify(typed)).not.toContain(token);
    },
  );

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

  test('a profile brings the region that is told beside it', async () => {
    const { world } = await keysScene();
    const { last } = await play(world, `${SETUP} --about sign-in --region us-east-1`, ['keys']);
    expect(last.say).toContain('in eu-central-1');
  });
});
